package io.hostpulse.journal;

/// Where the journal can be made to die, in the order of its work: between any two steps whose
/// order matters.
public enum FaultPoint {
    SEGMENT_CREATED,
    SEGMENT_HEADER_WRITTEN,
    SEGMENT_HEADER_FORCED,
    SEGMENT_DIRECTORY_FORCED,
    BEFORE_WRITE,
    MID_RECORD,
    AFTER_WRITE,
    BEFORE_FORCE,
    AFTER_FORCE,
    CURSOR_APPENDED,
    CURSOR_APPENDED_FORCED,
    CURSOR_WRITTEN,
    CURSOR_FORCED,
    CURSOR_RENAMED,
    CURSOR_DIRECTORY_FORCED,
    BEFORE_UNLINK,
    AFTER_UNLINK,
    UNLINK_DIRECTORY_FORCED
}
