package io.hostpulse.top;

import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;

import java.util.ArrayList;
import java.util.List;

/// The terminal while the screen is drawn on it: its other screen, without a cursor, keys as they
/// come. Only what changed is sent. Confined to the program's one loop.
final class TerminalScreen implements AutoCloseable {
    private static final int COLUMNS = 80;
    private static final int ROWS = 24;

    private final Terminal terminal;
    private final boolean isColoured;
    private final Attributes before;
    private Display display;
    private boolean isEntered;

    /// @param isColoured whether colours are wanted (https://no-color.org)
    TerminalScreen(Terminal terminal, boolean isColoured) {
        this.terminal = terminal;
        this.isColoured = isColoured;
        this.before = terminal.getAttributes();
        this.display = new Display(terminal, true);
    }

    void enter() {
        Attributes _ = terminal.enterRawMode();
        boolean _ = terminal.puts(Capability.enter_ca_mode);
        boolean _ = terminal.puts(Capability.cursor_invisible);
        isEntered = true;
        redraw();
    }

    /// Gives the terminal back as it was.
    void leave() {
        if (!isEntered) {
            return;
        }
        isEntered = false;
        boolean _ = terminal.puts(Capability.cursor_normal);
        boolean _ = terminal.puts(Capability.exit_ca_mode);
        terminal.flush();
        terminal.setAttributes(before);
    }

    /// Forgets what is on the terminal: the next drawing sends all of it.
    void redraw() {
        display = new Display(terminal, true);
        boolean _ = terminal.puts(Capability.clear_screen);
    }

    int columns() {
        int columns = terminal.getColumns();
        return columns > 0 ? columns : COLUMNS;
    }

    int rows() {
        int rows = terminal.getRows();
        return rows > 0 ? rows : ROWS;
    }

    void draw(List<Line> lines) {
        display.resize(Size.of(columns(), rows()));
        List<AttributedString> drawn = new ArrayList<>();
        for (Line line : lines) {
            drawn.add(drawn(line));
        }
        display.update(drawn, 0);
    }

    private AttributedString drawn(Line line) {
        var text = new AttributedStringBuilder();
        for (Line.Span span : line.spans()) {
            text.append(span.text(), style(span.style()));
        }
        return text.toAttributedString();
    }

    private AttributedStyle style(Style style) {
        AttributedStyle plain = AttributedStyle.DEFAULT;
        return switch (style) {
            case PLAIN -> plain;
            case FAINT -> isColoured ? plain.faint() : plain;
            case STRONG -> plain.bold();
            case HEAD -> plain.inverse();
            case SORTED -> plain.inverse().bold();
            case CHOSEN -> plain.inverse();
            case WARN -> isColoured ? plain.foreground(AttributedStyle.YELLOW) : plain.underline();
            case BAD ->
                    isColoured
                            ? plain.foreground(AttributedStyle.RED).bold()
                            : plain.bold().underline();
        };
    }

    @Override
    public void close() {
        leave();
    }
}
