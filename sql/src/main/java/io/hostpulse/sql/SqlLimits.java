package io.hostpulse.sql;

/// The bounds of one database output.
///
/// @param busyTimeoutMillis how long one delivery waits for another program's lock on a file
/// @param connectMillis how long a server's host may take to answer; whole seconds
/// @param loginMillis how long a server may take until it lets us in; whole seconds
/// @param statementMillis how long a server works, or waits for a lock, at one statement; whole
///   seconds
/// @param socketMillis how long we wait for any answer of a server: a little longer, so that its
///   own word is heard
/// @param attemptNanos after how long, in nanoseconds, a delivery begins no further statement
/// @param refusalsPerBatch how many refused messages are looked for in one batch; the rest of the
///   batch is left for the next
/// @param deletesPerRun how many messages one run of the retention deletes at most
/// @param runNanos how long one run of the retention deletes at most, in nanoseconds; a started
///   step of [#stepMessages] messages is finished
/// @param stepMessages how many messages the retention deletes between two looks at the clock
/// @param pauseNanos how long the retention rests after a run that finished its work
/// @param hurryNanos how long it rests after a run that left work
/// @param slackPages how many free pages stay in a file for the next messages
record SqlLimits(
        int busyTimeoutMillis,
        int connectMillis,
        int loginMillis,
        int statementMillis,
        int socketMillis,
        long attemptNanos,
        int refusalsPerBatch,
        int deletesPerRun,
        long runNanos,
        int stepMessages,
        long pauseNanos,
        long hurryNanos,
        int slackPages) {
    static final SqlLimits DEFAULT =
            new SqlLimits(
                    5_000,
                    5_000,
                    10_000,
                    30_000,
                    35_000,
                    30_000_000_000L,
                    16,
                    5_000,
                    200_000_000L,
                    50,
                    60_000_000_000L,
                    1_000_000_000L,
                    256);
}
