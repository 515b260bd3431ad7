package io.hostpulse.top;

/// How much a host needs somebody, the worst first; the order in which hosts are listed.
enum Level {
    SILENT(Word.SILENT, Style.BAD),
    BAD(Word.BAD, Style.BAD),
    WARN(Word.WARN, Style.WARN),
    OK(Word.OK, Style.PLAIN);

    private final Word word;
    private final Style style;

    Level(Word word, Style style) {
        this.word = word;
        this.style = style;
    }

    Word word() {
        return word;
    }

    Style style() {
        return style;
    }
}
