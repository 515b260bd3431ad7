package io.hostpulse.store;

/// What a store holds.
///
/// @param kind `memory`, `sqlite` or `postgresql`
/// @param hosts how many hosts have data
/// @param messages how many messages are kept
/// @param values how many values their raw data holds
/// @param bytes how much space all of it takes on disk, or 0 in memory
/// @param rollupBytes how much of it are roll-ups
public record StoreStats(
        String kind, long hosts, long messages, long values, long bytes, long rollupBytes) {}
