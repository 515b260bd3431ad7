package io.hostpulse.catalogue;

import java.util.Locale;

/// How the collection of a group, or of one of its targets, ended at a tick.
public enum State {
    /// Everything that the host has was read.
    OK,
    /// Something is missing; `why` says what.
    PARTIAL,
    /// A call did not return in time, or has not returned since an earlier tick.
    TIMEOUT,
    /// The kernel refused: permission.
    DENIED,
    /// This kernel does not have it.
    UNSUPPORTED,
    /// Reading or understanding it failed.
    FAILED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The state as messages write it.
    public String word() {
        return word;
    }
}
