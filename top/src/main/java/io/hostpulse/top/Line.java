package io.hostpulse.top;

import java.util.ArrayList;
import java.util.List;

/// One line of the screen: stretches of text, each of one style. Every text is cleaned here, so
/// that nothing from data can act on the terminal. Confined to one thread while it is made.
final class Line {
    /// A stretch of text.
    record Span(Style style, String text) {}

    private final List<Span> spans = new ArrayList<>();
    private int width;

    /// A line of one text.
    static Line of(Style style, String text) {
        return new Line().add(style, text);
    }

    Line add(Style style, String text) {
        String clean = Width.clean(text);
        if (!clean.isEmpty()) {
            spans.add(new Span(style, clean));
            width += Width.of(clean);
        }
        return this;
    }

    Line add(String text) {
        return add(Style.PLAIN, text);
    }

    Line add(Line other) {
        spans.addAll(other.spans);
        width += other.width;
        return this;
    }

    /// Goes on at a column, or where the line ends if that is behind it.
    Line to(int column) {
        return add(" ".repeat(Math.max(0, column - width)));
    }

    /// Fills up to a column with a style, which for a head or a chosen row shows.
    Line fill(Style style, int column) {
        return add(style, " ".repeat(Math.max(0, column - width)));
    }

    int width() {
        return width;
    }

    List<Span> spans() {
        return List.copyOf(spans);
    }

    /// The same in one style.
    Line in(Style style) {
        Line line = new Line();
        spans.forEach(span -> line.add(style, span.text()));
        return line;
    }

    /// As much of it as fits into so many columns.
    Line cut(int columns) {
        if (width <= columns) {
            return this;
        }
        Line line = new Line();
        for (Span span : spans) {
            int left = columns - line.width;
            if (left <= 0) {
                break;
            }
            boolean fits = Width.of(span.text()) <= left;
            line.add(span.style(), fits ? span.text() : Width.cut(span.text(), left));
        }
        return line;
    }

    /// The text alone, without blanks at the end.
    String text() {
        var text = new StringBuilder();
        spans.forEach(span -> text.append(span.text()));
        return text.toString().stripTrailing();
    }
}
