package io.hostpulse.outputs;

import io.hostpulse.catalogue.MonotonicClock;
import io.hostpulse.outputs.Delivery.Accepted;
import io.hostpulse.outputs.Delivery.Halted;
import io.hostpulse.outputs.Delivery.Later;
import io.hostpulse.outputs.Delivery.Refused;
import io.hostpulse.outputs.Delivery.Rejected;
import io.hostpulse.outputs.Delivery.Split;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// The attempts of one output: takes batches from its backlog, hands them over, and decides when to
/// try again. Confined to whoever has the pump's turn; the counts and the trouble may be read by
/// any thread.
final class Delivering {
    /// What [#step()] returns when there is nothing to deliver.
    static final long NOTHING = Long.MAX_VALUE;

    /// An attempt that takes longer is reported as a trouble.
    static final Duration SLOW = Duration.ofSeconds(60);

    /// What a wait is for.
    private enum Wait {
        NONE,
        /// Our own backoff.
        OWN,
        /// The other side asked for it, or a person must act first.
        ASKED
    }

    private final String subject;
    private final String deliversAgain;
    private final Output output;
    private final Backlog backlog;
    private final MonotonicClock nanoTime;
    private final Backoff backoff;
    private final Episode failing;
    private final SetAside aside;
    private final Lanes lanes;
    private final Refusals refusals;
    private final Gaps gaps;

    private Wait wait = Wait.NONE;
    private long waitUntil;
    private boolean isTurnOfGaps;

    private final AtomicLong delivered = new AtomicLong();
    private volatile @Nullable String trouble;
    private volatile boolean isAttempting;
    private volatile long attemptBegan;

    Delivering(
            String subject,
            Output output,
            Backlog backlog,
            DeadLetters letters,
            MonotonicClock nanoTime,
            RandomGenerator random,
            Consumer<String> log) {
        this.subject = subject;
        this.deliversAgain = subject + " delivers again";
        this.output = output;
        this.backlog = backlog;
        this.nanoTime = nanoTime;
        this.backoff = new Backoff(random);
        this.failing = new Episode(log, nanoTime);
        this.aside = new SetAside(nanoTime);
        this.lanes = new Lanes(output, backlog, aside, nanoTime);
        this.refusals = new Refusals(subject, backlog, letters, aside, log, nanoTime);
        this.gaps = new Gaps(subject, output, backlog, nanoTime, random, log);
    }

    /// Makes one attempt, if it is time for one: reports lost messages, or delivers a batch.
    /// Reports and batches take turns.
    ///
    /// @return how long to wait before the next step, in nanoseconds; 0 for not at all, [#NOTHING]
    ///   until a message comes
    long step() {
        long left = waitNanos();
        if (left > 0) {
            return left;
        }
        wait = Wait.NONE;
        long passedOver = aside.isEmpty() ? NOTHING : aside.waitNanos();
        if (aside.isFull()) {
            return passedOver;
        }
        if (isTurnOfGaps && gaps.report()) {
            isTurnOfGaps = false;
            return 0;
        }
        if (!lanes.take()) {
            return gaps.report()
                    ? 0
                    : Math.min(gaps.waitNanos(), Math.min(lanes.waitNanos(), passedOver));
        }
        isTurnOfGaps = true;
        follow(attempt());
        refusals.settle();
        return waitNanos();
    }

    private long waitNanos() {
        return wait == Wait.NONE ? 0 : Math.max(0, waitUntil - nanoTime.getAsLong());
    }

    /// Ends a wait that only our own backoff asks for.
    ///
    /// @return whether an attempt may be made now
    boolean hurry() {
        if (wait == Wait.OWN) {
            wait = Wait.NONE;
        }
        return wait == Wait.NONE;
    }

    private Delivery attempt() {
        attemptBegan = nanoTime.getAsLong();
        isAttempting = true;
        try {
            Delivery delivery = output.deliver(lanes.batch());
            check(delivery, lanes.size());
            return delivery;
        } catch (RuntimeException e) {
            return new Later(Duration.ZERO, "the output has a bug, " + OneLine.of(e));
        } finally {
            isAttempting = false;
        }
    }

    /// Throws when an answer cannot be one for a batch of this size.
    private static void check(Delivery delivery, int size) {
        int settled = settledBy(delivery);
        if (settled < 0 || settled > size) {
            throw nonsense("settled " + settled + " messages of " + size);
        }
        if (delivery instanceof Accepted accepted && !accepted.refused().isEmpty()) {
            checkRefused(accepted.refused(), settled);
        }
    }

