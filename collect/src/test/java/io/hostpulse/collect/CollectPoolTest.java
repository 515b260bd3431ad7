package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.collect.CollectTask.State;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

class CollectPoolTest {
    private static final long WAIT = Duration.ofMillis(20).toNanos();
    private static final long LONG_WAIT = Duration.ofSeconds(20).toNanos();
    private static final long TIMEOUT = Duration.ofSeconds(100).toNanos();

    private final LeapingClock clock = new LeapingClock();
    private final CollectPool pool = new CollectPool(4, clock);
    private final List<Gate> gates = new ArrayList<>();

    @AfterEach
    void close() {
        gates.forEach(Gate::open);
        pool.close();
    }

    private Gate gate() {
        var gate = new Gate();
        gates.add(gate);
        return gate;
    }

    private static CollectTask mount(String name, CollectTask.Call call) {
        return new CollectTask(name, true, call);
    }

    private void tick(long waitNanos, CollectTask... tasks) {
        pool.tick();
        pool.run(List.of(tasks), waitNanos, TIMEOUT);
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + LONG_WAIT;
        boolean met = condition.getAsBoolean();
        while (!met && System.nanoTime() < end) {
            Thread.onSpinWait();
            met = condition.getAsBoolean();
        }
        assertThat(met).isTrue();
    }

    @Test
    void aResultIsTakenOnce() {
        CollectTask task = mount("a", gate());
        tick(LONG_WAIT, task);
        assertThat(pool.take(task)).isTrue();
        assertThat(pool.isFresh(task)).isTrue();
        assertThat(pool.take(task)).isFalse();
    }

    @Test
    void aTickReturnsWhenItsWaitIsOverAlthoughACallHangs() {
        Gate hung = gate();
        hung.shut();
        CollectTask task = mount("hung", hung);
        long started = System.nanoTime();
        tick(WAIT, task);
        assertThat(System.nanoTime() - started).isBetween(WAIT, LONG_WAIT / 2);
        assertThat(pool.take(task)).isFalse();
        assertThat(pool.state(task)).isEqualTo(State.RUNNING);
        assertThat(pool.stuckThreads()).isZero();
    }

    @Test
    void aLateResultIsOfferedToTheNextTickAsNotFresh() {
        Gate slow = gate();
        slow.shut();
        CollectTask task = mount("slow", slow);
        tick(WAIT, task);
        slow.open();
        pool.tick();
        until(() -> pool.take(task));
        assertThat(pool.isFresh(task)).isFalse();
        assertThat(slow.calls).hasValue(1);
    }

    @Test
    void aThousandTicksLeaveOneThreadBehindForOneHungTarget() {
        // Other tests' pools may still be ending.
        long before = poolThreads();
        Gate hung = gate();
        hung.shut();
        Gate healthy = gate();
        CollectTask hungTask = mount("hung", hung);
        CollectTask healthyTask = mount("healthy", healthy);
        tick(WAIT, hungTask, healthyTask);
        until(() -> healthy.returns.get() == 1);
        for (int i = 0; i < 1_000; i++) {
            clock.leapSeconds(101);
            tick(LONG_WAIT, hungTask, healthyTask);
            assertThat(pool.state(hungTask)).isEqualTo(State.STUCK);
            assertThat(pool.stuckThreads()).isEqualTo(1);
            assertThat(pool.take(healthyTask)).isTrue();
        }
        assertThat(hung.calls).hasValue(1);
        assertThat(healthy.calls.get()).isGreaterThanOrEqualTo(1_000);
        assertThat(poolThreads() - before).isLessThanOrEqualTo(5);
    }

