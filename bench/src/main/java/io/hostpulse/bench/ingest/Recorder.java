package io.hostpulse.bench.ingest;

import io.hostpulse.agent.Assembler;
import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.collect.CollectOptions;
import io.hostpulse.collect.Collection;
import io.hostpulse.collect.Roots;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/// Records this machine's own messages under a [VaryingLoad], one JSON object a line.
///
/// Arguments: the file, how many seconds, and the milliseconds between messages. The file appears
/// when it is whole.
public final class Recorder {
    private static final Set<Group> WANTED = EnumSet.allOf(Group.class);

    private Recorder() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            System.err.println("usage: Recorder FILE SECONDS INTERVAL_MS");
            System.exit(2);
        }
        Path file = Path.of(args[0]);
        long intervalNanos = Long.parseLong(args[2]) * 1_000_000;
        long count = Long.parseLong(args[1]) * 1_000_000_000 / intervalNanos;
        Path unfinished = Path.of(file + ".unfinished");
        try (var load = VaryingLoad.start(Path.of(file + ".load"));
                var out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
            record(out, count, intervalNanos);
            load.check();
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void record(OutputStream out, long count, long intervalNanos)
            throws IOException {
        var assembler = new Assembler();
        var snapshot = new Snapshot();
        Identity identity = identity();
        long started = System.nanoTime();
        try (var collection =
                new Collection(CollectOptions.DEFAULT, Roots.HOST, System::nanoTime)) {
            for (long i = 0; i < count; i++) {
                waitUntil(started + i * intervalNanos);
                snapshot.clear();
                long micros = System.nanoTime() / 1_000;
                collection.collect(snapshot, Duration.ofNanos(intervalNanos));
                ClockReading clock = clock(System.currentTimeMillis() * 1_000);
                out.write(
                        assembler
                                .assemble(
                                        snapshot,
                                        WANTED,
                                        identity,
                                        clock,
                                        intervalNanos / 1_000_000,
                                        micros)
                                .json());
                out.write('\n');
            }
        }
    }

    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static Identity identity() {
        return new Identity(
                Optional.empty(),
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                1,
                Optional.empty(),
                "recorded",
                Optional.empty(),
                Optional.empty());
    }

    private static ClockReading clock(long micros) {
        return new ClockReading(
                micros,
                micros,
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                "none",
                false,
                Optional.empty(),
                OptionalLong.empty());
    }
}