    private static void checkRefused(List<Refused> refused, int settled) {
        int before = -1;
        for (Refused each : refused) {
            if (each.index() <= before || each.index() >= settled) {
                throw nonsense("refused message " + each.index() + " of " + settled + " settled");
            }
            before = each.index();
        }
    }

    private static IllegalStateException nonsense(String found) {
        return new IllegalStateException(found);
    }

    /// How many of the first messages an answer settles.
    static int settledBy(Delivery delivery) {
        if (delivery instanceof Accepted accepted) {
            return accepted.count();
        }
        return delivery instanceof Rejected rejected ? rejected.before() + 1 : 0;
    }

    /// A chain of `instanceof` and not a pattern switch: its bootstrap costs 30 ms of CPU time at
    /// the first message.
    private void follow(Delivery delivery) {
        if (delivery instanceof Accepted accepted) {
            settle(accepted.count(), accepted.refused());
            if (accepted.refused().isEmpty()) {
                refusals.ended();
            }
        } else {
            followTrouble(delivery);
        }
    }

    /// What seldom comes is not in the way of what comes with every message, whose code is cold
    /// once a second.
    private void followTrouble(Delivery delivery) {
        if (delivery instanceof Rejected rejected) {
            settle(rejected.before() + 1, List.of(new Refused(rejected.before(), rejected.why())));
        } else if (delivery instanceof Split split) {
            split(split.why());
        } else if (delivery instanceof Later later) {
            failed(later.why(), subject + " cannot deliver and will try again");
            if (later.isLate()) {
                lanes.late();
            }
            boolean isAsked = later.notBefore().isPositive();
            waitFor(
                    backoff.next(later.notBefore(), output.spread()),
                    isAsked ? Wait.ASKED : Wait.OWN);
        } else if (delivery instanceof Halted halted) {
            failed(halted.why(), "ERROR " + subject + " is halted until a person acts");
            waitFor(backoff.nextWhenHalted(), Wait.ASKED);
        }
    }

    /// The first messages of the batch are settled: those named are refused, the others kept.
    private void settle(int count, List<Refused> refused) {
        int next = 0;
        for (int i = 0; i < count; i++) {
            if (next < refused.size() && refused.get(next).index() == i) {
                refusals.add(lanes.message(i), refused.get(next++).why());
            } else {
                backlog.accepted(lanes.message(i));
            }
        }
        lanes.settled(count, !refused.isEmpty());
        delivered.addAndGet((long) count - refused.size());
        answered();
    }

    /// Of a batch of one it is that message, else the halves will tell.
    private void split(String why) {
        if (lanes.size() == 1) {
            settle(1, List.of(new Refused(0, why)));
        } else {
            lanes.split();
            answered();
        }
    }

    private void answered() {
        backoff.reset();
        trouble = null;
        failing.ended(deliversAgain, "");
    }

    private void failed(String why, String headline) {
        trouble = OneLine.of(why, OneLine.REASON_MAX);
        failing.happened(headline, why, "behind=" + backlog.messages());
    }

    private void waitFor(long nanos, Wait reason) {
        wait = reason;
        waitUntil = nanoTime.getAsLong() + nanos;
    }

    /// Names a trouble that no attempt will end.
    void broken(String why) {
        trouble = why;
    }

    /// How many messages the output accepted since start.
    long delivered() {
        return delivered.get();
    }

    /// How many messages the output refused for good since start.
    long rejected() {
        return refusals.count();
    }

    /// How many messages are gone for this cause since start.
    long lost(GapReport.Cause cause) {
        return gaps.count(cause);
    }

    /// Why a message is not delivered or set down at the moment, if so.
    Optional<String> trouble() {
        String why = trouble;
        if (why != null) {
            return Optional.of(why);
        }
        if (!isAttempting) {
            return refusals.trouble();
        }
        return slowness(nanoTime.getAsLong() - attemptBegan);
    }

    private static Optional<String> slowness(long elapsedNanos) {
        Duration elapsed = Duration.ofNanos(elapsedNanos);
        return elapsed.compareTo(SLOW) < 0
                ? Optional.empty()
                : Optional.of("has not answered for " + elapsed.toSeconds() + " s");
    }
}
