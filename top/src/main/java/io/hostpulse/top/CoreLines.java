package io.hostpulse.top;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.CpuTime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/// Each CPU's share of busy time, in as few lines as its room asks for. Pure functions.
final class CoreLines {
    private static final int BARRED = 26;
    private static final int PLAIN = 10;
    private static final int ENDLESS = 1_000;

    private CoreLines() {}

    /// One CPU.
    private record Core(int number, OptionalDouble busy) {}

    /// Lines for all CPUs: with bars if they fit into a third of the screen, else without; of so
    /// many that not even that is enough, those that are busiest.
    static List<Line> of(Values values, Look look) {
        List<Core> cores = cores(values);
        int linesMax = look.isEndless() ? ENDLESS : look.rows() / 3;
        int acrossBarred = look.columns() / BARRED;
        boolean isBarred = cores.size() <= acrossBarred * linesMax;
        int across = isBarred ? acrossBarred : look.columns() / PLAIN;
        int count = cores.size();
        int more = 0;
        if (count > across * linesMax) {
            more = count - across * (linesMax - 1);
            cores = busiest(cores, count - more);
        }
        List<Line> lines = new ArrayList<>();
        int down = (cores.size() + across - 1) / across;
        for (int row = 0; row < down; row++) {
            Line line = new Line();
            for (int at = row; at < cores.size(); at += down) {
                line.to(at / down * (isBarred ? BARRED : PLAIN));
                add(line, cores.get(at), isBarred);
            }
            lines.add(line.cut(look.columns()));
        }
        if (more > 0) {
            lines.add(Line.of(Style.FAINT, look.word(Word.MORE_CPUS, more)));
        }
        return lines;
    }

    private static void add(Line line, Core core, boolean isBarred) {
        Style style = Limit.CPU.style(core.busy());
        line.add(Style.FAINT, Width.right(String.valueOf(core.number()), 3));
        if (isBarred) {
            line.add(" ").add(Bar.of(core.busy(), 14, style));
        }
        line.add(style, Width.right(Numbers.of(core.busy(), Numbers::share), 6));
    }

    private static List<Core> busiest(List<Core> cores, int count) {
        return cores.stream()
                .sorted(
                        Comparator.comparingDouble((Core core) -> -core.busy().orElse(-1))
                                .thenComparingInt(Core::number))
                .limit(count)
                .sorted(Comparator.comparingInt(Core::number))
                .toList();
    }

    private static List<Core> cores(Values values) {
        Table table = values.table(Group.CPU_TIME);
        List<Core> cores = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            String name = table.text(row, CpuTime.CPU).toString();
            if (!name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9')) {
                cores.add(new Core(Integer.parseInt(name), busy(values, row)));
            }
        }
        cores.sort(Comparator.comparingInt(Core::number));
        return cores;
    }

    /// What was spent on anything but idling and waiting, of all: guests are within user and nice.
    private static OptionalDouble busy(Values values, int row) {
        OptionalDouble idle = values.growth(Group.CPU_TIME, row, CpuTime.IDLE);
        if (idle.isEmpty()) {
            return OptionalDouble.empty();
        }
        double waiting = values.growth(Group.CPU_TIME, row, CpuTime.IOWAIT).orElse(0);
        double busy = 0;
        for (CpuTime column :
                List.of(
                        CpuTime.USER,
                        CpuTime.NICE,
                        CpuTime.SYSTEM,
                        CpuTime.IRQ,
                        CpuTime.SOFTIRQ,
                        CpuTime.STEAL)) {
            busy += values.growth(Group.CPU_TIME, row, column).orElse(0);
        }
        double all = busy + waiting + idle.getAsDouble();
        return all > 0 ? OptionalDouble.of(100 * busy / all) : OptionalDouble.empty();
    }
}
