package io.hostpulse.top;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Cpu;
import io.hostpulse.catalogue.groups.Host;
import io.hostpulse.catalogue.groups.Load;
import io.hostpulse.catalogue.groups.Mem;
import io.hostpulse.catalogue.groups.Memory;
import io.hostpulse.catalogue.groups.Pressure;
import io.hostpulse.catalogue.groups.Stat;
import io.hostpulse.catalogue.groups.Swap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// The lines that are read first: who, when, in what state, and the host's CPUs, memory and
/// waiting. Pure functions.
final class HeadLines {
    private static final double MEBI = 1_048_576;
    private static final double MICROS = 1e6;
    private static final int LABEL = 6;
    private static final int BAR = 18;
    private static final int SHARE = 8;
    private static final int HOST_MAX = 40;
    private static final String GAP = "  ";

    private HeadLines() {}

    static List<Line> of(Shown.Sample sample, Values values, View view, Look look) {
        Figures figures = sample.figures();
        Health health = Health.of(figures, sample.serverMicros(), look.language());
        List<Line> lines = new ArrayList<>();
        lines.add(first(figures, health.level(), sample, look));
        sample.notReady().ifPresent(why -> lines.add(notReady(why, look)));
        boolean isKnown = values.table(Group.LOAD).rows() + values.table(Group.MEM).rows() > 0;
        lines.add(
                isKnown ? reasons(health, look) : Line.of(Style.FAINT, look.word(Word.ABSENT_ALL)));
        lines.add(second(sample, values, look));
        lines.add(cpu(values, look));
        if (view.isCores()) {
            lines.addAll(CoreLines.of(values, look));
        }
        lines.add(memory(values, look));
        lines.add(swap(values, look));
        lines.add(pressure(values, look));
        return lines;
    }

    /// That the server takes no messages in, and why.
    static Line notReady(Word why, Look look) {
        return Line.of(Style.WARN, look.word(why)).cut(look.columns());
    }

    private static Line first(Figures figures, Level level, Shown.Sample sample, Look look) {
        String time = look.time(sample.now().clock().timeMicros());
        Line right = new Line();
        right.add(time).add(GAP);
        right.add(
                sample.moment() == Moment.LIVE ? Style.PLAIN : Style.STRONG,
                look.word(sample.moment().word()));
        String state = look.word(level.word());
        int room = look.columns() - right.width() - Width.of(state) - 3 * GAP.length();
        String host = Width.cut(Width.clean(figures.hostname()), Math.clamp(room, 1, HOST_MAX));
        Line line = Line.of(Style.STRONG, host).add(GAP).add(level.style(), state).add(GAP);
        return line.to(look.columns() - right.width()).add(right);
    }

    private static Line reasons(Health health, Look look) {
        if (health.reasons().isEmpty()) {
            return Line.of(Style.FAINT, look.word(Word.FINE));
        }
        Line line = new Line();
        for (Health.Reason reason : health.reasons()) {
            line.add(line.width() > 0 ? "; " : "").add(reason.level().style(), reason.words());
        }
        return line.cut(look.columns());
    }

    private static Line second(Shown.Sample sample, Values values, Look look) {
        List<String> parts = new ArrayList<>();
        parts.add(
                look.word(Word.LOAD)
                        + " "
                        + load(values, Load.W1_AVG)
                        + " "
                        + load(values, Load.W5_AVG)
                        + " "
                        + load(values, Load.W15_AVG));
        values.first(Group.CPU, Cpu.COUNT)
                .ifPresent(count -> parts.add(look.word(Word.CPUS, Numbers.fixed(count, 0))));
        values.first(Group.HOST, Host.UPTIME)
                .ifPresent(up -> parts.add(look.word(Word.UP, Numbers.coarse(up))));
        parts.add(clock(sample, look));
        OptionalDouble running = values.first(Group.STAT, Stat.PROCS_RUNNING);
        OptionalDouble blocked = values.first(Group.STAT, Stat.PROCS_BLOCKED);
        if (running.isPresent() && blocked.isPresent()) {
            parts.add(
                    look.word(
                            Word.RUNNING,
                            Numbers.fixed(running.getAsDouble(), 0),
                            Numbers.fixed(blocked.getAsDouble(), 0)));
        }
        sample.figures().ip().ifPresent(parts::add);
        sample.figures().kernel().ifPresent(parts::add);
        return fitting(new Line(), parts, look.columns());
    }

    private static String load(Values values, Load column) {
        return Numbers.of(values.first(Group.LOAD, column), load -> Numbers.fixed(load, 2));
    }

    /// How far the host's clock is from the server's, and how sure that is.
    private static String clock(Shown.Sample sample, Look look) {
        OptionalLong offset = sample.now().clock().offsetMicros();
        if (offset.isEmpty()) {
            // What was read back from a server does not say it.
            return sample.moment() == Moment.HISTORY ? "" : look.word(Word.CLOCK_UNKNOWN);
        }
        String sign = offset.getAsLong() < 0 ? "-" : "+";
        String size = Numbers.seconds(Math.abs(offset.getAsLong()) / MICROS);
        OptionalLong error = sample.now().clock().errorMicros();
        String bound = error.isPresent() ? " +-" + Numbers.seconds(error.getAsLong() / MICROS) : "";
        return look.word(Word.CLOCK, sign + size + bound);
    }

