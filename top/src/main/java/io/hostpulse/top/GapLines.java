package io.hostpulse.top;

import java.util.ArrayList;
import java.util.List;

/// A time of which nothing is known, and its cause in the page's words. Pure functions.
final class GapLines {
    private GapLines() {}

    static List<Line> of(Shown.Gap gap, Look look) {
        Hole hole = gap.hole();
        String about = hole.isAbout() ? look.word(Word.HOLE_ABOUT) + " " : "";
        List<Line> lines = new ArrayList<>();
        lines.add(
                Line.of(Style.STRONG, Width.cut(Width.clean(gap.figures().hostname()), 40))
                        .add("  ")
                        .add(Style.STRONG, look.word(Moment.HISTORY.word())));
        lines.add(new Line());
        lines.add(Line.of(Style.WARN, look.word(Word.HOLE)));
        if (hole.fromMicros() != Long.MIN_VALUE) {
            lines.add(
                    new Line()
                            .add("  ")
                            .add(look.word(Word.HOLE_FROM, about + look.time(hole.fromMicros()))));
        }
        if (hole.toMicros() != Long.MAX_VALUE) {
            lines.add(
                    new Line()
                            .add("  ")
                            .add(look.word(Word.HOLE_TO, about + look.time(hole.toMicros()))));
        }
        String cause =
                Health.word("GAP_", hole.cause())
                        .map(word -> word.in(look.language()))
                        .orElse(hole.cause());
        lines.add(new Line().add("  ").add(Style.STRONG, cause));
        if (hole.messages() > 0) {
            lines.add(new Line().add("  ").add(look.word(Word.HOLE_MESSAGES, hole.messages())));
        }
        lines.replaceAll(line -> line.cut(look.columns()));
        return lines;
    }
}
