package io.hostpulse.server;

import io.hostpulse.config.Shown;
import io.hostpulse.config.SqliteUrl;
import io.hostpulse.config.TextKind;
import io.hostpulse.config.Unfit;
import io.hostpulse.config.ValueKind;
import io.hostpulse.server.ServerSettings.StoreChoice;

import java.util.Locale;

/// Which store: a word, or the URL of a database.
final class StoreUrlKind implements ValueKind<String> {
    private static final int LENGTH_MAX = 1_000;
    private static final String POSTGRESQL = "jdbc:postgresql://";

    @Override
    public String parse(String text) throws Unfit {
        TextKind.check(text, LENGTH_MAX);
        if (SqliteUrl.is(text)) {
            SqliteUrl.check(text);
        } else if (text.startsWith(POSTGRESQL)) {
            String small = text.toLowerCase(Locale.ROOT);
            if (small.indexOf('@') >= 0 || small.contains("user=") || small.contains("passw")) {
                throw new Unfit(
                        Shown.quoted(text)
                                + ", which names a user or a password (they belong into"
                                + " server.store.user and server.store.password-file)");
            }
        } else if (!text.equals(StoreChoice.EMBEDDED) && !text.equals(StoreChoice.MEMORY)) {
            throw new Unfit(Shown.quoted(text) + ", which names no known store");
        }
        return text;
    }

    @Override
    public String show(String value) {
        return Shown.masked(value);
    }

    @Override
    public String expected() {
        return "embedded, memory, jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE";
    }
}