    private static long poolThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("collect-"))
                .count();
    }

    @Test
    void aStuckTargetIsAskedAgainOnlyWhenItsCallHasReturned() {
        Gate hung = gate();
        hung.shut();
        CollectTask task = mount("hung", hung);
        tick(WAIT, task);
        clock.leapSeconds(101);
        tick(LONG_WAIT, task);
        assertThat(pool.stuckThreads()).isEqualTo(1);
        hung.open();
        until(() -> pool.state(task) == State.IDLE);
        assertThat(pool.take(task)).as("too late for any message").isFalse();
        assertThat(pool.stuckThreads()).isZero();
        tick(LONG_WAIT, task);
        assertThat(pool.take(task)).isTrue();
        assertThat(pool.isFresh(task)).isTrue();
        assertThat(hung.calls).hasValue(2);
    }

    @Test
    void ofFiveHungTargetsFourAreStuckAndOthersThatMayBlockAreOff() {
        CollectTask[] tasks = new CollectTask[5];
        for (int i = 0; i < 5; i++) {
            Gate hung = gate();
            hung.shut();
            tasks[i] = mount("hung" + i, hung);
        }
        Gate cheapGate = gate();
        CollectTask cheap = new CollectTask("cheap", false, cheapGate);
        Gate otherGate = gate();
        CollectTask other = mount("other", otherGate);
        tick(WAIT, tasks);
        clock.leapSeconds(101);
        for (int tick = 0; tick < 10; tick++) {
            pool.tick();
            pool.run(
                    List.of(tasks[0], tasks[1], tasks[2], tasks[3], tasks[4], other, cheap),
                    LONG_WAIT,
                    TIMEOUT);
            assertThat(pool.stuckThreads()).isEqualTo(4);
            assertThat(pool.isOff()).isTrue();
            assertThat(pool.take(cheap)).isTrue();
            assertThat(pool.take(other)).isFalse();
            assertThat(pool.state(other)).isEqualTo(State.IDLE);
        }
        gates.get(0).open();
        until(() -> pool.stuckThreads() == 3);
        for (int i = 1; i < 5; i++) {
            gates.get(i).open();
        }
        until(() -> pool.stuckThreads() == 0);
        tick(LONG_WAIT, tasks[0], tasks[1], tasks[2], tasks[3], tasks[4], other, cheap);
        for (CollectTask task : tasks) {
            assertThat(pool.take(task)).isTrue();
        }
        assertThat(pool.take(other)).isTrue();
    }

    @Test
    void moreThanFourCallsThatMayBlockAreNeverUnderWay() {
        CollectTask[] tasks = new CollectTask[8];
        for (int i = 0; i < 8; i++) {
            Gate hung = gate();
            hung.shut();
            tasks[i] = mount("hung" + i, hung);
        }
        try (var wide = new CollectPool(16, clock)) {
            wide.run(List.of(tasks), WAIT, TIMEOUT);
            int underWay = 0;
            for (CollectTask task : tasks) {
                underWay += wide.state(task) == State.RUNNING ? 1 : 0;
            }
            assertThat(underWay).isEqualTo(CollectPool.STUCK_MAX);
        }
    }

    @Test
    void aCheapTaskIsStartedAlthoughAllThreadsAreAtWork() {
        CollectTask[] tasks = new CollectTask[4];
        for (int i = 0; i < 4; i++) {
            Gate slow = gate();
            slow.shut();
            tasks[i] = mount("slow" + i, slow);
        }
        tick(WAIT, tasks);
        CollectTask cheap = new CollectTask("cheap", false, gate());
        tick(WAIT, tasks[0], tasks[1], tasks[2], tasks[3], cheap);
        until(() -> pool.take(cheap));
    }

    @Test
    void tasksThatShareTakeTurnsOnOneThread() {
        List<CollectTask> tasks = new ArrayList<>();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < 8; i++) {
            tasks.add(CollectTask.sharing("t" + i, () -> threads.add(Thread.currentThread())));
        }
        // In no time: on a busy machine each might take long.
        try (var timeless = new CollectPool(4, () -> 0)) {
            timeless.tick();
            timeless.run(tasks, LONG_WAIT, TIMEOUT);
            for (CollectTask task : tasks) {
                assertThat(timeless.take(task)).isTrue();
            }
        }
        assertThat(threads).hasSize(1);
    }

    @Test
    void aTaskThatHangsHoldsUpNoneThatSharesWithIt() {
        Gate hung = gate();
        hung.shut();
        CollectTask hungTask = CollectTask.sharing("hung", hung);
        CollectTask otherTask = CollectTask.sharing("other", gate());
        CollectTask lastTask = CollectTask.sharing("last", gate());
        pool.tick();
        pool.run(List.of(hungTask, otherTask, lastTask), 50 * WAIT, TIMEOUT);
        assertThat(pool.take(hungTask)).isFalse();
        assertThat(pool.take(otherTask)).isTrue();
        assertThat(pool.take(lastTask)).isTrue();
    }

    @Test
    void aTaskMayBeRunByTheCallerWhileOthersAreUnderWay() {
        Gate hung = gate();
        hung.shut();
        CollectTask hungTask = mount("hung", hung);
        Thread[] caller = new Thread[1];
        var here = new CollectTask("here", false, () -> caller[0] = Thread.currentThread());
        pool.tick();
        pool.start(List.of(hungTask), TIMEOUT);
        assertThat(pool.runHere(here, TIMEOUT)).isTrue();
        pool.await(List.of(hungTask), clock.getAsLong() + WAIT);
        assertThat(caller[0]).isSameAs(Thread.currentThread());
        assertThat(pool.take(here)).isTrue();
        assertThat(pool.isFresh(here)).isTrue();
        assertThat(pool.threadOf(here)).isNull();
        assertThat(pool.take(hungTask)).isFalse();
    }

    @Test
    void aTaskWhoseCallHasNotReturnedIsNotRunByTheCaller() {
        Gate hung = gate();
        hung.shut();
        var task = new CollectTask("hung", false, hung);
        tick(WAIT, task);
        assertThat(pool.runHere(task, TIMEOUT)).isFalse();
        clock.leapSeconds(101);
        pool.start(List.of(), TIMEOUT);
        assertThat(pool.state(task)).isEqualTo(State.STUCK);
        assertThat(pool.runHere(task, TIMEOUT)).isFalse();
        assertThat(hung.calls).hasValue(1);
    }

    @Test
    void whatACallThrowsInTheCallersThreadIsItsTasksFailure() {
        var broken =
                new CollectTask(
                        "broken",
                        false,
                        () -> {
                            throw new StackOverflowError("deep");
                        });
        assertThat(pool.runHere(broken, TIMEOUT)).isTrue();
        assertThat(pool.take(broken)).isTrue();
        assertThat(broken.failure).isInstanceOf(StackOverflowError.class);
    }

    @Test
    void whatACallThrowsIsItsTasksFailureAndTheThreadGoesOn() {
        CollectTask broken =
                mount(
                        "broken",
                        () -> {
                            throw new StackOverflowError("deep");
                        });
        tick(LONG_WAIT, broken);
        assertThat(pool.take(broken)).isTrue();
        assertThat(broken.failure).isInstanceOf(StackOverflowError.class);
        tick(LONG_WAIT, broken);
        assertThat(pool.take(broken)).isTrue();
    }

    @Test
    void closingDoesNotWaitForAHungCallWhichReleasesItsFilesWhenItReturns() {
        Gate hung = gate();
        hung.shut();
        Gate resting = gate();
        CollectTask hungTask = mount("hung", hung);
        CollectTask restingTask = mount("resting", resting);
        tick(WAIT, hungTask, restingTask);
        until(() -> pool.take(restingTask));
        clock.leapSeconds(101);
        long started = System.nanoTime();
        pool.close();
        pool.close();
        pool.retire(hungTask);
        pool.retire(restingTask);
        assertThat(System.nanoTime() - started).isLessThan(LONG_WAIT / 2);
        assertThat(hung.releases).hasValue(0);
        assertThat(resting.releases).hasValue(1);
        hung.open();
        until(() -> hung.releases.get() == 1);
    }

    @Test
    void theKernelFunctionInWhichAThreadWaitsIsFoundByItsName() {
        Gate hung = gate();
        hung.shut();
        CollectTask task = mount("hung", hung);
        tick(WAIT, task);
        Thread thread = Objects.requireNonNull(pool.threadOf(task));
        assertThat(thread.getName()).startsWith("collect-").hasSizeLessThan(16);
        until(
                () ->
                        String.valueOf(BlockedCall.of(thread)).contains("futex")
                                || String.valueOf(BlockedCall.of(thread)).contains("system call"));
    }
}
