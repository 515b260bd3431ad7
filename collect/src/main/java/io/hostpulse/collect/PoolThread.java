package io.hostpulse.collect;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// One thread of a [CollectPool]. Runs the task that it was given, says so to the pool, and parks.
final class PoolThread implements Runnable {
    private static final long STACK_BYTES = 256 << 10;

    private final CollectPool pool;
    private final Thread thread;
    private boolean started;
    private volatile @Nullable CollectTask task;
    private volatile boolean entered;
    private volatile @Nullable ThreadState state;

    /// A daemon thread that has not been started.
    PoolThread(CollectPool pool, int number) {
        this.pool = pool;
        thread = new Thread(null, this, "collect-" + number, STACK_BYTES, false);
        thread.setDaemon(true);
    }

    Thread thread() {
        return thread;
    }

    /// The task that it runs; null when it has none. Set under the pool's lock.
    @Nullable CollectTask task() {
        return task;
    }

    void task(@Nullable CollectTask next) {
        task = next;
    }

    /// Whether the thread has been started.
    boolean isStarted() {
        return started;
    }

    /// Lets the thread run its task; false when the system gives no thread. Under the pool's lock.
    boolean wake() {
        if (started) {
            LockSupport.unpark(thread);
            return true;
        }
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            // "unable to create native thread": a limit of the system, not of the heap.
            task = null;
            return false;
        }
        started = true;
        return true;
    }

    /// Whether the thread would go on if it was given a CPU: it is no hung one then. Asked by the
    /// collecting thread alone.
    boolean wantsCpu() {
        if (!entered) {
            return true;
        }
        ThreadState known = state;
        return known != null && known.isRunnable();
    }

    /// The thread that runs a task; null for none. Under the pool's lock.
    static @Nullable PoolThread at(CollectTask task, List<PoolThread> workers) {
        for (int i = 0; i < workers.size(); i++) {
            if (workers.get(i).task() == task) {
                return workers.get(i);
            }
        }
        return null;
    }

    /// Whether a task that shares its thread is under way, and for less than so long. Under the
    /// pool's lock.
    static boolean isAnyShared(List<PoolThread> workers, long now, long nanos) {
        for (int i = 0; i < workers.size(); i++) {
            CollectTask at = workers.get(i).task();
            if (at != null && at.shares() && now - at.startedNanos < nanos) {
                return true;
            }
        }
        return false;
    }

    /// Wakes the threads of a closed pool and waits for their ends.
    ///
    /// @param millis how long there is still to wait
    static void end(List<PoolThread> ending, LongSupplier millis) {
        for (PoolThread worker : ending) {
            LockSupport.unpark(worker.thread);
        }
        for (PoolThread worker : ending) {
            worker.join(millis.getAsLong());
        }
    }

    /// Waits for the thread's end, at most so long; not at all for nothing.
    private void join(long millis) {
        if (millis <= 0) {
            return;
        }
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        state = ThreadState.ofCurrentThread();
        entered = true;
        boolean stays = true;
        while (stays) {
            CollectTask next = task;
            if (next != null) {
                stays = pool.returned(this, next, next.outcome());
            } else if (pool.isClosed()) {
                return;
            } else {
                LockSupport.park(this);
            }
        }
    }
}
