package io.hostpulse.top;

/// A stretch of time of which nothing is known, and why.
///
/// @param fromMicros its beginning, in microseconds since 1970; [Long#MIN_VALUE] if it has none
/// @param toMicros its end; [Long#MAX_VALUE] if it has none yet
/// @param cause the server's word for it, or `unread`, `first`, `silent`
/// @param messages how many messages are missing; 0 where none was made
/// @param isAbout whether its edges are estimated from messages' numbers
record Hole(long fromMicros, long toMicros, String cause, long messages, boolean isAbout) {
    boolean overlaps(long from, long to) {
        return fromMicros < to && toMicros > from;
    }

    boolean holds(long micros) {
        return fromMicros < micros && micros < toMicros;
    }

    /// The same with edges that samples show.
    Hole between(long from, long to) {
        return new Hole(from, to, cause, messages, false);
    }
}
