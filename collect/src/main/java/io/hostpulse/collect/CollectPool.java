package io.hostpulse.collect;

import io.hostpulse.catalogue.MonotonicClock;
import io.hostpulse.collect.CollectTask.State;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Runs tasks on few named daemon threads and never waits longer for them than it is told.
///
/// A call that outlives its timeout is *stuck*: nothing can end it (neither interrupt nor close
/// frees a thread in `statvfs`), so its thread is left behind and a replacement may start. Its task
/// is not started again until that very call returns; then the thread joins the pool again, or ends
/// when it has been replaced.
///
/// Thread-safe inside; [#tick()], [#run(List, long, long)], [#take(CollectTask)] and [#close()]
/// belong to one collecting thread. Threads are made when first needed and stay parked between
/// ticks; a tick allocates nothing.
final class CollectPool implements AutoCloseable {
    /// How many calls that may block are left behind at most. As long as so many have not returned,
    /// no other such task is started.
    static final int STUCK_MAX = 4;

    private static final long CLOSE_WAIT_NANOS = 250_000_000;

    /// How long a task that is starved is waited for before it is looked at again.
    private static final long STARVED_STEP_NANOS = 5_000_000;

    /// How long tasks that share a thread wait for the one that has it, before another thread takes
    /// the next of them.
    private static final long SHARE_NANOS = 5_000_000;

    /// A call found waiting for something else than a CPU so many times running hangs.
    private static final int BLOCKED_LOOKS = 3;

    /// The looks begin so long before the end of a wait: a call that hangs takes no longer.
    private static final long LOOKS_NANOS = BLOCKED_LOOKS * STARVED_STEP_NANOS;

    private final Object lock = new Object();
    private final int threads;
    private final MonotonicClock nanoTime;
    private final List<CollectTask> queue = new ArrayList<>();
    private final List<PoolThread> workers = new ArrayList<>();
    private final List<PoolThread> idle = new ArrayList<>();
    private int threadsMade;
    private int stuck;
    private int stuckMayBlock;
    private int startedMayBlock;
    private long round;
    private int awaited;
    private @Nullable Thread waiter;
    private volatile boolean closed;

    /// @param threads how many threads work at once; those left behind are not counted, and one
    ///   more is made where a task that does not block would have to wait
    CollectPool(int threads, MonotonicClock nanoTime) {
        this.threads = threads;
        this.nanoTime = nanoTime;
    }

    /// Begins a tick: calls started from now on are fresh.
    void tick() {
        synchronized (lock) {
            round++;
        }
    }

    /// Starts the tasks that are idle and waits until all that are not stuck have ended, at most
    /// `waitNanos`. What has not ended then goes on behind.
    ///
    /// A task that does not block (in the sense of [CollectTask#mayBlock()]) is waited for longer,
    /// up to its timeout, as long as all that it lacks is a CPU: on an overloaded host that is not
    /// a fault of its target.
    ///
    /// @param timeoutNanos how long a call started now may take before it counts as stuck
    void run(List<CollectTask> tasks, long waitNanos, long timeoutNanos) {
        long deadline = nanoTime.getAsLong() + waitNanos;
        start(tasks, timeoutNanos);
        await(tasks, deadline);
    }

    /// Whether no thread is at work, stuck ones aside, and nothing waits for one.
    boolean isQuiet() {
        synchronized (lock) {
            return idle.size() == workers.size() && queue.isEmpty();
        }
    }

    /// Starts tasks as [#run(List, long, long)] does, and leaves behind what outlived its timeout.
    void start(List<CollectTask> tasks, long timeoutNanos) {
        long now = nanoTime.getAsLong();
        synchronized (lock) {
            if (closed) {
                return;
            }
            leaveBehind(now);
            awaited = 0;
            waiter = Thread.currentThread();
            for (int i = 0; i < tasks.size(); i++) {
                enqueue(tasks.get(i), timeoutNanos);
            }
            dispatch(now);
        }
    }

