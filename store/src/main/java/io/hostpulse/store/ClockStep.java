package io.hostpulse.store;

/// A jump of a host's clock, which its messages' times do not show, for they are corrected.
///
/// @param micros the corrected time of the first message after it
/// @param stepMicros how far it jumped: forward if positive
public record ClockStep(long micros, long stepMicros) {}
