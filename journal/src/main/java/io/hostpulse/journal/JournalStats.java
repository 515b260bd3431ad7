package io.hostpulse.journal;

/// The journal in numbers.
///
/// @param bytes on disk
/// @param records on disk and in memory
/// @param segments files
/// @param oldestMicros the time of the oldest record, microseconds since 1970; 0 without records
/// @param memoryBytes of records held in memory because they are not durable yet or very new
/// @param notDurable records that a loss of power would take
/// @param isRecovered whether what earlier starts left behind has been read
/// @param expired losses of that cause, summed over the cursors, as [Cause] says
public record JournalStats(
        long bytes,
        long records,
        int segments,
        long oldestMicros,
        long memoryBytes,
        long notDurable,
        boolean isRecovered,
        JournalState state,
        long expired,
        long corrupt,
        long overflow,
        long rejected) {}