    /// Runs a task on the calling thread, at once and to its end: only one that cannot hang. It has
    /// a result to take then.
    ///
    /// @return false when its last call has not returned, or it is retired
    boolean runHere(CollectTask task, long timeoutNanos) {
        long now = nanoTime.getAsLong();
        synchronized (lock) {
            if (closed || task.retired || !task.isStartable()) {
                return false;
            }
            task.begin(round, timeoutNanos);
            task.started(Thread.currentThread(), now);
        }
        Throwable failure = task.outcome();
        now = nanoTime.getAsLong();
        synchronized (lock) {
            task.ended(failure, now);
            task.state = State.DONE;
        }
        return true;
    }

    /// Waits for started tasks as [#run(List, long, long)] does.
    ///
    /// @param deadline when the wait ends, by the pool's clock
    void await(List<CollectTask> tasks, long deadline) {
        await(deadline - LOOKS_NANOS);
        for (int i = 0; i < tasks.size(); i++) {
            awaitStarved(tasks.get(i));
        }
        await(deadline);
        synchronized (lock) {
            waiter = null;
            tasks.forEach(task -> task.awaited = false);
            leaveBehind(nanoTime.getAsLong());
        }
    }

    private void enqueue(CollectTask task, long timeoutNanos) {
        if (task.state == State.STUCK || task.retired) {
            return;
        }
        if (task.isStartable()) {
            task.begin(round, timeoutNanos);
            queue.add(task);
        }
        task.awaited = true;
        awaited++;
    }

    private void await(long deadline) {
        while (true) {
            synchronized (lock) {
                if (awaited == 0) {
                    return;
                }
            }
            long now = nanoTime.getAsLong();
            long left = deadline - now;
            if (left <= 0 || Thread.currentThread().isInterrupted()) {
                return;
            }
            LockSupport.parkNanos(this, hasStartedAll(now) ? left : Math.min(left, SHARE_NANOS));
        }
    }

    /// Starts the tasks that may be started now; whether none is left that waits for a thread.
    private boolean hasStartedAll(long now) {
        synchronized (lock) {
            dispatch(now);
            return queue.isEmpty();
        }
    }

    private void awaitStarved(CollectTask task) {
        int blocked = 0;
        while (blocked < BLOCKED_LOOKS && !Thread.currentThread().isInterrupted()) {
            PoolThread worker = task.mayBlock() ? null : workerInTime(task);
            if (worker == null) {
                return;
            }
            blocked = worker.wantsCpu() ? 0 : blocked + 1;
            await(nanoTime.getAsLong() + STARVED_STEP_NANOS);
        }
    }

    /// The thread at work on a task that is awaited and in time, or null.
    private @Nullable PoolThread workerInTime(CollectTask task) {
        long now = nanoTime.getAsLong();
        synchronized (lock) {
            if (!task.awaited || now - task.startedNanos > task.timeoutNanos) {
                return null;
            }
            return PoolThread.at(task, workers);
        }
    }

    /// Whether threads without a task are to end.
    boolean isClosed() {
        return closed;
    }

    /// Takes a result: true once for each call that ended in time. Then the task's buffers are the
    /// caller's until the next [#run(List, long, long)].
    boolean take(CollectTask task) {
        synchronized (lock) {
            if (task.state != State.DONE) {
                return false;
            }
            task.state = State.IDLE;
            return true;
        }
    }

    /// Whether the task's last call was started since the latest [#tick()].
    boolean isFresh(CollectTask task) {
        synchronized (lock) {
            return task.round == round;
        }
    }

    State state(CollectTask task) {
        synchronized (lock) {
            return task.state;
        }
    }

    /// The thread that runs the task now, stuck or not.
    @Nullable Thread threadOf(CollectTask task) {
        synchronized (lock) {
            return task.thread;
        }
    }

    /// How many threads wait in calls that outlived their timeout.
    int stuckThreads() {
        synchronized (lock) {
            return stuck;
        }
    }

    /// Whether so many are stuck that no other that may block is started.
    boolean isOff() {
        synchronized (lock) {
            return stuckMayBlock >= STUCK_MAX;
        }
    }

    /// Ends a task for good: its call is released now, or when it returns.
    void retire(CollectTask task) {
        synchronized (lock) {
            if (task.retired) {
                return;
            }
            task.retired = true;
            queue.remove(task);
            if (task.state == State.RUNNING || task.state == State.STUCK) {
                return;
            }
            task.state = State.IDLE;
        }
        task.call().release();
    }

