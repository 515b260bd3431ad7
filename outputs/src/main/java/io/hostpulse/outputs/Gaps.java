package io.hostpulse.outputs;

import io.hostpulse.catalogue.MonotonicClock;
import io.hostpulse.outputs.Delivery.Halted;
import io.hostpulse.outputs.Delivery.Later;
import io.hostpulse.outputs.Delivery.Split;
import io.hostpulse.outputs.GapReport.Cause;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// The messages that one output will never get: they are counted by cause and named in the log, and
/// an output that can reports them. The pump's thread writes, any thread reads the counts.
///
/// A report that fails is made again after a wait of its own: it delays no message.
final class Gaps {
    private static final Cause[] CAUSES = Cause.values();

    private final String subject;
    private final Output output;
    private final @Nullable GapReporting reporter;
    private final Backlog backlog;
    private final MonotonicClock nanoTime;
    private final Backoff backoff;
    private final Episode episode;
    private final Episode failing;
    private final long[] told = new long[CAUSES.length];

    /// By cause; never changed, another one takes its place.
    private volatile long[] counts = new long[CAUSES.length];

    private boolean isOpen;
    private boolean isWaiting;
    private long waitUntil;

    Gaps(
            String subject,
            Output output,
            Backlog backlog,
            MonotonicClock nanoTime,
            RandomGenerator random,
            Consumer<String> log) {
        this.subject = subject;
        this.output = output;
        this.reporter = output instanceof GapReporting reporting ? reporting : null;
        this.backlog = backlog;
        this.nanoTime = nanoTime;
        this.backoff = new Backoff(random);
        this.episode = new Episode(log, nanoTime);
        this.failing = new Episode(log, nanoTime);
    }

    /// Counts what is new, and tells it where it has to be told, if it is time for that.
    ///
    /// @return whether the output was called
    boolean report() {
        List<GapReport> gaps = backlog.unreportedGaps();
        count(gaps);
        if (gaps.isEmpty()) {
            ended();
            return false;
        }
        if (reporter == null) {
            reported(gaps);
            return false;
        }
        return (!isWaiting || waitNanos() == 0) && report(reporter, gaps);
    }

    private boolean report(GapReporting to, List<GapReport> gaps) {
        List<GapReport> some =
                Collections.unmodifiableList(
                        gaps.subList(0, Math.min(gaps.size(), GapReporting.GAPS_MAX)));
        follow(attempt(to, some), some);
        return true;
    }

    /// How long until a report is made again, in nanoseconds; [Delivering#NOTHING] when none
    /// failed.
    long waitNanos() {
        return isWaiting ? Math.max(0, waitUntil - nanoTime.getAsLong()) : Delivering.NOTHING;
    }

    private static Delivery attempt(GapReporting reporter, List<GapReport> gaps) {
        try {
            Delivery delivery = reporter.reportGaps(gaps);
            int settled = Delivering.settledBy(delivery);
            if (settled < 0 || settled > gaps.size()) {
                throw new IllegalStateException("settled " + settled + " gaps of " + gaps.size());
            }
            return delivery;
        } catch (RuntimeException e) {
            return new Later(Duration.ZERO, "the output has a bug, " + OneLine.of(e));
        }
    }

    private void follow(Delivery delivery, List<GapReport> gaps) {
        isWaiting = false;
        if (delivery instanceof Later later) {
            failed(later.why(), backoff.next(later.notBefore(), output.spread()));
        } else if (delivery instanceof Halted halted) {
            failed(halted.why(), backoff.nextWhenHalted());
        } else {
            // Of a report that is refused as a whole nothing would be kept another time.
            boolean isSplit = delivery instanceof Split;
            reported(isSplit ? gaps : gaps.subList(0, Delivering.settledBy(delivery)));
            backoff.reset();
            failing.ended(subject + " takes reports of lost messages again", "");
        }
    }

    private void failed(String why, long nanos) {
        isWaiting = true;
        waitUntil = nanoTime.getAsLong() + nanos;
        failing.happened(subject + " cannot report lost messages and will try again", why, "");
    }

    private void count(List<GapReport> unreported) {
        if (unreported.isEmpty() && Arrays.equals(told, counts)) {
            return;
        }
        long[] counted = told.clone();
        for (GapReport gap : unreported) {
            counted[gap.cause().ordinal()] += gap.count();
        }
        counts = counted;
    }

    /// These gaps have been reported, or are told to the log alone; they come no more.
    private void reported(List<GapReport> gaps) {
        backlog.reported(gaps);
        for (GapReport gap : gaps) {
            told[gap.cause().ordinal()] += gap.count();
            if (gap.cause() != Cause.REJECTED) {
                tell(gap);
            }
        }
    }

    private void tell(GapReport gap) {
        isOpen = true;
        episode.happened(
                subject + " has lost messages",
                gap.cause().word(),
                "epoch="
                        + gap.epoch()
                        + " seq="
                        + gap.seqFirst()
                        + ".."
                        + gap.seqLast()
                        + " count="
                        + gap.count()
                        + " lost_since_start="
                        + dropped());
    }

    /// Nothing is lost at the moment.
    private void ended() {
        if (isOpen) {
            isOpen = false;
            tellEnded();
        }
    }

    private void tellEnded() {
        episode.ended(subject + " loses no more messages", " lost_since_start=" + dropped());
    }

    /// How many messages are gone for this cause since start.
    long count(Cause cause) {
        return counts[cause.ordinal()];
    }

    /// How many messages are gone since start without having been refused.
    long dropped() {
        long dropped = 0;
        for (Cause cause : CAUSES) {
            dropped += cause == Cause.REJECTED ? 0 : count(cause);
        }
        return dropped;
    }
}
