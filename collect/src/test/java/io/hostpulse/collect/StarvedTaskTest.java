package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.hostpulse.collect.CollectTask.State;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// A task that only lacks a CPU is waited for beyond the tick's grace; one that hangs is not.
class StarvedTaskTest {
    private static final long WAIT = Duration.ofMillis(20).toNanos();
    private static final long BUSY = Duration.ofMillis(300).toNanos();
    private static final long LONG_WAIT = Duration.ofSeconds(20).toNanos();
    private static final long TIMEOUT = Duration.ofSeconds(100).toNanos();

    private final LeapingClock clock = new LeapingClock();
    private final CollectPool pool = new CollectPool(4, clock);
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Gate gate = new Gate();

    @AfterEach
    void close() {
        ended.set(true);
        gate.open();
        pool.close();
    }

    private void tick(CollectTask... tasks) {
        pool.tick();
        pool.run(List.of(tasks), WAIT, TIMEOUT);
    }

    /// Keeps its CPU for so long, as a call that others leave none to does not end either.
    private void busy(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end && !ended.get()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aCheapTaskThatRunsIsWaitedFor() {
        var cheap = new CollectTask("cheap", false, () -> busy(BUSY));
        tick(cheap);
        assertThat(pool.take(cheap)).isTrue();
        assertThat(pool.isFresh(cheap)).isTrue();
    }

    @Test
    void aCheapTaskThatRunsIsWaitedForNoLongerThanItsTimeout() {
        var cheap =
                new CollectTask(
                        "cheap",
                        false,
                        () -> {
                            busy(BUSY);
                            clock.leapSeconds(101);
                            busy(10 * LONG_WAIT);
                        });
        long started = System.nanoTime();
        tick(cheap);
        assertThat(System.nanoTime() - started).isLessThan(LONG_WAIT);
        assertThat(pool.state(cheap)).isEqualTo(State.STUCK);
    }

    @Test
    void aCheapTaskThatHangsIsNotWaitedFor() {
        gate.shut();
        var cheap = new CollectTask("cheap", false, gate);
        tick(cheap);
        assertThat(pool.take(cheap)).isFalse();
        assertThat(pool.state(cheap)).isEqualTo(State.RUNNING);
    }

    /// Whether it hangs is looked at three times, 5 ms apart: before the wait is over, not after.
    @Test
    void aTickWaitsForACheapTaskThatHangsNoLongerThanItIsTold() {
        gate.shut();
        var cheap = new CollectTask("cheap", false, gate);
        long shortest = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long started = System.nanoTime();
            tick(cheap);
            shortest = Math.min(shortest, System.nanoTime() - started);
        }
        // The shortest of many: a busy machine makes some of them late.
        assertThat(shortest).isBetween(WAIT, WAIT + Duration.ofMillis(10).toNanos());
    }

    @Test
    void aTaskThatMayBlockIsNotWaitedForAlthoughItRuns() {
        var mount = new CollectTask("mount", true, () -> busy(10 * LONG_WAIT));
        long started = System.nanoTime();
        tick(mount);
        assertThat(System.nanoTime() - started).isLessThan(LONG_WAIT);
        assertThat(pool.state(mount)).isEqualTo(State.RUNNING);
    }

    @Test
    void aHungMountDoesNotHoldUpTheEndOfAStarvedTask() {
        gate.shut();
        var mount = new CollectTask("mount", true, gate);
        var cheap = new CollectTask("cheap", false, () -> busy(BUSY));
        long started = System.nanoTime();
        tick(cheap, mount);
        assertThat(pool.take(cheap)).isTrue();
        assertThat(pool.take(mount)).isFalse();
        assertThat(System.nanoTime() - started).isLessThan(LONG_WAIT);
    }

    @ParameterizedTest
    @CsvSource({
        "12 (collect-1) R 1 12, true",
        "12 (a) R (b) S 1 12, false",
        "12 (a) D 1 12, false",
        "12 (a), false",
        "'', false"
    })
    void theStateFollowsTheLastBracket(String stat, boolean runnable) {
        byte[] bytes = stat.getBytes(US_ASCII);
        assertThat(ThreadState.isRunnable(bytes, bytes.length)).isEqualTo(runnable);
    }
}
