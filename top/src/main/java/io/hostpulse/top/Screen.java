package io.hostpulse.top;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// What is on the screen: from what is shown, what was chosen and how large it is. Pure functions.
final class Screen {
    /// Lines that tasks have at least.
    private static final int TASKS_MIN = 7;

    private static final int DEVICES_ENDLESS = 1_000;

    private Screen() {}

    /// The screen's lines, none longer than it is wide, no more than it is high.
    static List<Line> lines(Shown shown, View view, Look look, boolean hasHosts) {
        if (!look.isEndless()
                && (look.columns() < Look.COLUMNS_MIN || look.rows() < Look.ROWS_MIN)) {
            return List.of(
                    Line.of(Style.WARN, look.word(Word.TOO_SMALL, look.columns(), look.rows()))
                            .cut(look.columns()));
        }
        if (view.isHelp()) {
            return HelpLines.of(look, hasHosts);
        }
        List<Line> lines =
                new ArrayList<>(
                        switch (shown) {
                            case Shown.Sample sample -> host(sample, view, look);
                            case Shown.Gap gap -> GapLines.of(gap, look);
                            case Shown.Hosts hosts -> hosts(hosts, view, look);
                            case Shown.End end -> said(look.word(end.why()), look);
                            case Shown.Failed failed -> said(failed.why(), look);
                        });
        if (look.isEndless()) {
            return lines;
        }
        while (lines.size() < look.rows() - 1) {
            lines.add(new Line());
        }
        List<Line> whole = new ArrayList<>(lines.subList(0, look.rows() - 1));
        whole.add(bottom(shown, view, look, hasHosts));
        return whole;
    }

    private static List<Line> said(String words, Look look) {
        return List.of(Line.of(Style.PLAIN, words).cut(look.columns()));
    }

    private static List<Line> host(Shown.Sample sample, View view, Look look) {
        var values = new Values(sample.now(), sample.before());
        List<Line> lines = HeadLines.of(sample, values, view, look);
        int left = look.rows() - 1 - lines.size();
        lines.addAll(
                DeviceLines.of(
                        values,
                        look,
                        look.isEndless() ? DEVICES_ENDLESS : Math.max(4, left - TASKS_MIN)));
        int forTasks = look.isEndless() ? Integer.MAX_VALUE : look.rows() - 1 - lines.size();
        lines.addAll(TaskLines.of(values, view, look, forTasks));
        return lines;
    }

    private static Line bottom(Shown shown, View view, Look look, boolean hasHosts) {
        if (view.prompt().isPresent()) {
            View.Prompt prompt = view.prompt().get();
            Word ask =
                    switch (prompt.kind()) {
                        case TIME -> Word.ASK_TIME;
                        case SEARCH -> Word.ASK_SEARCH;
                    };
            return new Line()
                    .add(Style.STRONG, look.word(ask))
                    .add(prompt.text() + "_")
                    .cut(look.columns());
        }
        if (!view.notice().isEmpty()) {
            return Line.of(Style.WARN, view.notice()).cut(look.columns());
        }
        boolean isList = shown instanceof Shown.Hosts;
        Line keys = Line.of(Style.FAINT, look.word(isList ? Word.KEYS_HOSTS : Word.KEYS_HOST));
        if (hasHosts && !isList) {
            // What leads back stands first: it is what is looked for.
            keys =
                    Line.of(Style.FAINT, look.word(Word.KEYS_BACK) + "  ")
                            .add(Style.FAINT, look.word(Word.KEYS_HOST));
        }
        return keys.cut(look.columns());
    }

