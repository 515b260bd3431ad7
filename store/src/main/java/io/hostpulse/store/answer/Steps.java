package io.hostpulse.store.answer;

/// The lengths that buckets may have, and which one a question gets. Buckets begin at whole
/// multiples of their length since 1970, so that the same instant is in the same bucket in every
/// answer, and roll-ups fit into them.
public final class Steps {
    public static final long SECOND = 1_000_000;
    public static final long MINUTE = 60 * SECOND;
    public static final long HOUR = 60 * MINUTE;
    public static final long DAY = 24 * HOUR;

    private static final long[] STEPS = {
        SECOND,
        2 * SECOND,
        5 * SECOND,
        10 * SECOND,
        15 * SECOND,
        30 * SECOND,
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        15 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        3 * HOUR,
        6 * HOUR,
        12 * HOUR,
        DAY
    };

    private Steps() {}

    /// The shortest step, not below `least`, that cuts a range into at most so many buckets. Every
    /// step is a multiple or a whole part of a minute, of an hour and of a day.
    public static long choose(long from, long to, int points, long least) {
        for (long step : STEPS) {
            if (step >= least && buckets(from, to, step) <= points) {
                return step;
            }
        }
        long step = DAY;
        while (buckets(from, to, step) > points) {
            step *= 2;
        }
        return step;
    }

    private static long buckets(long from, long to, long step) {
        return Math.floorDiv(to - 1, step) - Math.floorDiv(from, step) + 1;
    }

    /// The beginning of the bucket that an instant is in.
    public static long floor(long micros, long step) {
        return Math.floorDiv(micros, step) * step;
    }

    /// The first beginning of a bucket that is not before an instant.
    public static long ceiling(long micros, long step) {
        return Math.ceilDiv(micros, step) * step;
    }
}
