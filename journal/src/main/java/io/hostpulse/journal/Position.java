package io.hostpulse.journal;

import org.jspecify.annotations.Nullable;

/// Where a cursor's next record is to be had. Confined to the cursor's reader; filled by [Shelf].
final class Position {
    /// The record itself when it is in memory.
    @Nullable JournalRecord record;

    /// Else the file that holds it.
    @Nullable Segment segment;

    long seq;

    /// Where in the file it stands, or an earlier one.
    long offset;

    void clear() {
        record = null;
        segment = null;
    }
}
