package io.hostpulse.store;

/// Messages that will never come.
///
/// @param range which
/// @param cause why
public record Gap(SeqRange range, Cause cause) {
    /// Why messages are missing. The agent reports the first four; the rest is concluded.
    public enum Cause {
        /// They were older than the journal keeps, or beyond its size.
        EXPIRED,
        /// The journal was damaged where they stood.
        CORRUPT,
        /// The journal's disk was out, and memory was full.
        OVERFLOW,
        /// An output refused them for good; they stand in the agent's dead-letter file.
        REJECTED,
        /// They are on their way: newer ones came first, and the agent has not yet been sending for
        /// 10 minutes without filling any hole.
        PENDING,
        /// Nobody said why. The promise is that this never happens.
        UNEXPLAINED;

        /// The cause as the interface writes it.
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
