package io.hostpulse.agent.config;

import java.time.Duration;
import java.util.OptionalLong;

/// What the agent itself may cost.
///
/// @param cpu the CPU time it may use, in hundredths of a percent of one CPU; empty for any
/// @param memory how many bytes of it may be resident; empty for any
public record Budget(OptionalLong cpu, OptionalLong memory) {
    /// No budget.
    public static final Budget NONE = new Budget(OptionalLong.empty(), OptionalLong.empty());

    /// 1 % of one CPU, and 64 MiB.
    public static final Budget DEFAULT =
            new Budget(OptionalLong.of(100), OptionalLong.of(64L << 20));

    /// As the configuration writes it: `1% cpu, 64MiB`.
    public String text() {
        return BudgetKind.text(this);
    }

    /// The CPU time that may be used in a span.
    ///
    /// @return in microseconds
    public long cpuMicros(Duration span) {
        return span.toNanos() / 1_000 * cpu.orElseThrow() / 10_000;
    }
}
