package io.hostpulse.bench.ingest;

import io.hostpulse.agent.Assembler;
import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.Self;
import io.hostpulse.catalogue.groups.SelfOutput;
import io.hostpulse.wire.Message;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/// The messages of one simulated host's agent, derived and encoded by the agent's own code.
/// Confined to one thread at a time.
final class HostMessages {
    private static final Text OUTPUT = Text.of("server");
    private static final long JITTER_MICROS = 400;
    private static final double OFFSET_WANDER_MICROS = 40;

    private final SimulatedHost host;
    private final Set<Group> groups;
    private final SplittableRandom random;
    private final Assembler assembler = new Assembler();
    private final Identity identity;
    private final long phaseMicros;
    private final long bootMicros;
    private double offsetMicros;
    private long sent;

    HostMessages(Recording recording, Plan plan, int number) {
        host = new SimulatedHost(recording, plan.seed(), number, Plan.STEP_MILLIS);
        groups = plan.groups();
        random = new SplittableRandom(~plan.seed() * 1_000_003 + number);
        phaseMicros = random.nextLong(Plan.STEP_MILLIS * 1_000);
        bootMicros = plan.startMicros() - random.nextLong(30L * 86_400_000_000L);
        offsetMicros = 20_000 * random.nextGaussian();
        identity =
                new Identity(
                        Optional.of("bench"),
                        uuid(),
                        uuid(),
                        1 + random.nextInt(20),
                        Optional.of(uuid()),
                        "host-" + number,
                        Optional.of("192.0.2." + (1 + number % 250)),
                        Optional.of("02:00:00:00:00:11"));
    }

    private String uuid() {
        long high = (random.nextLong() & ~0xf000L) | 0x4000L;
        long low = (random.nextLong() >>> 2) | Long.MIN_VALUE;
        return new UUID(high, low).toString();
    }

    /// The agent's UUID.
    String agent() {
        return identity.agent();
    }

    String hostname() {
        return identity.hostname();
    }

    /// How long after the grid of ticks this agent's messages are taken.
    long phaseMicros() {
        return phaseMicros;
    }

    /// The next message, taken at about this time; the snapshot is its content afterwards.
    ///
    /// @param gridMicros the tick's time on this agent's grid
    Message next(long gridMicros, Snapshot snapshot) {
        snapshot.clear();
        host.next(snapshot);
        describeSelf(snapshot);
        offsetMicros += OFFSET_WANDER_MICROS * random.nextGaussian();
        long time = gridMicros + random.nextLong(JITTER_MICROS);
        long offset = Math.round(offsetMicros);
        var clock =
                new ClockReading(
                        time,
                        time - offset,
                        OptionalLong.of(time - bootMicros),
                        OptionalLong.of(offset),
                        OptionalLong.of(800 + random.nextLong(600)),
                        "server",
                        true,
                        Optional.empty(),
                        OptionalLong.empty());
        sent++;
        return assembler.assemble(snapshot, groups, identity, clock, Plan.STEP_MILLIS, time);
    }

    private void describeSelf(Snapshot snapshot) {
        Table self = snapshot.table(Group.SELF);
        if (self.rows() == 1) {
            self.set(0, Self.MISSED_TICKS, 0);
            self.set(0, Self.STUCK_THREADS, 0);
        }
        Table outputs = snapshot.table(Group.SELF_OUTPUT);
        int row = outputs.addRow();
        outputs.set(row, SelfOutput.NAME, OUTPUT);
        outputs.set(row, SelfOutput.BEHIND, 1);
        outputs.set(row, SelfOutput.DELIVERED, sent);
        outputs.set(row, SelfOutput.REJECTED, 0);
        outputs.set(row, SelfOutput.DROPPED, 0);
    }
}