    private static Line cpu(Values values, Look look) {
        OptionalDouble busy = Figures.busy(values);
        List<String> parts = new ArrayList<>();
        // The names of top(1), which operators know in every language.
        part(parts, "us", values, Cpu.USER);
        part(parts, "sy", values, Cpu.SYSTEM);
        part(parts, "wa", values, Cpu.IOWAIT);
        part(parts, "st", values, Cpu.STEAL);
        part(parts, "si", values, Cpu.SOFTIRQ);
        part(parts, "ni", values, Cpu.NICE);
        part(parts, "hi", values, Cpu.IRQ);
        part(parts, "gu", values, Cpu.GUEST);
        return fitting(
                barred(look.word(Word.CPU), busy, Limit.CPU.style(busy)), parts, look.columns());
    }

    private static void part(List<String> parts, String name, Values values, Cpu column) {
        parts.add(
                name + Width.right(Numbers.of(values.first(Group.CPU, column), Numbers::share), 5));
    }

    private static Line memory(Values values, Look look) {
        OptionalDouble share = Figures.memory(values);
        OptionalDouble total = Values.times(values.first(Group.MEM, Mem.TOTAL), MEBI);
        OptionalDouble available = values.first(Group.MEMORY, Memory.MEM_AVAILABLE);
        OptionalDouble cached = Values.times(values.first(Group.MEM, Mem.CACHED), MEBI);
        OptionalDouble used = Values.over(share, OptionalDouble.of(100), 1);
        List<String> parts = new ArrayList<>();
        if (total.isPresent()) {
            double all = total.getAsDouble();
            parts.add(
                    look.word(
                            Word.USED_OF,
                            Numbers.of(Values.times(used, all), Numbers::bytes),
                            Numbers.bytes(all)));
        }
        available.ifPresent(size -> parts.add(look.word(Word.AVAILABLE, Numbers.bytes(size))));
        cached.ifPresent(size -> parts.add(look.word(Word.CACHE, Numbers.bytes(size))));
        return fitting(
                barred(look.word(Word.MEMORY), share, Limit.MEM.style(share)),
                parts,
                look.columns());
    }

    private static Line swap(Values values, Look look) {
        OptionalDouble total = values.first(Group.SWAP, Swap.TOTAL);
        OptionalDouble used = values.first(Group.SWAP, Swap.USED);
        String label = look.word(Word.SWAP);
        if (total.isPresent() && total.getAsDouble() == 0) {
            return new Line().add(label).to(LABEL).add(Style.FAINT, look.word(Word.NO_SWAP));
        }
        List<String> parts = new ArrayList<>();
        if (total.isPresent() && used.isPresent()) {
            parts.add(
                    look.word(
                            Word.USED_OF,
                            Numbers.bytes(used.getAsDouble()),
                            Numbers.bytes(total.getAsDouble())));
        }
        return fitting(
                barred(label, Values.over(used, total, 100), Style.PLAIN), parts, look.columns());
    }

    private static Line pressure(Values values, Look look) {
        Line line = new Line().add(look.word(Word.PRESSURE)).to(LABEL);
        Table table = values.table(Group.PRESSURE);
        for (int row = 0; row < table.rows(); row++) {
            String resource = table.text(row, Pressure.RESOURCE).toString();
            OptionalDouble some =
                    Values.times(values.number(Group.PRESSURE, row, Pressure.SOME_AVG10), 100);
            OptionalDouble full =
                    Values.times(values.number(Group.PRESSURE, row, Pressure.FULL_AVG10), 100);
            Style style = limit(resource).map(limit -> limit.style(some)).orElse(Style.PLAIN);
            line.add(resource + " ").add(style, Numbers.of(some, Numbers::percent));
            if (full.isPresent()) {
                line.add(Style.FAINT, " (" + Numbers.share(full.getAsDouble()) + ")");
            }
            line.add(GAP);
        }
        if (table.rows() == 0) {
            return line.add(Style.FAINT, Numbers.ABSENT);
        }
        return line.add(Style.FAINT, look.word(Word.PRESSURE_NOTE)).cut(look.columns());
    }

    private static Optional<Limit> limit(String resource) {
        return switch (resource) {
            case "cpu" -> Optional.of(Limit.PRESSURE_CPU);
            case "memory" -> Optional.of(Limit.PRESSURE_MEMORY);
            case "io" -> Optional.of(Limit.PRESSURE_IO);
            default -> Optional.empty();
        };
    }

    private static Line barred(String label, OptionalDouble percent, Style style) {
        return new Line()
                .add(label)
                .to(LABEL)
                .add(Bar.of(percent, BAR, style))
                .add(style, Width.right(Numbers.of(percent, Numbers::percent), SHARE));
    }

    /// The line with as many parts as there is room for.
    private static Line fitting(Line line, List<String> parts, int columns) {
        for (String part : parts) {
            String clean = Width.clean(part);
            int gap = line.width() > 0 ? GAP.length() : 0;
            if (!clean.isEmpty() && line.width() + gap + Width.of(clean) <= columns) {
                line.add(gap > 0 ? GAP : "").add(clean);
            }
        }
        return line;
    }
}
