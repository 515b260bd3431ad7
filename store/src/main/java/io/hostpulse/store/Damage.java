package io.hostpulse.store;

import java.util.Optional;

/// Data that was kept and cannot be read any more. It was set aside; everything else is served.
///
/// @param agent the host's agent, if what is left says so
/// @param group the group whose values are lost; empty when all groups are
/// @param fromMicros the corrected time of the first message concerned; 0 when unknown
/// @param toMicros that of the last
/// @param messages how many messages are concerned; 0 when unknown
/// @param why what was found
public record Damage(
        Optional<String> agent,
        Optional<String> group,
        long fromMicros,
        long toMicros,
        long messages,
        String why) {}
