package io.hostpulse.agent.time;

import io.hostpulse.agent.time.ProbeResult.Sample;

/// A sample, and what had moved the monotonic clock when it was taken: enough to tell the source's
/// time at any later reading of the monotonic clock, and how wrong that may be. Immutable.
record Anchor(Sample sample, Drift taken) {
    /// The source's clock, microseconds since 1970, at a reading of the monotonic clock.
    long timeMicros(long nanos, Drift now) {
        return sample.sourceMicros() + sinceMicros(nanos, now);
    }

    /// How far [#timeMicros] may be from the source's clock at most: the sample's own error, and
    /// what the clocks may have drifted apart since.
    long errorMicros(long nanos, Drift now) {
        long age = Math.abs(sinceMicros(nanos, now));
        return sample.errorMicros()
                + (age * ProbeResult.DRIFT_PPM + 999_999) / 1_000_000
                + now.slewedMicros(sample.atNanos(), nanos)
                + (now.suspends() - taken.suspends()) * Drift.SUSPEND_ERROR_MICROS;
    }

    /// How far [#timeMicros] may be from true time at most, as far as the source says.
    long boundMicros(long nanos, Drift now) {
        return errorMicros(nanos, now) + sample.sourceErrorMicros();
    }

    private long sinceMicros(long nanos, Drift now) {
        long awake = Math.floorDiv(nanos - sample.atNanos(), 1_000L);
        return awake + now.suspendedMicros() - taken.suspendedMicros();
    }
}
