package io.hostpulse.outputs.http;

import io.hostpulse.wire.MessageKey;

import java.util.Map;
import java.util.OptionalLong;

/// Hears what a server says beside its acknowledgements. Called by the output's thread, which it
/// must not keep waiting.
public interface ServerListener {
    /// The stamps of one exchange.
    ///
    /// @param sentNanos when the request began to leave, by this host's monotonic clock
    /// @param receivedNanos when the answer had arrived whole, by the same clock: the server's
    ///   stamp stands in its body, and so was surely taken before
    /// @param receiveMicros when the request arrived, microseconds since 1970 by the server's clock
    /// @param transmitMicros when the answer left, by the server's clock
    /// @param errorMicros how far the server's clock may be from true time, as far as it says
    default void onTime(
            long sentNanos,
            long receivedNanos,
            long receiveMicros,
            long transmitMicros,
            long errorMicros) {}

    /// What the agent may do differently from now on. Called with each answer, also with one that
    /// wishes nothing: what was wished before is not wished any more then.
    ///
    /// @param intervalMillis the time between messages, 1,000 to 3,600,000; empty for no wish
    /// @param groups names of groups, on or off; some may be unknown. The server's words: not fit
    ///   for a log. Not to be kept by reference
    default void onOptions(OptionalLong intervalMillis, Map<String, Boolean> groups) {}

    /// The server has other content under a message's key: the agent has to number anew.
    default void onConflict(MessageKey key) {}

    /// Hears nothing.
    static ServerListener none() {
        return new ServerListener() {};
    }
}
