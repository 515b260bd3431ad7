package io.hostpulse.store;

import java.util.Optional;
import java.util.OptionalLong;

/// What is known of one host without looking at its data.
///
/// @param agent its agent's UUID
/// @param hostname the name in its newest message
/// @param boot the boot id in its newest message
/// @param intervalMillis the interval in its newest message
/// @param firstSeenMicros the server's clock when its first message arrived
/// @param lastSeenMicros the server's clock when the last message that was new arrived, whatever
///   its time: the measure of whether it is alive
/// @param newestMicros the corrected time of its newest message
/// @param offsetMicros its clock against the server's, if its newest message says
/// @param errorMicros how far its corrected time may be off, if its newest message says
/// @param messages how many of its messages have been kept since the first
public record HostSummary(
        String agent,
        String hostname,
        Optional<String> cluster,
        Optional<String> ip,
        Optional<String> mac,
        Optional<String> boot,
        long intervalMillis,
        long firstSeenMicros,
        long lastSeenMicros,
        long newestMicros,
        OptionalLong offsetMicros,
        OptionalLong errorMicros,
        long messages) {}
