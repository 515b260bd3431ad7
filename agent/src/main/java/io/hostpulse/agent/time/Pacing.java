package io.hostpulse.agent.time;

import io.hostpulse.agent.time.ProbeResult.Advice;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next alignment. Confined to one thread.
final class Pacing {
    /// The first pause after a refusal; it doubles with each further one up to the poll interval.
    static final Duration RETRY_MIN = Duration.ofSeconds(1);

    /// The least pause once the source has asked for patience; it doubles with each further time.
    static final Duration SLOW_MIN = Duration.ofSeconds(64);

    static final Duration SLOW_MAX = Duration.ofSeconds(1024);

    /// The pause after the source has denied access. Not for ever: its rules may change, and nobody
    /// should have to restart an agent for it.
    static final Duration DENIED = Duration.ofHours(1);

    private final long pollNanos;
    private final RandomGenerator random;
    private long retryNanos = RETRY_MIN.toNanos();
    private long slowNanos;
    private boolean denied;

    Pacing(Duration poll, RandomGenerator random) {
        this.pollNanos = poll.toNanos();
        this.random = random;
    }

    /// How many questions one alignment may ask.
    int probes() {
        return slowNanos > 0 ? 1 : Burst.PROBES_MAX;
    }

    /// Whether the next alignment must not come earlier, whatever happens.
    boolean mustWait() {
        return denied || slowNanos > 0;
    }

    /// The poll interval give or take a tenth, so that a fleet does not ask in step.
    long afterSample() {
        denied = false;
        retryNanos = RETRY_MIN.toNanos();
        return Math.max(slowNanos, pollNanos - pollNanos / 10 + random.nextLong(pollNanos / 5 + 1));
    }

    /// Soon: whether the source's clock has stepped is to be known quickly.
    long afterContradiction() {
        denied = false;
        return Math.max(slowNanos, RETRY_MIN.toNanos());
    }

    /// A growing pause, of which the upper half is left to chance.
    long afterRefusal(Advice advice) {
        denied = advice == Advice.STOP;
        if (denied) {
            return DENIED.toNanos();
        }
        if (advice == Advice.SLOW_DOWN) {
            slowNanos = Math.clamp(slowNanos * 2, SLOW_MIN.toNanos(), SLOW_MAX.toNanos());
        }
        long pause = retryNanos / 2 + random.nextLong(retryNanos / 2 + 1);
        retryNanos = Math.max(RETRY_MIN.toNanos(), Math.min(retryNanos * 2, pollNanos));
        return Math.max(slowNanos, pause);
    }
}
