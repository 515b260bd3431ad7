package io.hostpulse.outputs;

import io.hostpulse.wire.Message;
import io.hostpulse.wire.MessageKey;

import java.util.List;
import java.util.Optional;

/// The messages that wait for one output: what stands between whoever keeps messages and the pump
/// that delivers them.
///
/// A message waits until it is settled: accepted, or refused for good. Messages may be settled in
/// any order. What ends otherwise (at a limit, by damage) becomes a gap.
///
/// Thread-safe: the pump's thread takes and settles; any thread asks how many wait.
public interface Backlog {
    /// Puts messages that wait into `into`, oldest first, and leaves them waiting. One message at
    /// least when there is any, whatever its size.
    ///
    /// @param after only messages that came after this one, whether or not it still waits; empty
    ///   begins at the oldest
    /// @param messagesMax the most messages, 1 or more
    /// @param bytesMax the most bytes of several messages
    void take(List<Message> into, Optional<MessageKey> after, int messagesMax, long bytesMax);

    /// The output keeps this message for good. A message that no longer waits is passed over.
    void accepted(Message message);

    /// The output refuses this message for good, and it has been set down elsewhere. It becomes a
    /// gap of the cause `rejected`. A message that no longer waits is passed over.
    void rejected(Message message);

    /// How many messages wait.
    long messages();

    /// The newest message there is, whether or not it waits.
    Optional<MessageKey> newest();

    /// The messages that will never come to this output and have not been told yet.
    List<GapReport> unreportedGaps();

    /// These gaps have been told where they had to be.
    void reported(List<GapReport> gaps);

    /// Whom to wake when a message came; the one named last counts. The wake-up is quick and never
    /// waits.
    void onAppend(Runnable wake);
}
