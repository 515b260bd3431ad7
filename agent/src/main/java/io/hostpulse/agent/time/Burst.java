package io.hostpulse.agent.time;

import io.hostpulse.agent.time.ProbeResult.Advice;
import io.hostpulse.agent.time.ProbeResult.Refused;
import io.hostpulse.agent.time.ProbeResult.Sample;
import io.hostpulse.catalogue.MonotonicClock;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.IntSupplier;

/// Several questions at once, of which the answer with the least error counts: the more one asks,
/// the likelier one of them met no queue. Confined to one thread.
final class Burst {
    static final int PROBES_MAX = 8;

    /// So many answers are enough.
    static final int GOOD_ENOUGH = 4;

    /// After so many refusals in a row the source is left alone until the next alignment.
    static final int REFUSALS_MAX = 2;

    /// No question is asked later than this after the first.
    static final Duration LASTS_MAX = Duration.ofSeconds(2);

    private final TimeSource source;
    private final MonotonicClock nanoTime;
    private final IntSupplier suspends;

    /// @param suspends how often the host was suspended so far: an answer that came across a
    ///   suspend is worth nothing
    Burst(TimeSource source, MonotonicClock nanoTime, IntSupplier suspends) {
        this.source = source;
        this.nanoTime = nanoTime;
        this.suspends = suspends;
    }

    /// Asks up to `probesMax` times.
    ///
    /// @param delayGoodMicros one answer with at most this delay is enough
    /// @return the best sample, or the last refusal if there is none
    ProbeResult run(int probesMax, long delayGoodMicros) {
        Sample best = null;
        Refused refused = Refused.because("not asked");
        int good = 0;
        int refusals = 0;
        long began = nanoTime.getAsLong();
        for (int asked = 0; asked < probesMax && refusals < REFUSALS_MAX; asked++) {
            if (asked > 0 && nanoTime.getAsLong() - began > LASTS_MAX.toNanos()) {
                break;
            }
            switch (probe()) {
                case Sample sample -> {
                    good++;
                    refusals = 0;
                    best = lesserError(best, sample);
                    if (good == GOOD_ENOUGH || sample.delayMicros() <= delayGoodMicros) {
                        return best;
                    }
                }
                case Refused reason -> {
                    refused = reason;
                    refusals++;
                    if (reason.advice() != Advice.RETRY) {
                        return best == null || reason.advice() == Advice.STOP ? reason : best;
                    }
                }
            }
        }
        return best == null ? refused : best;
    }

    private ProbeResult probe() {
        int before = suspends.getAsInt();
        ProbeResult result = source.probe();
        return suspends.getAsInt() == before
                ? result
                : Refused.because("the host was suspended between question and answer");
    }

    private static Sample lesserError(@Nullable Sample one, Sample other) {
        return one != null && one.errorMicros() <= other.errorMicros() ? one : other;
    }
}
