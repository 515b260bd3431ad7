package io.hostpulse.collect;

import org.jspecify.annotations.Nullable;

/// One target that a [CollectPool] asks: all cheap kernel files together, or one mount that may
/// block.
///
/// The call fills buffers of its own, never the snapshot of a message. Every change of state is
/// made under the pool's lock, so what one thread wrote before a change the other sees after it:
/// the pool's thread owns the buffers from RUNNING to its end, the collecting thread at all other
/// times.
final class CollectTask {
    /// Where a task stands. DONE is left by [CollectPool#take(CollectTask)], STUCK by the return of
    /// the call.
    enum State {
        IDLE,
        QUEUED,
        RUNNING,
        DONE,
        STUCK
    }

    /// What a task does: read one target into buffers of its own.
    interface Call {
        void run();

        /// Closes what the call holds open. Runs once, when the call is not running and never will
        /// again.
        default void release() {}
    }

    private final String name;
    private final boolean mayBlock;
    private final Call call;

    // All below: written under the pool's lock.
    State state = State.IDLE;
    boolean awaited;
    boolean retired;
    long round;
    long timeoutNanos;
    long startedNanos;
    long endedNanos;
    @Nullable Throwable failure;
    @Nullable Thread thread;
    @Nullable String blockedIn;

    /// A task that is idle.
    ///
    /// @param mayBlock whether it counts against [CollectPool#STUCK_MAX]; a task that does not is
    ///   given a thread at once, whatever the others do
    CollectTask(String name, boolean mayBlock, Call call) {
        this.name = name;
        this.mayBlock = mayBlock;
        this.call = call;
    }

    /// The target's name.
    String name() {
        return name;
    }

    boolean mayBlock() {
        return mayBlock;
    }

    Call call() {
        return call;
    }

    /// How long the call took whose result was taken.
    long tookNanos() {
        return endedNanos - startedNanos;
    }
}
