package io.hostpulse.config;

/// The URL of a database in a file: `jdbc:sqlite:FILE`.
public final class SqliteUrl {
    private static final String PREFIX = "jdbc:sqlite:";

    private SqliteUrl() {}

    /// Whether a text is meant as one.
    public static boolean is(String text) {
        return text.startsWith(PREFIX);
    }

    /// Refuses one that does not name a file that may be used.
    public static void check(String url) throws Unfit {
        String file = url.substring(PREFIX.length());
        // What begins with a colon is no file (":memory:"), and parameters could load code.
        if (file.isEmpty() || file.startsWith(":") || file.indexOf('?') >= 0) {
            throw new Unfit(Shown.quoted(url) + ", which does not name a file");
        }
        new PathKind().parse(file);
    }
}
