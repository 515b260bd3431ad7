package io.hostpulse.top;

/// What a key asks of the source.
sealed interface Command {
    /// All hosts.
    record ListHosts() implements Command {}

    /// One host, live.
    record Open(String agent) implements Command {}

    record Live() implements Command {}

    /// The newest sample stays.
    record Hold() implements Command {}

    /// The next sample, or the one before.
    record Step(int direction) implements Command {}

    /// A time in the past.
    record Jump(long micros) implements Command {}

    /// Whether control groups are looked at.
    record Cgroups(boolean wanted) implements Command {}
}
