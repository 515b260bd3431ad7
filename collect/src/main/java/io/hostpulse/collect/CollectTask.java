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
    private final boolean shares;
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
        this(name, mayBlock, false, call);
    }

    private CollectTask(String name, boolean mayBlock, boolean shares, Call call) {
        this.name = name;
        this.mayBlock = mayBlock;
        this.shares = shares;
        this.call = call;
    }

    /// A task that may block and most likely does not: it takes turns with others of its kind on
    /// one thread, as long as none of them takes long. Waking a thread for each costs more than
    /// most of these read for.
    static CollectTask sharing(String name, Call call) {
        return new CollectTask(name, true, true, call);
    }

    /// The target's name.
    String name() {
        return name;
    }

    boolean mayBlock() {
        return mayBlock;
    }

    boolean shares() {
        return shares;
    }

    Call call() {
        return call;
    }

    /// Under the pool's lock: whether no call of it is waiting or under way.
    boolean isStartable() {
        return state == State.IDLE || state == State.DONE;
    }

    /// Under the pool's lock: it is to be called once more.
    void begin(long inRound, long within) {
        state = State.QUEUED;
        round = inRound;
        timeoutNanos = within;
    }

    /// Under the pool's lock: a thread is about to call it.
    void started(Thread by, long now) {
        state = State.RUNNING;
        startedNanos = now;
        failure = null;
        blockedIn = null;
        thread = by;
    }

    /// Under the pool's lock: its call has returned.
    void ended(@Nullable Throwable with, long now) {
        thread = null;
        endedNanos = now;
        failure = with;
    }

    /// Makes the call, on the calling thread. Whatever it throws is the failure of its target: a
    /// thread that died of it would look like a call that hangs.
    @Nullable Throwable outcome() {
        try {
            call.run();
            return null;
        } catch (Throwable thrown) {
            return thrown;
        }
    }

    /// How long the call took whose result was taken.
    long tookNanos() {
        return endedNanos - startedNanos;
    }
}
