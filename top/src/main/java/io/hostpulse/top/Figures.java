package io.hostpulse.top;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Status;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Cpu;
import io.hostpulse.catalogue.groups.Filesystem;
import io.hostpulse.catalogue.groups.Host;
import io.hostpulse.catalogue.groups.Load;
import io.hostpulse.catalogue.groups.Mem;
import io.hostpulse.catalogue.groups.Memory;
import io.hostpulse.catalogue.groups.Pressure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// A host in the few figures that tell whether it needs somebody. What is not known is not among
/// them. Immutable.
///
/// @param agent the agent's UUID; empty for this host without an agent
/// @param fullest the mount point that [Figure#FS] is of
/// @param trouble groups whose collection did not go well
record Figures(
        String agent,
        String hostname,
        Optional<String> cluster,
        Optional<String> ip,
        Optional<String> kernel,
        String fullest,
        Map<Figure, Double> numbers,
        List<Trouble> trouble) {
    private static final double MEBI = 1_048_576;

    /// A group whose collection did not go well.
    record Trouble(String group, String state) {}

    Figures {
        numbers = Map.copyOf(numbers);
        trouble = List.copyOf(trouble);
    }

    OptionalDouble get(Figure figure) {
        Double number = numbers.get(figure);
        return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
    }

    double get(Figure figure, double otherwise) {
        return get(figure).orElse(otherwise);
    }

    /// The figures of a message, by the same formulas as the server's.
    static Figures of(Snapshot message) {
        Map<Figure, Double> numbers = new EnumMap<>(Figure.class);
        numbers.put(Figure.INTERVAL_MS, (double) message.intervalMillis());
        message.clock()
                .offsetMicros()
                .ifPresent(offset -> numbers.put(Figure.OFFSET_US, (double) offset));
        message.clock()
                .errorMicros()
                .ifPresent(error -> numbers.put(Figure.ERROR_US, (double) error));
        var values = new Values(message);
        put(numbers, Figure.LOAD1, values.first(Group.LOAD, Load.W1_AVG));
        put(numbers, Figure.CPUS, values.first(Group.CPU, Cpu.COUNT));
        put(numbers, Figure.CPU, busy(values));
        put(numbers, Figure.STEAL, values.first(Group.CPU, Cpu.STEAL));
        pressure(values, numbers);
        put(numbers, Figure.MEM, memory(values));
        String fullest = fullest(values, numbers);
        Table host = message.table(Group.HOST);
        Optional<String> kernel =
                host.rows() > 0 && host.has(0, Host.KERNEL)
                        ? Optional.of(host.text(0, Host.KERNEL).toString())
                        : Optional.empty();
        return new Figures(
                message.identity().agent(),
                message.identity().hostname(),
                message.identity().cluster(),
                message.identity().ip(),
                kernel,
                fullest,
                numbers,
                trouble(message));
    }

    private static void put(Map<Figure, Double> numbers, Figure figure, OptionalDouble value) {
        value.ifPresent(number -> numbers.put(figure, number));
    }

    /// 100 % less idle and I/O wait.
    static OptionalDouble busy(Values values) {
        OptionalDouble idle = values.first(Group.CPU, Cpu.IDLE);
        double iowait = values.first(Group.CPU, Cpu.IOWAIT).orElse(0);
        return idle.isPresent()
                ? OptionalDouble.of(Math.max(0, 100 - idle.getAsDouble() - iowait))
                : OptionalDouble.empty();
    }

    private static void pressure(Values values, Map<Figure, Double> numbers) {
        Table table = values.table(Group.PRESSURE);
        for (int row = 0; row < table.rows(); row++) {
            Optional<Figure> figure =
                    Figure.ofMember("pressure_" + table.text(row, Pressure.RESOURCE));
            OptionalDouble share = values.number(Group.PRESSURE, row, Pressure.SOME_AVG10);
            if (figure.isPresent() && share.isPresent()) {
                numbers.put(figure.get(), share.getAsDouble() * 100);
            }
        }
    }

    /// What cannot be had without swapping, in percent of all.
    static OptionalDouble memory(Values values) {
        OptionalDouble total = values.first(Group.MEM, Mem.TOTAL);
        OptionalDouble available = values.first(Group.MEMORY, Memory.MEM_AVAILABLE);
        OptionalDouble used = values.first(Group.MEM, Mem.ABS_USED);
        if (total.isEmpty() || total.getAsDouble() <= 0) {
            return OptionalDouble.empty();
        }
        if (available.isPresent()) {
            double share = available.getAsDouble() / (total.getAsDouble() * MEBI);
            return OptionalDouble.of(100 - 100 * share);
        }
        return used.isPresent()
                ? OptionalDouble.of(100 * used.getAsDouble() / total.getAsDouble())
                : OptionalDouble.empty();
    }

    /// The fullest file system that can be written to.
    private static String fullest(Values values, Map<Figure, Double> numbers) {
        Table table = values.table(Group.FILESYSTEM);
        String where = "";
        double worst = -1;
        for (int row = 0; row < table.rows(); row++) {
            OptionalDouble use = used(values, row);
            boolean isReadOnly =
                    values.number(Group.FILESYSTEM, row, Filesystem.READONLY).orElse(0) > 0;
            if (!isReadOnly && use.orElse(-1) > worst) {
                worst = use.getAsDouble();
                where = table.text(row, Filesystem.MOUNTPOINT).toString();
            }
        }
        if (worst >= 0) {
            numbers.put(Figure.FS, worst);
        }
        return where;
    }

    /// A file system's space in use as df(1) counts: of what users may have, in percent.
    static OptionalDouble used(Values values, int row) {
        OptionalDouble size = values.number(Group.FILESYSTEM, row, Filesystem.SIZE);
        OptionalDouble free = values.number(Group.FILESYSTEM, row, Filesystem.FREE);
        OptionalDouble available = values.number(Group.FILESYSTEM, row, Filesystem.AVAILABLE);
        if (size.isEmpty() || free.isEmpty() || available.isEmpty()) {
            return OptionalDouble.empty();
        }
        double used = size.getAsDouble() - free.getAsDouble();
        double whole = used + available.getAsDouble();
        return whole > 0 ? OptionalDouble.of(100 * used / whole) : OptionalDouble.empty();
    }

    private static List<Trouble> trouble(Snapshot message) {
        List<Trouble> trouble = new ArrayList<>();
        for (Group group : Group.values()) {
            Status status = message.status(group);
            boolean isWell =
                    !status.isCollected()
                            || status.state() == State.OK
                            || status.state() == State.UNSUPPORTED;
            if (!isWell) {
                trouble.add(new Trouble(group.word(), status.state().word()));
            }
        }
        return trouble;
    }
}
