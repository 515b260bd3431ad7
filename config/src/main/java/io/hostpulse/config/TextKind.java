package io.hostpulse.config;

/// A text on one line, taken exactly as it is written.
///
/// @param lengthMax the most characters
public record TextKind(int lengthMax) implements ValueKind<String> {
    @Override
    public String parse(String text) throws Unfit {
        check(text, lengthMax);
        return text;
    }

    /// Refuses texts that are empty, too long, or hold a control character.
    public static void check(String text, int lengthMax) throws Unfit {
        if (text.isEmpty()) {
            throw new Unfit("empty");
        }
        if (text.length() > lengthMax) {
            throw new Unfit("a text of " + text.length() + " characters");
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                throw new Unfit(Shown.quoted(text) + ", which holds a control character");
            }
        }
    }

    @Override
    public String show(String value) {
        return Shown.masked(value);
    }

    @Override
    public String expected() {
        return "a text of 1 to " + lengthMax + " characters";
    }
}
