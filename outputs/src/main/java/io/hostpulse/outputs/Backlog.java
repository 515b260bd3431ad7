package io.hostpulse.outputs;

import io.hostpulse.wire.Message;

import java.util.List;
import java.util.Optional;

/// The messages that wait for one output, oldest first. Thread-safe: any thread offers and asks,
/// one thread takes and releases.
interface Backlog {
    /// What was lost to the output because the backlog was at a limit.
    ///
    /// @param count how many messages
    /// @param seqFirst the number of the first of them
    /// @param seqLast the number of the last of them
    record Loss(long count, long seqFirst, long seqLast) {}

    /// Adds a message. At a limit the oldest messages go that are not being delivered. Never waits
    /// for the output.
    ///
    /// @return whether a loss began: messages went, and none had since the last [#endedLoss()]
    boolean offer(Message message);

    /// Puts the oldest messages into `batch` and keeps them until [#release]. One message at least
    /// when there is any, whatever its size.
    void take(List<Message> batch, int messagesMax, long bytesMax);

    /// Forgets the first `count` messages of those taken; the others wait again, in their order.
    void release(int count);

    /// How many messages wait, those taken included.
    long messages();

    /// How many bytes of messages wait, those taken included.
    long bytes();

    /// How many messages were lost since start because the backlog was at a limit.
    long dropped();

    /// The loss that has ended, once: messages were lost, and the backlog has fallen to half of its
    /// limits since.
    Optional<Loss> endedLoss();

    /// The loss that has not ended, if there is one.
    Optional<Loss> openLoss();
}
