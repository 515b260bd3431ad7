package io.hostpulse.store;

import java.time.Duration;

/// How much a store keeps.
///
/// @param raw how long messages are kept as they came
/// @param minutes how long the roll-up by minutes is kept
/// @param hours how long the roll-up by hours is kept
/// @param bytesMax the cap on disk: beyond it the oldest raw data goes first, then the oldest
///   minutes, then the oldest hours
/// @param futureMax how far a message's corrected time may be ahead of its arrival beyond its own
///   error bound
/// @param rowsPerHostMax how many rows (by labels, over all groups) one host may have within a day
public record StoreLimits(
        Duration raw,
        Duration minutes,
        Duration hours,
        long bytesMax,
        Duration futureMax,
        int rowsPerHostMax) {
    public static final StoreLimits DEFAULT =
            new StoreLimits(
                    Duration.ofDays(14),
                    Duration.ofDays(90),
                    Duration.ofDays(730),
                    64L << 30,
                    Duration.ofSeconds(10),
                    5_000);
}
