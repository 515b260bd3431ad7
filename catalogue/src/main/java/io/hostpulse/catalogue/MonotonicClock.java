package io.hostpulse.catalogue;

import java.util.function.LongSupplier;

/// The host's monotonic clock, in nanoseconds: only differences mean something. Source:
/// clock_gettime(2), `CLOCK_MONOTONIC`. Thread-safe.
///
/// A type of its own, of which an agent has one class: the compiler finds that out and calls no
/// table of methods where a tick asks for the time, which it does in some twenty places.
@FunctionalInterface
public interface MonotonicClock extends LongSupplier {}
