package io.hostpulse.agent.time;

import io.hostpulse.agent.time.ProbeResult.Refused;
import io.hostpulse.agent.time.ProbeResult.Sample;

import java.util.Optional;
import java.util.function.Consumer;

/// One alignment after the other: asks, keeps the samples, publishes the best, sets the system
/// clock where that is wanted, and tells what changed. Confined to one thread.
final class Alignment {
    private final TimeAligner aligner;
    private final Consumer<String> log;
    private final Optional<SystemClockSetter> setter;
    private final Pacing pacing;
    private final SampleWindow window = new SampleWindow();
    private boolean synchronizedBefore;
    private String refusal = "";
    private long refusals;

    Alignment(
            TimeAligner aligner,
            Consumer<String> log,
            Optional<SystemClockSetter> setter,
            Pacing pacing) {
        this.aligner = aligner;
        this.log = log;
        this.setter = setter;
        this.pacing = pacing;
    }

    /// Whether an alignment may come before its time.
    boolean mayHurry() {
        return !pacing.mustWait();
    }

    /// Aligns once.
    ///
    /// @return how long to wait before the next time, in nanoseconds
    long align(TimeSource source) {
        var burst = new Burst(source, aligner.clock().monotonic(), aligner::suspends);
        long least = window.delayMinMicros();
        long good = least == Long.MAX_VALUE ? -1 : least + least / 2;
        return switch (burst.run(pacing.probes(), good)) {
            case Sample sample -> answered(source, sample);
            case Refused refused -> refused(source, refused);
        };
    }

    private long refused(TimeSource source, Refused refused) {
        refusals++;
        if (!refused.why().equals(refusal)) {
            log.accept("no time from " + source.describe() + " why=\"" + refused.why() + "\"");
        }
        refusal = refused.why();
        Estimate now = aligner.publish(window.best(), refused.why());
        tellWhetherSynchronized(source, now);
        return pacing.afterRefusal(refused.advice());
    }

    private long answered(TimeSource source, Sample sample) {
        if (refusals > 0) {
            log.accept(source.describe() + " answers again refusals=" + refusals);
            refusals = 0;
            refusal = "";
        }
        SampleWindow.Verdict verdict = take(source, new Anchor(sample, aligner.estimate().drift()));
        if (verdict == SampleWindow.Verdict.CONTRADICTS) {
            return pacing.afterContradiction();
        }
        setSystemClock(aligner.estimate());
        return pacing.afterSample();
    }

    /// Takes in what an output heard from the source beside its own work.
    ///
    /// @return false if it contradicts what is known: then the source should be asked
    boolean heard(TimeSource source, Anchor anchor) {
        return take(source, anchor) != SampleWindow.Verdict.CONTRADICTS;
    }

    private SampleWindow.Verdict take(TimeSource source, Anchor anchor) {
        long nanos = aligner.clock().nanoTime();
        Drift drift = aligner.estimate().drift();
        Anchor before = window.best();
        long apart =
                before == null
                        ? 0
                        : anchor.timeMicros(nanos, drift) - before.timeMicros(nanos, drift);
        SampleWindow.Verdict verdict = window.add(anchor, nanos, drift);
        // An output may get through where the questions do not: the reason stays what it was.
        String trouble = refusals > 0 ? refusal : trouble(verdict);
        Estimate now = aligner.publish(window.best(), trouble);
        switch (verdict) {
            case CONTRADICTS ->
                    log.accept(
                            source.describe()
                                    + " contradicts what it said before, to be confirmed by_ms="
                                    + Millis.of(apart));
            case STEPPED ->
                    log.accept(
                            "the clock of "
                                    + source.describe()
                                    + " has stepped by_ms="
                                    + Millis.of(apart));
            case KEPT, TOO_SLOW -> {}
        }
        tellWhetherSynchronized(source, now);
        return verdict;
    }

    private static String trouble(SampleWindow.Verdict verdict) {
        return switch (verdict) {
            case CONTRADICTS -> "the source contradicts what it said before";
            case KEPT, TOO_SLOW, STEPPED -> "the source or the way to it is no better";
        };
    }

    private void tellWhetherSynchronized(TimeSource source, Estimate now) {
        Anchor anchor = now.anchor();
        if (anchor == null) {
            return;
        }
        long nanos = aligner.clock().nanoTime();
        long error = anchor.boundMicros(nanos, now.drift());
        boolean known = error <= TimeAligner.ERROR_MAX_MICROS;
        if (known && !synchronizedBefore) {
            long offset = aligner.offsetMicros(anchor, now.drift());
            log.accept(
                    "time aligned with "
                            + source.describe()
                            + " offset_ms="
                            + Millis.of(offset)
                            + " error_ms="
                            + Millis.of(error)
                            + " delay_ms="
                            + Millis.of(anchor.sample().delayMicros()));
        } else if (!known && synchronizedBefore) {
            log.accept(
                    "time is no longer synchronized with "
                            + source.describe()
                            + " error_ms="
                            + Millis.of(error)
                            + " why=\""
                            + now.trouble()
                            + "\"");
        }
        synchronizedBefore = known;
    }

    private void setSystemClock(Estimate now) {
        Anchor anchor = now.anchor();
        if (setter.isEmpty() || anchor == null) {
            return;
        }
        RawClock clock = aligner.clock();
        long nanos = clock.nanoTime();
        long offset = aligner.offsetMicros(anchor, now.drift());
        long error = anchor.errorMicros(nanos, now.drift());
        long bound = anchor.boundMicros(nanos, now.drift());
        if (bound > TimeAligner.ERROR_MAX_MICROS || now.drift().isSlewing(nanos)) {
            return;
        }
        if (setter.get().aligned(offset, error) == SystemClockSetter.Done.SLEWING) {
            aligner.slewing(offset);
        }
    }
}
