package io.hostpulse.outputs;

import io.hostpulse.outputs.Delivery.Accepted;
import io.hostpulse.outputs.Delivery.Halted;
import io.hostpulse.outputs.Delivery.Later;
import io.hostpulse.outputs.Delivery.Rejected;
import io.hostpulse.wire.Message;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// The attempts of one output: takes batches from its backlog, hands them over, and decides when to
/// try again. Confined to the pump's thread; the counts and the trouble may be read by any thread.
final class Delivering {
    /// What [#step()] returns when there is nothing to deliver.
    static final long NOTHING = Long.MAX_VALUE;

    /// The most messages of one batch.
    static final int BATCH_MESSAGES = 500;

    /// The most bytes of one batch of several messages.
    static final long BATCH_BYTES = 1L << 20;

    /// How long a halted output is left alone before it is tried again.
    static final Duration HALT_PROBE = Duration.ofMinutes(5);

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
    private final Output output;
    private final Backlog backlog;
    private final LongSupplier nanoTime;
    private final Consumer<String> log;
    private final Backoff backoff;
    private final Episode failing;
    private final Refusals refusals;

    private final List<Message> batch = new ArrayList<>();
    private final List<Message> batchView = Collections.unmodifiableList(batch);
    private Wait wait = Wait.NONE;
    private long waitUntil;

    private final AtomicLong delivered = new AtomicLong();
    private volatile @Nullable String trouble;
    private volatile boolean isAttempting;
    private volatile long attemptBegan;

    Delivering(
            String subject,
            Output output,
            Backlog backlog,
            LongSupplier nanoTime,
            RandomGenerator random,
            Consumer<String> log) {
        this.subject = subject;
        this.output = output;
        this.backlog = backlog;
        this.nanoTime = nanoTime;
        this.log = log;
        this.backoff = new Backoff(random);
        this.failing = new Episode(log, nanoTime);
        this.refusals = new Refusals(subject, log, nanoTime);
    }

    /// Makes one attempt, if it is time for one.
    ///
    /// @return how long to wait before the next step, in nanoseconds; 0 for not at all, [#NOTHING]
    ///   until a message is offered
    long step() {
        if (wait != Wait.NONE) {
            long left = waitUntil - nanoTime.getAsLong();
            if (left > 0) {
                return left;
            }
            wait = Wait.NONE;
        }
        batch.clear();
        backlog.take(batch, BATCH_MESSAGES, BATCH_BYTES);
        if (batch.isEmpty()) {
            return NOTHING;
        }
        int settled = 0;
        try {
            Delivery delivery = attempt();
            settled = settledBy(delivery);
            follow(delivery);
        } finally {
            backlog.release(settled);
        }
        tellEndedLoss();
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
            Delivery delivery = output.deliver(batchView);
            int settled = settledBy(delivery);
            if (settled < 0 || settled > batch.size()) {
                throw new IllegalStateException(
                        "settled " + settled + " messages of " + batch.size());
            }
            return delivery;
        } catch (RuntimeException e) {
            return new Later(Duration.ZERO, "the output has a bug, " + OneLine.of(e));
        } finally {
            isAttempting = false;
        }
    }

    private static int settledBy(Delivery delivery) {
        if (delivery instanceof Accepted accepted) {
            return accepted.count();
        }
        return delivery instanceof Rejected rejected ? rejected.before() + 1 : 0;
    }

    /// A chain of `instanceof` and not a pattern switch: its bootstrap costs 30 ms of CPU time at
    /// the first message.
    private void follow(Delivery delivery) {
        if (delivery instanceof Accepted accepted) {
            succeeded(accepted.count());
            refusals.ended();
        } else if (delivery instanceof Rejected rejected) {
            succeeded(rejected.before());
            refusals.take(batch.get(rejected.before()), rejected.why());
        } else if (delivery instanceof Later later) {
            failed(later.why(), subject + " cannot deliver and will try again");
            boolean isAsked = later.notBefore().isPositive();
            waitFor(backoff.next(later.notBefore()), isAsked ? Wait.ASKED : Wait.OWN);
        } else if (delivery instanceof Halted halted) {
            failed(halted.why(), "ERROR " + subject + " is halted until a person acts");
            waitFor(HALT_PROBE.toNanos(), Wait.ASKED);
        }
    }

    private void succeeded(int count) {
        delivered.addAndGet(count);
        backoff.reset();
        trouble = null;
        failing.ended(subject + " delivers again", "");
    }

    private void failed(String why, String headline) {
        trouble = OneLine.of(why, OneLine.REASON_MAX);
        failing.happened(headline, why, "behind=" + backlog.messages());
    }

    private void waitFor(long nanos, Wait reason) {
        wait = reason;
        waitUntil = nanoTime.getAsLong() + nanos;
    }

    private void tellEndedLoss() {
        Optional<Backlog.Loss> ended = backlog.endedLoss();
        if (ended.isPresent()) {
            Backlog.Loss loss = ended.get();
            log.accept(
                    subject
                            + " drops no more messages dropped="
                            + loss.count()
                            + " seq="
                            + loss.seqFirst()
                            + ".."
                            + loss.seqLast());
        }
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

    /// Why nothing is delivered at the moment, if so.
    Optional<String> trouble() {
        String why = trouble;
        if (why != null || !isAttempting) {
            return Optional.ofNullable(why);
        }
        long elapsed = nanoTime.getAsLong() - attemptBegan;
        return elapsed < SLOW.toNanos()
                ? Optional.empty()
                : Optional.of(
                        "has not answered for " + Duration.ofNanos(elapsed).toSeconds() + " s");
    }
}
