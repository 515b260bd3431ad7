package io.hostpulse.top;

import java.util.ArrayList;
import java.util.List;

/// The list of keys, and what colours mean. Pure functions.
final class HelpLines {
    private static final int KEYS = 18;

    private HelpLines() {}

    static List<Line> of(Look look, boolean hasHosts) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(Style.STRONG, look.word(Word.HELP)));
        key(lines, look, "q  Ctrl-C", Word.HELP_QUIT);
        key(lines, look, "?  h", Word.HELP_HELP);
        key(lines, look, "P  M  D  N", Word.HELP_SORT);
        key(lines, look, "R  I", Word.HELP_REVERSE);
        key(lines, look, "1", Word.HELP_CORES);
        key(lines, look, "g", Word.HELP_CGROUPS);
        key(lines, look, look.word(Word.HELP_ARROWS), Word.HELP_SCROLL);
        key(lines, look, "T  t", Word.HELP_EARLIER);
        key(lines, look, "b", Word.HELP_JUMP);
        key(lines, look, "L  Home", Word.HELP_LIVE);
        key(lines, look, "Space  z", Word.HELP_PAUSE);
        if (hasHosts) {
            key(lines, look, "Enter", Word.HELP_OPEN);
            key(lines, look, "Esc", Word.HELP_BACK);
            key(lines, look, "/", Word.HELP_SEARCH);
        }
        key(lines, look, "Ctrl-L", Word.HELP_REDRAW);
        lines.add(new Line());
        lines.add(new Line().add(look.word(Word.HELP_COLOURS)));
        lines.add(new Line().add("  ").add(Style.FAINT, look.word(Word.HELP_LIMITS)));
        lines.add(new Line().add("  ").add(Style.FAINT, look.word(Word.HELP_LIMITS_WAITS)));
        if (!look.isEndless()) {
            while (lines.size() < look.rows() - 1) {
                lines.add(new Line());
            }
            lines.add(Line.of(Style.FAINT, look.word(Word.KEYS_HELP)));
        }
        lines.replaceAll(line -> line.cut(look.columns()));
        return lines;
    }

    private static void key(List<Line> lines, Look look, String keys, Word what) {
        lines.add(new Line().add("  ").add(Style.STRONG, keys).to(2 + KEYS).add(look.word(what)));
    }
}
