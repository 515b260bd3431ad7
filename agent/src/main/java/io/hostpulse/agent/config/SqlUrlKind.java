package io.hostpulse.agent.config;

import io.hostpulse.config.PathKind;
import io.hostpulse.config.Shown;
import io.hostpulse.config.SqliteUrl;
import io.hostpulse.config.TextKind;
import io.hostpulse.config.Unfit;
import io.hostpulse.config.ValueKind;
import io.hostpulse.outputs.ServerUrl;

/// Where a SQL database is: `jdbc:sqlite:FILE`, or a [ServerUrl].
final class SqlUrlKind implements ValueKind<String> {
    static final String SQLITE = "jdbc:sqlite:";

    @Override
    public String parse(String text) throws Unfit {
        TextKind.check(text, PathKind.LENGTH_MAX);
        if (ServerUrl.serverOf(text).isPresent()) {
            try {
                ServerUrl.parse(text);
                return text;
            } catch (IllegalArgumentException e) {
                throw new Unfit(Shown.quoted(text) + ", which " + e.getMessage());
            }
        }
        if (!SqliteUrl.is(text)) {
            throw new Unfit(Shown.quoted(text) + ", which names no supported database");
        }
        SqliteUrl.check(text);
        return text;
    }

    @Override
    public String show(String value) {
        return Shown.masked(value);
    }

    @Override
    public String expected() {
        return "jdbc:sqlite:FILE, jdbc:postgresql://HOST/DATABASE or jdbc:mariadb://HOST/DATABASE";
    }
}
