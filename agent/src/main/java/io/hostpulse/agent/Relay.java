package io.hostpulse.agent;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicLong;

/// Which of two threads runs the flow. The one that runs it may lend it while it does something
/// that may hang; when that takes too long, the one that stands by takes the flow and never gives
/// it back, and the other stands by in its place once it is free.
///
/// What the flow knows is confined to whoever runs it: a change of hands happens before what the
/// next one does. Thread-safe.
final class Relay {
    /// No thread has this identifier.
    private static final long NOBODY = 0;

    /// An alarm that goes off for nothing costs a waking: an hour.
    private static final long NEVER_NANOS = 3_600_000_000_000L;

    /// The identifier of the thread that lends the flow, [#NOBODY] while one runs it.
    private final AtomicLong lender = new AtomicLong(NOBODY);

    private volatile @Nullable Alarm alarm;
    private volatile boolean isWaiting;
    private volatile boolean isEnded;

    /// Gives the relay its alarm: before it nobody stands by. May be called once.
    void open(Alarm opened) {
        alarm = opened;
    }

    /// Lends the flow, if another thread stands by. Belongs to the one that runs it.
    ///
    /// @param nanos how long it may take before the other takes over, in nanoseconds
    /// @return false when nobody stands by: the flow is not lent
    boolean lend(long nanos) {
        Alarm set = alarm;
        if (!isWaiting || set == null) {
            return false;
        }
        set.set(nanos);
        lender.set(Thread.currentThread().threadId());
        return true;
    }

    /// Lends the flow for longer. Belongs to the one that lent it. An alarm that [#hurry()] set is
    /// gone by it: whoever stops the agent is to be looked for behind this.
    ///
    /// @param nanos how long it may take from now on, in nanoseconds
    /// @return false when the other thread has taken over
    boolean extend(long nanos) {
        Alarm set = alarm;
        if (set == null || lender.get() != Thread.currentThread().threadId()) {
            return false;
        }
        set.set(nanos);
        return true;
    }

    /// Takes back what was lent.
    ///
    /// @return false when the other thread has taken over: this one is to stand by
    boolean reclaim() {
        boolean isBack = lender.compareAndSet(Thread.currentThread().threadId(), NOBODY);
        Alarm set = alarm;
        if (isBack && set != null && !isEnded) {
            set.set(NEVER_NANOS);
        }
        return isBack;
    }

    /// Stands by until the flow is this thread's.
    ///
    /// @return false when the flow has ended
    boolean await() {
        Alarm waited = alarm;
        if (isEnded || waited == null) {
            return false;
        }
        isWaiting = true;
        while (!isEnded) {
            waited.await();
            long lent = lender.get();
            if (!isEnded && lent != NOBODY && lender.compareAndSet(lent, NOBODY)) {
                isWaiting = false;
                return true;
            }
        }
        // Only here: nobody else may be waiting for it.
        waited.close();
        return false;
    }

    /// Has the one that stands by take over at once if the flow is lent.
    void hurry() {
        Alarm set = alarm;
        if (set != null) {
            set.set(0);
        }
    }

    /// The flow has ended: nobody is to stand by any more.
    void end() {
        isEnded = true;
        hurry();
    }
}
