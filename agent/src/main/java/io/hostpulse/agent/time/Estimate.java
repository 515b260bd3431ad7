package io.hostpulse.agent.time;

import org.jspecify.annotations.Nullable;

/// What is known of the source's time. Immutable; published through a volatile field.
///
/// @param anchor the best sample, null before the first
/// @param drift what has moved the monotonic clock
/// @param trouble why there is no better one, for the message
record Estimate(@Nullable Anchor anchor, Drift drift, String trouble) {
    Estimate with(@Nullable Anchor better, String reason) {
        return new Estimate(better, drift, reason);
    }

    Estimate with(Drift moved) {
        return new Estimate(anchor, moved, trouble);
    }

    /// Why there is no time of a source yet.
    String notYet(TimeSource source) {
        return "not aligned yet with " + source.describe() + ": " + trouble;
    }

    /// Why the time is not called synchronized although it was aligned.
    String tooWrong() {
        return "the time may be wrong by more than "
                + TimeAligner.ERROR_MAX_MICROS / 1_000
                + " ms: "
                + trouble;
    }
}
