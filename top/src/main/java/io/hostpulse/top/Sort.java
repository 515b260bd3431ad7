package io.hostpulse.top;

/// By what processes and control groups are sorted.
enum Sort {
    CPU,
    MEMORY,
    DISK,
    /// Processes by their number, control groups by their path.
    NAME;

    private static final Sort[] ALL = values();

    Sort next(int direction) {
        return ALL[Math.floorMod(ordinal() + direction, ALL.length)];
    }
}
