package io.hostpulse.sql;

/// The bounds of one database output.
///
/// @param busyTimeoutMillis how long one delivery waits for another program's lock
/// @param deletesPerRun how many messages one run of the retention deletes at most
/// @param runNanos how long one run of the retention deletes at most, in nanoseconds; a started
///   step of [#stepMessages] messages is finished
/// @param stepMessages how many messages the retention deletes between two looks at the clock
/// @param pauseNanos how long the retention rests after a run that finished its work
/// @param hurryNanos how long it rests after a run that left work
/// @param slackPages how many free pages stay in the file for the next messages
record SqlLimits(
        int busyTimeoutMillis,
        int deletesPerRun,
        long runNanos,
        int stepMessages,
        long pauseNanos,
        long hurryNanos,
        int slackPages) {
    static final SqlLimits DEFAULT =
            new SqlLimits(5_000, 5_000, 200_000_000L, 50, 60_000_000_000L, 1_000_000_000L, 256);
}
