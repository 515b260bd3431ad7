package io.hostpulse.top;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Cgroup;
import io.hostpulse.catalogue.groups.Memory;
import io.hostpulse.catalogue.groups.TopProcess;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/// Processes or control groups, whichever are looked at. Pure functions.
final class TaskLines {
    private static final int BYTES = 9;
    private static final int NAME_MAX = 120;

    private TaskLines() {}

    /// A row with what it may be sorted by.
    private record Row(
            OptionalDouble cpu,
            OptionalDouble memory,
            OptionalDouble disk,
            String name,
            List<Grid.Cell> cells) {
        OptionalDouble by(Sort sort) {
            return switch (sort) {
                case CPU -> cpu;
                case MEMORY -> memory;
                case DISK -> disk;
                case NAME -> OptionalDouble.empty();
            };
        }
    }

    /// @param linesMax how many lines there are, the head included
    static List<Line> of(Values values, View view, Look look, int linesMax) {
        List<Row> rows = view.isCgroups() ? cgroups(values) : processes(values);
        Grid grid = view.isCgroups() ? cgroupGrid(look) : processGrid(look);
        rows.sort(order(view.sort(), view.isReversed()));
        List<Line> lines = new ArrayList<>();
        lines.add(grid.head(sortedColumn(view)));
        if (rows.isEmpty()) {
            Word why = view.isCgroups() ? Word.NO_CGROUPS : Word.NO_PROCESSES;
            lines.add(Line.of(Style.FAINT, look.word(why)).cut(look.columns()));
        }
        int room = Math.max(1, linesMax - 1);
        int from = Math.clamp(view.scroll(), 0, Math.max(0, rows.size() - room));
        for (Row row : rows.subList(from, Math.min(rows.size(), from + room))) {
            lines.add(grid.row(row.cells()));
        }
        return lines;
    }

    private static Comparator<Row> order(Sort sort, boolean isReversed) {
        int sign = isReversed ? -1 : 1;
        Comparator<Row> byName =
                Comparator.comparing(
                        (Row row) -> row.name().length() < 20 ? padded(row) : row.name());
        if (sort == Sort.NAME) {
            return isReversed ? byName.reversed() : byName;
        }
        // What is not known stands last, whichever way it is sorted.
        return Comparator.comparing((Row row) -> row.by(sort).isEmpty())
                .thenComparingDouble(row -> -sign * row.by(sort).orElse(0))
                .thenComparing(byName);
    }

    /// Numbers in the order of numbers.
    private static String padded(Row row) {
        boolean isNumber = row.name().chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? "0".repeat(20 - row.name().length()) + row.name() : row.name();
    }

    private static int sortedColumn(View view) {
        return switch (view.sort()) {
            case CPU -> view.isCgroups() ? 0 : 1;
            case MEMORY -> view.isCgroups() ? 1 : 2;
            case DISK -> view.isCgroups() ? 3 : 4;
            case NAME -> view.isCgroups() ? 6 : 0;
        };
    }

    private static Grid processGrid(Look look) {
        Word note = look.columns() < 100 ? Word.PROCESS_NOTE : Word.PROCESS_NOTE_LONG;
        return new Grid(
                look.columns(),
                NAME_MAX,
                List.of(
                        Grid.Column.number(look.word(Word.PID), 7, 0),
                        Grid.Column.number(look.word(Word.CPU_SHARE), 6, 0),
                        Grid.Column.number(look.word(Word.RESIDENT), BYTES, 0),
                        Grid.Column.number(look.word(Word.MEM_SHARE), 5, 1),
                        Grid.Column.number(look.word(Word.DISK_IO), BYTES, 0),
                        Grid.Column.number(look.word(Word.THREADS), 5, 2),
                        Grid.Column.number(look.word(Word.CPU_TIME), 9, 1),
                        Grid.Column.rest(
                                look.word(Word.PROCESS) + " (" + look.word(note) + ")", 20)));
    }