    /// Ends the threads. Waits 250 ms at most for calls under way, never for stuck ones.
    @Override
    public void close() {
        List<PoolThread> ending;
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
            leaveBehind(nanoTime.getAsLong());
            queue.forEach(task -> task.state = State.IDLE);
            queue.clear();
            ending = List.copyOf(workers);
        }
        long deadline = nanoTime.getAsLong() + CLOSE_WAIT_NANOS;
        PoolThread.end(ending, () -> (deadline - nanoTime.getAsLong()) / 1_000_000);
    }

    /// Lock held. Hands queued tasks to threads as far as the limits allow; those that may block
    /// are given up for this tick when [#STUCK_MAX] calls are stuck. Nothing once it is closed.
    private void dispatch(long now) {
        int next = 0;
        while (!closed && next < queue.size()) {
            CollectTask task = queue.get(next);
            if (task.mayBlock() && stuckMayBlock >= STUCK_MAX) {
                queue.remove(next);
                settle(task, State.IDLE);
            } else if (task.mayBlock() && startedMayBlock >= STUCK_MAX) {
                next++;
            } else if (task.shares() && PoolThread.isAnyShared(workers, now, SHARE_NANOS)) {
                next++;
            } else if (start(task, now)) {
                queue.remove(next);
            } else {
                next++;
            }
        }
    }

    /// Lock held. Calls that may block are at most [#STUCK_MAX]: all may yet turn out to be stuck.
    private boolean start(CollectTask task, long now) {
        PoolThread worker;
        if (!idle.isEmpty()) {
            worker = idle.removeLast();
        } else if (workers.size() < threads || !task.mayBlock()) {
            worker = new PoolThread(this, ++threadsMade);
        } else {
            return false;
        }
        task.started(worker.thread(), now);
        worker.task(task);
        boolean isNew = !worker.isStarted();
        if (!worker.wake()) {
            task.state = State.QUEUED;
            task.thread = null;
            return false;
        }
        if (isNew) {
            workers.add(worker);
        }
        if (task.mayBlock()) {
            startedMayBlock++;
        }
        return true;
    }

    /// Lock held. Takes the threads whose calls have outlived their timeout out of the pool.
    private void leaveBehind(long now) {
        for (int i = workers.size() - 1; i >= 0; i--) {
            PoolThread worker = workers.get(i);
            CollectTask task = worker.task();
            if (task == null || now - task.startedNanos <= task.timeoutNanos) {
                continue;
            }
            workers.remove(i);
            stuck++;
            stuckMayBlock += task.mayBlock() ? 1 : 0;
            settle(task, State.STUCK);
        }
        dispatch(now);
    }

    /// Lock held.
    private void settle(CollectTask task, State state) {
        task.state = state;
        if (task.awaited) {
            task.awaited = false;
            awaited--;
        }
    }

    /// Says that a worker's call has returned; false when its thread is to end.
    boolean returned(PoolThread worker, CollectTask task, @Nullable Throwable failure) {
        boolean release;
        boolean stays;
        @Nullable Thread waiting;
        synchronized (lock) {
            long now = nanoTime.getAsLong();
            worker.task(null);
            task.ended(failure, now);
            startedMayBlock -= task.mayBlock() ? 1 : 0;
            if (task.state == State.STUCK) {
                stuck--;
                stuckMayBlock -= task.mayBlock() ? 1 : 0;
                task.state = State.IDLE;
            } else {
                workers.remove(worker);
                settle(task, task.tookNanos() <= task.timeoutNanos ? State.DONE : State.IDLE);
            }
            release = task.retired;
            stays = !closed && workers.size() < threads;
            if (stays) {
                workers.add(worker);
                idle.add(worker);
            }
            dispatch(now);
            waiting = awaited == 0 ? waiter : null;
        }
        // Not under the lock: the thread that wakes would have to wait for it.
        LockSupport.unpark(waiting);
        if (release) {
            task.call().release();
        }
        return stays;
    }
}
