package io.hostpulse.journal;

import java.time.Instant;

/// How the journal stands with its disk.
public sealed interface JournalState {
    /// What is appended becomes durable.
    record Ok() implements JournalState {}

    /// What is appended is held in memory alone, and the journal tries the disk again and again.
    ///
    /// @param why what failed, in one line
    record Degraded(String why, Instant since) implements JournalState {}
}
