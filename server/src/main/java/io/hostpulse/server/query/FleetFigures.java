package io.hostpulse.server.query;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Status;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Cpu;
import io.hostpulse.catalogue.groups.Disk;
import io.hostpulse.catalogue.groups.Filesystem;
import io.hostpulse.catalogue.groups.Host;
import io.hostpulse.catalogue.groups.Load;
import io.hostpulse.catalogue.groups.Mem;
import io.hostpulse.catalogue.groups.Memory;
import io.hostpulse.catalogue.groups.Net;
import io.hostpulse.catalogue.groups.Pressure;
import io.hostpulse.server.json.JsonOut;

import java.util.OptionalDouble;

/// The few figures of a message that tell whether a host needs somebody. A figure that the message
/// does not tell is absent. Pure functions.
final class FleetFigures {
    /// What becomes of a figure.
    @FunctionalInterface
    interface Sink {
        void put(String name, JsonOut json);
    }

    private static final double KIBI = 1_024;

    private FleetFigures() {}

    static void of(Snapshot message, Sink sink) {
        first(message, Group.LOAD, Load.W1_AVG).ifPresent(load -> put(sink, "load1", load));
        cpu(message, sink);
        pressure(message.table(Group.PRESSURE), sink);
        memory(message, sink);
        worstFilesystem(message.table(Group.FILESYSTEM), sink);
        traffic(message, sink);
        Table host = message.table(Group.HOST);
        if (host.rows() > 0 && host.has(0, Host.KERNEL)) {
            sink.put("kernel", new JsonOut(32).value(host.text(0, Host.KERNEL).toString()));
        }
        states(message, sink);
    }

    private static void put(Sink sink, String name, double value) {
        sink.put(name, new JsonOut(24).value(Math.rint(value * 100) / 100));
    }

    private static OptionalDouble first(Snapshot message, Group group, Column column) {
        Table table = message.table(group);
        return table.rows() == 0 ? OptionalDouble.empty() : number(table, 0, column);
    }

    private static OptionalDouble number(Table table, int row, Column column) {
        return table.has(row, column)
                ? OptionalDouble.of(
                        table.number(row, column) / Math.pow(10, column.field().decimals()))
                : OptionalDouble.empty();
    }

    private static void cpu(Snapshot message, Sink sink) {
        first(message, Group.CPU, Cpu.COUNT).ifPresent(count -> put(sink, "cpus", count));
        OptionalDouble idle = first(message, Group.CPU, Cpu.IDLE);
        OptionalDouble iowait = first(message, Group.CPU, Cpu.IOWAIT);
        idle.ifPresent(share -> put(sink, "cpu", Math.max(0, 100 - share - iowait.orElse(0))));
        first(message, Group.CPU, Cpu.STEAL).ifPresent(steal -> put(sink, "steal", steal));
    }

    private static void pressure(Table table, Sink sink) {
        for (int row = 0; row < table.rows(); row++) {
            String resource = table.text(row, Pressure.RESOURCE).toString();
            if (resource.equals("cpu") || resource.equals("memory") || resource.equals("io")) {
                number(table, row, Pressure.SOME_AVG10)
                        .ifPresent(share -> put(sink, "pressure_" + resource, share * 100));
            }
        }
    }

    private static void memory(Snapshot message, Sink sink) {
        OptionalDouble total = first(message, Group.MEM, Mem.TOTAL);
        OptionalDouble available = first(message, Group.MEMORY, Memory.MEM_AVAILABLE);
        OptionalDouble used = first(message, Group.MEM, Mem.ABS_USED);
        if (total.isEmpty() || total.getAsDouble() <= 0) {
            return;
        }
        put(sink, "mem_total", total.getAsDouble() * KIBI * KIBI);
        if (available.isPresent()) {
            double share = available.getAsDouble() / (total.getAsDouble() * KIBI * KIBI);
            put(sink, "mem", 100 - 100 * share);
        } else if (used.isPresent()) {
            put(sink, "mem", 100 * used.getAsDouble() / total.getAsDouble());
        }
    }

    /// The fullest file system that can be written to, as `df` counts: of what users may have.
    private static void worstFilesystem(Table table, Sink sink) {
        double worst = -1;
        String where = "";
        for (int row = 0; row < table.rows(); row++) {
            OptionalDouble size = number(table, row, Filesystem.SIZE);
            OptionalDouble free = number(table, row, Filesystem.FREE);
            OptionalDouble available = number(table, row, Filesystem.AVAILABLE);
            boolean readOnly = number(table, row, Filesystem.READONLY).orElse(0) > 0;
            if (readOnly || size.isEmpty() || free.isEmpty() || available.isEmpty()) {
                continue;
            }
            double used = size.getAsDouble() - free.getAsDouble();
            double whole = used + available.getAsDouble();
            if (whole > 0 && used / whole > worst) {
                worst = used / whole;
                where = table.text(row, Filesystem.MOUNTPOINT).toString();
            }
        }
        if (worst >= 0) {
            put(sink, "fs", worst * 100);
            sink.put("fs_mount", new JsonOut(32).value(where));
        }
    }

    /// Bytes per second: what the message counts since the one before, over the interval.
    private static void traffic(Snapshot message, Sink sink) {
        double factor = KIBI * 1_000 / Math.max(1, message.intervalMillis());
        first(message, Group.DISK, Disk.TREAD)
                .ifPresent(read -> put(sink, "disk_read", read * factor));
        first(message, Group.DISK, Disk.TWRITE)
                .ifPresent(write -> put(sink, "disk_write", write * factor));
        Table net = message.table(Group.NET);
        double received = 0;
        double sent = 0;
        boolean known = false;
        for (int row = 0; row < net.rows(); row++) {
            OptionalDouble read = number(net, row, Net.READ);
            OptionalDouble write = number(net, row, Net.WRITE);
            if (read.isPresent()
                    && write.isPresent()
                    && !net.text(row, Net.NAME).toString().equals("lo")) {
                known = true;
                received += read.getAsDouble();
                sent += write.getAsDouble();
            }
        }
        if (known) {
            put(sink, "net_recv", received * factor);
            put(sink, "net_sent", sent * factor);
        }
    }

    /// The groups whose collection did not go well, with the agent's own reason.
    private static void states(Snapshot message, Sink sink) {
        JsonOut out = new JsonOut(64).array();
        for (Group group : Group.values()) {
            Status status = message.status(group);
            boolean well =
                    !status.isCollected()
                            || status.state() == State.OK
                            || status.state() == State.UNSUPPORTED;
            if (!well) {
                out.object().member("group", group.word()).member("state", status.state().word());
                status.why().ifPresent(why -> out.member("why", why));
                out.endObject();
            }
        }
        sink.put("trouble", out.endArray());
    }
}
