package io.hostpulse.catalogue;

import java.util.Optional;
import java.util.OptionalLong;

/// When a snapshot was taken, by the server's clock and by the host's own.
///
/// All times are microseconds; instants count from 1970-01-01T00:00:00Z.
///
/// @param timeMicros the corrected time: the server's clock, or the host's own while not
///   synchronized
/// @param wallMicros the host's own wall clock
/// @param boottimeMicros time since boot with suspend (CLOCK_BOOTTIME), if readable
/// @param offsetMicros what was added to the wall clock; absent before the first alignment
/// @param errorMicros how far the corrected time may be from the server's at most; absent with the
///   offset
/// @param source what the time was aligned with: `server`, `ntp` or `none`
/// @param synchronizedWithSource whether the offset is known
/// @param why why it is not, if it is not
/// @param stepMicros how far the wall clock jumped against CLOCK_BOOTTIME since the previous
///   message, if it did
public record ClockReading(
        long timeMicros,
        long wallMicros,
        OptionalLong boottimeMicros,
        OptionalLong offsetMicros,
        OptionalLong errorMicros,
        String source,
        boolean synchronizedWithSource,
        Optional<String> why,
        OptionalLong stepMicros) {
    /// A reading of nothing: what an empty snapshot has.
    public static final ClockReading NONE =
            new ClockReading(
                    0,
                    0,
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    "none",
                    false,
                    Optional.empty(),
                    OptionalLong.empty());
}
