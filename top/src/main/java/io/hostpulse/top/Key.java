package io.hostpulse.top;

import java.io.IOException;

/// A key that was pressed.
///
/// @param codePoint the character of [Kind#CHARACTER]; 0 for others
record Key(Kind kind, int codePoint) {
    /// So long the rest of a key's sequence may take: an Escape alone has none.
    static final long REST_MILLIS = 50;

    /// A sequence of more characters is none that is known.
    private static final int SEQUENCE_MAX = 16;

    private static final int ESCAPE = 0x1b;
    private static final int BACKSPACE = 0x08;
    private static final int DELETE = 0x7f;

    /// What kind of key.
    enum Kind {
        CHARACTER,
        UP,
        DOWN,
        PAGE_UP,
        PAGE_DOWN,
        HOME,
        END,
        ENTER,
        ESCAPE,
        BACKSPACE,
        /// One that means nothing here.
        OTHER,
        /// There is no more to be read: the terminal has gone.
        GONE
    }

    /// Where characters come from.
    @FunctionalInterface
    interface Characters {
        /// The next character; -1 at the end, -2 when there was none in time.
        ///
        /// @param millis how long to wait; 0 for as long as it takes
        int read(long millis) throws IOException;
    }

    static Key of(Kind kind) {
        return new Key(kind, 0);
    }

    static Key of(char character) {
        return new Key(Kind.CHARACTER, character);
    }

    /// Reads one key, its whole sequence.
    static Key read(Characters in) throws IOException {
        int c = in.read(0);
        return switch (c) {
            case -1 -> of(Kind.GONE);
            case -2 -> of(Kind.OTHER);
            case '\r', '\n' -> of(Kind.ENTER);
            case BACKSPACE, DELETE -> of(Kind.BACKSPACE);
            case ESCAPE -> sequence(in);
            default -> character(c, in);
        };
    }

    private static Key character(int c, Characters in) throws IOException {
        if (Character.isHighSurrogate((char) c)) {
            int low = in.read(REST_MILLIS);
            return low > 0 && Character.isLowSurrogate((char) low)
                    ? new Key(Kind.CHARACTER, Character.toCodePoint((char) c, (char) low))
                    : of(Kind.OTHER);
        }
        return new Key(Kind.CHARACTER, c);
    }

    /// What follows an Escape: `[` or `O`, parameters, and a letter or `~`.
    private static Key sequence(Characters in) throws IOException {
        int c = in.read(REST_MILLIS);
        if (c < 0) {
            return of(c == -1 ? Kind.GONE : Kind.ESCAPE);
        }
        if (c != '[' && c != 'O') {
            // A control key at once behind it is a key of its own, which is let go; a letter is one
            // with Alt.
            return of(c < ' ' ? Kind.ESCAPE : Kind.OTHER);
        }
        int number = 0;
        for (int i = 0; i < SEQUENCE_MAX; i++) {
            c = in.read(REST_MILLIS);
            if (c < 0) {
                return of(Kind.OTHER);
            }
            if (c >= '0' && c <= '9') {
                number = Math.min(1_000, number * 10 + c - '0');
            } else if (c == ';') {
                // What follows says which of Shift, Alt and Ctrl were held.
                number = number * 1_000;
            } else if (c >= '@' && c <= '~') {
                return c == '~' ? numbered(number) : lettered(c);
            }
        }
        return of(Kind.OTHER);
    }

    private static Key numbered(int number) {
        return switch (number) {
            case 1, 7 -> of(Kind.HOME);
            case 4, 8 -> of(Kind.END);
            case 5 -> of(Kind.PAGE_UP);
            case 6 -> of(Kind.PAGE_DOWN);
            default -> of(Kind.OTHER);
        };
    }

    private static Key lettered(int letter) {
        return switch (letter) {
            case 'A' -> of(Kind.UP);
            case 'B' -> of(Kind.DOWN);
            case 'H' -> of(Kind.HOME);
            case 'F' -> of(Kind.END);
            case 'M' -> of(Kind.ENTER);
            default -> of(Kind.OTHER);
        };
    }
}
