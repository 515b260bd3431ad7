package io.hostpulse.sql;

import io.hostpulse.outputs.OutputOptions;
import io.hostpulse.wire.Message;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An output on a file of a test, with clocks set by hand, messages that can be made unreadable,
/// and its log lines kept.
final class Desk implements AutoCloseable {
    /// Short waits and small steps, so that a test reaches every bound.
    static final SqlLimits SMALL =
            new SqlLimits(
                    100,
                    2_000,
                    3_000,
                    1_000,
                    2_000,
                    30_000_000_000L,
                    4,
                    40,
                    200_000_000L,
                    10,
                    60_000_000_000L,
                    1_000_000_000L,
                    4);

    final List<String> log = new ArrayList<>();
    final Set<Long> unreadable = new HashSet<>();
    Instant now = Instant.ofEpochSecond(Ticks.START_MICROS / 1_000_000);
    long nanos = 1;
    final SqlOutput output;

    Desk(Path file) {
        this(file, Optional.empty(), Optional.empty(), SMALL);
    }

    Desk(Path file, Optional<Duration> ageMax, Optional<Long> bytesMax, SqlLimits limits) {
        this(new OutputOptions.Sql("sql", "jdbc:sqlite:" + file, ageMax, bytesMax), limits);
    }

    Desk(OutputOptions.Sql options, SqlLimits limits) {
        output = new SqlOutput(options, this::decode, () -> now, () -> nanos, log::add, limits);
    }

    private io.hostpulse.catalogue.Snapshot decode(Message message) throws java.io.IOException {
        if (unreadable.contains(message.key().seq())) {
            throw new java.io.IOException("no object at offset 0");
        }
        return Ticks.decode(message);
    }

    @Override
    public void close() {
        output.close();
    }
}
