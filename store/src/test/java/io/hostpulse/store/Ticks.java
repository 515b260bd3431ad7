package io.hostpulse.store;

import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.CpuTime;
import io.hostpulse.catalogue.groups.Filesystem;
import io.hostpulse.catalogue.groups.Host;
import io.hostpulse.catalogue.groups.Load;
import io.hostpulse.catalogue.groups.Network;
import io.hostpulse.catalogue.groups.Self;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// Messages of one agent that tests make: one each 10 s, its values a function of its number.
public final class Ticks {
    public static final long SECOND = 1_000_000;

    /// When the first message was: a full hour.
    public static final long START =
            Instant.parse("2026-11-20T06:00:00Z").getEpochSecond() * SECOND;

    public final String agent;
    public final String journal;
    public final long epoch;
    public final String boot;

    private Ticks(String agent, String journal, long epoch, String boot) {
        this.agent = agent;
        this.journal = journal;
        this.epoch = epoch;
        this.boot = boot;
    }

    /// The first epoch of an agent.
    public static Ticks of(int agent) {
        return new Ticks(uuid("agent" + agent), uuid("journal" + agent), 1, uuid("boot" + agent));
    }

    public static String uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }

    public Ticks epoch(long other) {
        return new Ticks(agent, journal, other, boot);
    }

    public Ticks boot(String other) {
        return new Ticks(agent, journal, epoch, uuid(other));
    }

    public Ticks journal(String other) {
        return new Ticks(agent, uuid(other), epoch, boot);
    }

    /// When a message is.
    public static long time(long seq) {
        return START + (seq - 1) * 10 * SECOND;
    }

    /// A message with its usual values.
    public Arrival message(long seq) {
        return message(seq, time(seq));
    }

    public Arrival message(long seq, long timeMicros) {
        Snapshot snapshot = empty(seq, timeMicros);
        fill(snapshot, seq);
        return arrival(snapshot);
    }

    /// A message before which the host's clock jumped.
    public Arrival stepped(long seq, long stepMicros) {
        Snapshot snapshot = empty(seq, time(seq));
        ClockReading clock = snapshot.clock();
        snapshot.stamp(
                snapshot.identity(),
                new ClockReading(
                        clock.timeMicros(),
                        clock.wallMicros() + stepMicros,
                        clock.boottimeMicros(),
                        clock.offsetMicros(),
                        clock.errorMicros(),
                        clock.source(),
                        clock.synchronizedWithSource(),
                        clock.why(),
                        OptionalLong.of(stepMicros)),
                seq,
                snapshot.intervalMillis());
        fill(snapshot, seq);
        return arrival(snapshot);
    }

    /// The message that a snapshot is.
    public static Arrival arrival(Snapshot snapshot) {
        return Arrival.of(snapshot, (int) (snapshot.seq() * 0x9e3779b9L));
    }

    /// Messages from one number to another.
    public List<Arrival> range(long from, long to) {
        var messages = new ArrayList<Arrival>();
        for (long seq = from; seq <= to; seq++) {
            messages.add(message(seq));
        }
        return messages;
    }

    /// A batch that arrives one second after the last of its messages, or after the start.
    public AgentBatch batch(List<Arrival> arrivals) {
        long last =
                arrivals.stream()
                        .mapToLong(each -> each.snapshot().clock().timeMicros())
                        .max()
                        .orElse(START);
        return new AgentBatch(agent, last + SECOND, arrivals, List.of());
    }

    public AgentBatch batch(long from, long to) {
        return batch(range(from, to));
    }

    public AgentBatch gaps(long receivedMicros, Gap.Cause cause, long from, long to) {
        Gap gap = new Gap(new SeqRange(journal, epoch, from, to), cause);
        return new AgentBatch(agent, receivedMicros, List.of(), List.of(gap));
    }

    /// A message without any group.
    public Snapshot empty(long seq, long timeMicros) {
        var snapshot = new Snapshot();
        snapshot.stamp(
                new Identity(
                        Optional.of("lab"),
                        agent,
                        journal,
                        epoch,
                        Optional.of(boot),
                        "host-" + agent.substring(0, 4),
                        Optional.of("192.0.2.7"),
                        Optional.of("02:00:00:00:00:07")),
                new ClockReading(
                        timeMicros,
                        timeMicros - 1_500,
                        OptionalLong.of(3_600 * SECOND + seq * 10 * SECOND),
                        OptionalLong.of(1_500),
                        OptionalLong.of(200),
                        "server",
                        true,
                        Optional.empty(),
                        OptionalLong.empty()),
                seq,
                10_000);
        return snapshot;
    }

    /// Gives a message its usual values.
    public static void fill(Snapshot snapshot, long seq) {
        for (Group group :
                List.of(
                        Group.LOAD,
                        Group.CPU_TIME,
                        Group.NETWORK,
                        Group.FILESYSTEM,
                        Group.HOST,
                        Group.SELF)) {
            snapshot.status(group).collected(40 + seq % 7);
        }
        Table load = snapshot.table(Group.LOAD);
        load.set(load.addRow(), Load.W1_AVG, 100 + seq % 10);
        load.set(0, Load.W5_AVG, 50);
        Table cpu = snapshot.table(Group.CPU_TIME);
        for (String name : List.of("total", "0", "1")) {
            int row = cpu.addRow();
            cpu.set(row, CpuTime.CPU, Text.of(name));
            cpu.set(row, CpuTime.USER, 1_000 + seq * 50);
            cpu.set(row, CpuTime.IDLE, 90_000 + seq * 900);
        }
        network(snapshot, "lo", 4_000);
        network(snapshot, "eth0", 7_000 + seq * 1_000);
        Table files = snapshot.table(Group.FILESYSTEM);
        int root = files.addRow();
        files.set(root, Filesystem.MOUNTPOINT, Text.of("/"));
        files.set(root, Filesystem.FSTYPE, Text.of("ext4"));
        Table host = snapshot.table(Group.HOST);
        host.set(host.addRow(), Host.KERNEL, Text.of("6.1.0-" + seq / 400));
        host.set(0, Host.CPU_COUNT, 2);
        host.set(0, Host.UPTIME, 360_000 + seq * 1_000);
        Table self = snapshot.table(Group.SELF);
        self.addRow();
        for (Self column : Self.values()) {
            if (!column.field().kind().isText()) {
                self.set(0, column, seq * 3);
            }
        }
    }

    /// Adds an interface that has received so many bytes.
    public static void network(Snapshot snapshot, String name, long bytes) {
        Table network = snapshot.table(Group.NETWORK);
        int row = network.addRow();
        network.set(row, Network.INTERFACE, Text.of(name));
        network.set(row, Network.RECEIVE_BYTES, bytes);
        network.set(row, Network.TRANSMIT_BYTES, bytes / 2);
    }
}