    private static List<Line> hosts(Shown.Hosts hosts, View view, Look look) {
        List<HostList.Entry> entries = HostList.of(hosts, view.search(), look.language());
        String count = look.word(Word.HOST_COUNT, entries.size(), hosts.hosts().size());
        String time = look.time(hosts.serverMicros());
        List<Line> lines = new ArrayList<>();
        Line top = Line.of(Style.STRONG, look.word(Word.HOSTS)).add("  ").add(count);
        if (!view.search().isEmpty()) {
            top.add("  " + look.word(Word.ASK_SEARCH)).add(Style.STRONG, view.search());
        }
        lines.add(top.cut(look.columns() - time.length() - 1).to(look.columns() - time.length()));
        lines.getFirst().add(time);
        hosts.notReady().ifPresent(why -> lines.add(HeadLines.notReady(why, look)));
        Grid grid = hostGrid(look);
        lines.add(grid.head(-1));
        if (entries.isEmpty()) {
            Word why = hosts.hosts().isEmpty() ? Word.NO_HOSTS : Word.NO_MATCH;
            lines.add(Line.of(Style.FAINT, look.word(why)));
        }
        int room = look.isEndless() ? entries.size() : look.rows() - 1 - lines.size();
        int chosen = HostList.place(entries, view.chosen());
        int from = Math.clamp(chosen - room / 2, 0, Math.max(0, entries.size() - room));
        for (int i = from; i < Math.min(entries.size(), from + room); i++) {
            Line row = grid.row(cells(entries.get(i), hosts.serverMicros(), look));
            boolean isChosen = i == chosen && !look.isEndless();
            lines.add(isChosen ? row.in(Style.CHOSEN).fill(Style.CHOSEN, look.columns()) : row);
        }
        return lines;
    }

    private static Grid hostGrid(Look look) {
        int name = look.columns() >= 120 ? 30 : 20;
        return new Grid(
                look.columns(),
                Integer.MAX_VALUE,
                List.of(
                        Grid.Column.text(look.word(Word.COL_STATE), 8, 0),
                        Grid.Column.text(look.word(Word.COL_HOST), name, 0),
                        Grid.Column.number(look.word(Word.COL_LOAD), 6, 0),
                        Grid.Column.number(look.word(Word.CPU_SHARE), 5, 0),
                        Grid.Column.number(look.word(Word.COL_PRESSURE), 6, 2),
                        Grid.Column.number(look.word(Word.MEM_SHARE), 5, 0),
                        Grid.Column.number(look.word(Word.USE), 5, 0),
                        Grid.Column.number(look.word(Word.DISK_IO), 9, 3),
                        Grid.Column.number(look.word(Word.COL_SEEN), 6, 1),
                        Grid.Column.rest(look.word(Word.COL_WHY), 12)));
    }

    private static List<Grid.Cell> cells(HostList.Entry entry, long now, Look look) {
        Figures host = entry.host();
        Level level = entry.health().level();
        List<String> reasons = entry.health().reasons().stream().map(Health.Reason::words).toList();
        double seen = Health.silentSeconds(host, now);
        OptionalDouble pressure =
                OptionalDouble.of(
                        Math.max(
                                host.get(Figure.PRESSURE_CPU, -1),
                                Math.max(
                                        host.get(Figure.PRESSURE_MEMORY, -1),
                                        host.get(Figure.PRESSURE_IO, -1))));
        return List.of(
                new Grid.Cell(look.word(level.word()), level.style()),
                new Grid.Cell(
                        host.hostname().isEmpty() ? host.agent() : host.hostname(), Style.STRONG),
                Grid.Cell.of(Numbers.of(host.get(Figure.LOAD1), load -> Numbers.fixed(load, 2))),
                share(host, Figure.CPU, Limit.CPU),
                Grid.Cell.of(
                        pressure.getAsDouble() < 0
                                ? Numbers.ABSENT
                                : Numbers.share(pressure.getAsDouble())),
                share(host, Figure.MEM, Limit.MEM),
                share(host, Figure.FS, Limit.FS),
                Grid.Cell.of(
                        Numbers.of(
                                Values.sum(host.get(Figure.DISK_READ), host.get(Figure.DISK_WRITE)),
                                Numbers::bytes)),
                Grid.Cell.of(seen < 2 ? look.word(Word.NOW) : Numbers.coarse(seen)),
                new Grid.Cell(String.join("; ", reasons), level.style()));
    }

    private static Grid.Cell share(Figures host, Figure figure, Limit limit) {
        OptionalDouble value = host.get(figure);
        return value.isPresent()
                ? new Grid.Cell(Numbers.share(value.getAsDouble()), limit.style(value))
                : Grid.Cell.of(Numbers.ABSENT);
    }
}
