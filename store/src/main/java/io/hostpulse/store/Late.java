package io.hostpulse.store;

/// Messages that the server got long after they were made: it was not reached then, and the agent
/// sent later what it had kept.
///
/// @param fromMicros the corrected time of the oldest
/// @param toMicros that of the newest
/// @param arrivedMicros the server's clock when the last of them came
/// @param messages how many
public record Late(long fromMicros, long toMicros, long arrivedMicros, long messages) {}
