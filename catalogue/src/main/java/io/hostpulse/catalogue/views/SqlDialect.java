package io.hostpulse.catalogue.views;

/// What the databases say differently of the same tables. Names stand in double quotes everywhere;
/// MariaDB takes them so in the SQL mode `ANSI_QUOTES`.
public enum SqlDialect {
    /// Needs 3.37 (STRICT tables).
    SQLITE,
    /// Needs 12.
    POSTGRESQL,
    /// Needs 10.5 (foreign keys at the column), InnoDB.
    MARIADB;

    /// The end of an insert that passes over a row whose key is there already, and over nothing
    /// else: MariaDB's `INSERT IGNORE` would also pass over values that do not fit.
    ///
    /// @param key the columns of the key, quoted and separated by commas
    /// @param column a column that the statement leaves as it is, quoted
    String passOver(String key, String column) {
        return switch (this) {
            case SQLITE, POSTGRESQL -> "ON CONFLICT(" + key + ") DO NOTHING";
            case MARIADB -> "ON DUPLICATE KEY UPDATE " + column + " = " + column;
        };
    }

    /// The end of an insert that replaces the values of a row whose key is there already.
    String replace(String key, String... columns) {
        var sql = new StringBuilder(256);
        sql.append(
                switch (this) {
                    case SQLITE, POSTGRESQL -> "ON CONFLICT(" + key + ") DO UPDATE SET ";
                    case MARIADB -> "ON DUPLICATE KEY UPDATE ";
                });
        String separator = "";
        for (String column : columns) {
            String quoted = '"' + column + '"';
            sql.append(separator).append(quoted).append(" = ");
            sql.append(this == MARIADB ? "VALUES(" + quoted + ')' : "excluded." + quoted);
            separator = ", ";
        }
        return sql.toString();
    }

    /// An instant of microseconds since 1970 as people read it: a text, or the database's own type.
    String instant(String micros) {
        return switch (this) {
            case SQLITE ->
                    "strftime('%Y-%m-%dT%H:%M:%fZ', " + micros + " / 1000000.0, 'unixepoch')";
            case POSTGRESQL -> "timestamptz 'epoch' + " + micros + " * interval '1 microsecond'";
            case MARIADB -> "TIMESTAMP'1970-01-01 00:00:00' + INTERVAL " + micros + " MICROSECOND";
        };
    }

    /// An instant of milliseconds since 1970, given as a parameter, as ISO 8601 text in UTC.
    String isoParameter() {
        return switch (this) {
            case SQLITE -> "strftime('%Y-%m-%dT%H:%M:%fZ', ? / 1000.0, 'unixepoch')";
            case POSTGRESQL ->
                    "to_char(to_timestamp(CAST(? AS bigint) / 1000.0) AT TIME ZONE 'UTC',"
                            + " 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')";
            case MARIADB ->
                    "concat(left(date_format(TIMESTAMP'1970-01-01 00:00:00' + INTERVAL ? * 1000"
                        + " MICROSECOND, '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z')";
        };
    }

    /// How a view begins. SQLite resolves `g.*` at each query, the others when the view is made: a
    /// table with a new column needs its view made again.
    String view() {
        return switch (this) {
            case SQLITE -> "CREATE VIEW ";
            case POSTGRESQL -> "CREATE OR REPLACE VIEW ";
            case MARIADB -> "CREATE OR REPLACE SQL SECURITY INVOKER VIEW ";
        };
    }

    String word(SqlTable.Type type) {
        return switch (this) {
            case SQLITE ->
                    switch (type) {
                        case INTEGER -> "INTEGER";
                        case REAL -> "REAL";
                        case TEXT, KEY -> "TEXT";
                    };
            case POSTGRESQL ->
                    switch (type) {
                        case INTEGER -> "bigint";
                        case REAL -> "double precision";
                        case TEXT, KEY -> "text";
                    };
            case MARIADB ->
                    switch (type) {
                        case INTEGER -> "BIGINT";
                        case REAL -> "DOUBLE";
                        // TEXT ends at 64 KiB, and no key may be one.
                        case TEXT -> "MEDIUMTEXT";
                        case KEY -> "VARCHAR(190)";
                    };
        };
    }

    /// A text as a literal.
    String literal(String text) {
        String escaped = text.replace("'", "''");
        return '\'' + (this == MARIADB ? escaped.replace("\\", "\\\\") : escaped) + '\'';
    }
}