    private static List<Row> processes(Values values) {
        Table table = values.table(Group.TOP_PROCESS);
        OptionalDouble total = values.first(Group.MEMORY, Memory.MEM_TOTAL);
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            OptionalDouble cpu = values.number(Group.TOP_PROCESS, row, TopProcess.CPU_PERCENT);
            OptionalDouble memory =
                    values.number(Group.TOP_PROCESS, row, TopProcess.RESIDENT_MEMORY);
            OptionalDouble moved =
                    values.number(Group.TOP_PROCESS, row, TopProcess.IO_BYTES_RECENT);
            OptionalDouble disk =
                    values.seconds() > 0
                            ? Values.times(moved, 1 / values.seconds())
                            : OptionalDouble.empty();
            OptionalDouble threads = values.number(Group.TOP_PROCESS, row, TopProcess.THREADS);
            OptionalDouble time = values.number(Group.TOP_PROCESS, row, TopProcess.CPU);
            String pid = table.text(row, TopProcess.PID).toString();
            rows.add(
                    new Row(
                            cpu,
                            memory,
                            disk,
                            pid,
                            List.of(
                                    Grid.Cell.of(pid),
                                    Grid.Cell.of(Numbers.of(cpu, Numbers::share)),
                                    Grid.Cell.of(Numbers.of(memory, Numbers::bytes)),
                                    Grid.Cell.of(
                                            Numbers.of(
                                                    Values.over(memory, total, 100),
                                                    Numbers::share)),
                                    Grid.Cell.of(Numbers.of(disk, Numbers::bytes)),
                                    Grid.Cell.of(Numbers.of(threads, Numbers::whole)),
                                    Grid.Cell.of(Numbers.of(time, Numbers::cpuTime)),
                                    Grid.Cell.of(table.text(row, TopProcess.NAME).toString()))));
        }
        return rows;
    }

    private static Grid cgroupGrid(Look look) {
        return new Grid(
                look.columns(),
                NAME_MAX,
                List.of(
                        Grid.Column.number(look.word(Word.CPU_SHARE), 6, 0),
                        Grid.Column.number(look.word(Word.RESIDENT), BYTES, 0),
                        Grid.Column.number(look.word(Word.CGROUP_LIMIT), BYTES, 1),
                        Grid.Column.number(look.word(Word.DISK_IO), BYTES, 0),
                        Grid.Column.number(look.word(Word.THROTTLED), 6, 0),
                        Grid.Column.number(look.word(Word.TASKS), 6, 0),
                        Grid.Column.rest(look.word(Word.CGROUP), 20)));
    }

    private static List<Row> cgroups(Values values) {
        Table table = values.table(Group.CGROUP);
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            OptionalDouble cpu = Values.times(values.rate(Group.CGROUP, row, Cgroup.CPU), 100);
            OptionalDouble memory = values.number(Group.CGROUP, row, Cgroup.MEMORY);
            OptionalDouble limit = values.number(Group.CGROUP, row, Cgroup.MEMORY_MAX);
            OptionalDouble disk =
                    Values.sum(
                            values.rate(Group.CGROUP, row, Cgroup.READ_BYTES),
                            values.rate(Group.CGROUP, row, Cgroup.WRITE_BYTES));
            OptionalDouble held =
                    Values.times(values.rate(Group.CGROUP, row, Cgroup.CPU_THROTTLED), 100);
            OptionalDouble tasks = values.number(Group.CGROUP, row, Cgroup.PIDS);
            String path = table.text(row, Cgroup.PATH).toString();
            rows.add(
                    new Row(
                            cpu,
                            memory,
                            disk,
                            path,
                            List.of(
                                    Grid.Cell.of(Numbers.of(cpu, Numbers::share)),
                                    Grid.Cell.of(Numbers.of(memory, Numbers::bytes)),
                                    Grid.Cell.of(Numbers.of(limit, Numbers::bytes)),
                                    Grid.Cell.of(Numbers.of(disk, Numbers::bytes)),
                                    Grid.Cell.of(Numbers.of(held, Numbers::share)),
                                    Grid.Cell.of(Numbers.of(tasks, Numbers::whole)),
                                    Grid.Cell.of(path))));
        }
        return rows;
    }
}
