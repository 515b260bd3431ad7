package io.hostpulse.collect;

import io.hostpulse.collect.CollectTask.State;

/// Says in one sentence why a task has no answer for this message, or an old one. Belongs to the
/// collecting thread.
final class Overdue {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final CollectPool pool;
    private final int threads;

    Overdue(CollectPool pool, int threads) {
        this.pool = pool;
        this.threads = threads;
    }

    /// Why a task has not answered.
    ///
    /// @param waitNanos how long the tick waited
    String why(CollectTask task, long waitNanos, long now) {
        // No switch over an enum: javac makes a class for one, which the agent would load just now.
        State state = pool.state(task);
        if (state == State.IDLE) {
            return pool.isOff() ? off() : "answered too late to be used; asked again soon";
        }
        if (state == State.QUEUED) {
            return "not asked: the limit of " + threads + " threads at work is reached";
        }
        if (state == State.STUCK || !pool.isFresh(task)) {
            String since = "no answer for " + duration(now - task.startedNanos);
            return state == State.STUCK ? since + blockedIn(task) : since;
        }
        return "no answer within " + duration(waitNanos);
    }

    private static String off() {
        return "not asked: " + CollectPool.STUCK_MAX + " calls to other targets have not returned";
    }

    /// Looked up once for a call: where it hangs rarely changes, and not to know stays so.
    private String blockedIn(CollectTask task) {
        String known = task.blockedIn;
        if (known == null) {
            Thread thread = pool.threadOf(task);
            String found = thread == null ? null : BlockedCall.of(thread);
            known = found == null ? "" : ", in " + found;
            task.blockedIn = known;
        }
        return known;
    }

    /// What is said of an answer that came after its own message had left.
    static String late(long tookNanos) {
        return "answered after " + duration(tookNanos) + "; value of the previous tick";
    }

    /// Whole milliseconds below ten seconds, whole seconds above.
    private static String duration(long nanos) {
        return nanos < 10 * NANOS_PER_SECOND
                ? nanos / NANOS_PER_MILLI + " ms"
                : nanos / NANOS_PER_SECOND + " s";
    }
}
