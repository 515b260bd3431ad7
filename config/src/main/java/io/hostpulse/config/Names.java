package io.hostpulse.config;

/// How a thing of a named section, for example an output, may be called.
final class Names {
    static final int LENGTH_MAX = 32;
    static final String EXPECTED =
            "a name of 1 to "
                    + LENGTH_MAX
                    + " lower-case letters, digits and dashes that begins with a letter";

    private Names() {}

    static boolean isName(String name) {
        if (name.isEmpty() || name.length() > LENGTH_MAX || !isLetter(name.charAt(0))) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isLetter(c) && c != '-' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }
}
