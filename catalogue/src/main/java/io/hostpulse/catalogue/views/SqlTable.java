package io.hostpulse.catalogue.views;

import java.util.ArrayList;
import java.util.List;

/// A table as its statement writes it, in any dialect.
///
/// @param name also the name in statements, without quotes
/// @param comment what a row is
/// @param key the table's constraints beside those of its columns; may be empty
/// @param clustered whether SQLite keeps the rows in the primary key itself
record SqlTable(
        String name, String comment, List<SqlColumn> columns, String key, boolean clustered) {
    private static final String REFERENCE = "REFERENCES \"message\"(\"id\") ON DELETE CASCADE";

    /// What a column holds. A key text is short: MariaDB needs to know.
    enum Type {
        INTEGER,
        REAL,
        TEXT,
        KEY
    }

    /// @param constraint `NOT NULL`, `PRIMARY KEY` or nothing
    /// @param ofMessage whether the value is a message's id
    /// @param comment meaning and unit; may be empty
    record SqlColumn(String name, Type type, String constraint, boolean ofMessage, String comment) {
        SqlColumn(String name, Type type, String constraint, String comment) {
            this(name, type, constraint, false, comment);
        }
    }

    /// The statement that makes the table, with its comments. PostgreSQL takes comments as
    /// statements of their own, which follow.
    String create(SqlDialect dialect) {
        var sql = new StringBuilder(2048);
        sql.append("CREATE TABLE ").append(quoted(name)).append(" (\n");
        if (dialect == SqlDialect.SQLITE) {
            sql.append("  -- ").append(comment).append('\n');
        }
        for (int i = 0; i < columns.size(); i++) {
            SqlColumn column = columns.get(i);
            appendColumn(sql.append("  "), dialect, column);
            sql.append(i + 1 < columns.size() || !key.isEmpty() ? "," : "");
            if (dialect == SqlDialect.SQLITE && !column.comment().isEmpty()) {
                sql.append(" -- ").append(column.comment());
            }
            sql.append('\n');
        }
        sql.append(key.isEmpty() ? "" : "  " + key + '\n');
        return sql.append(end(dialect)).toString();
    }

    private String end(SqlDialect dialect) {
        return switch (dialect) {
            case SQLITE -> clustered ? ") STRICT, WITHOUT ROWID" : ") STRICT";
            case POSTGRESQL -> ')' + comments();
            case MARIADB ->
                    ") ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT="
                            + dialect.literal(comment);
        };
    }

    private String comments() {
        var statements = new ArrayList<String>();
        statements.add("");
        statements.add(
                "COMMENT ON TABLE "
                        + quoted(name)
                        + " IS "
                        + SqlDialect.POSTGRESQL.literal(comment));
        for (SqlColumn column : columns) {
            if (!column.comment().isEmpty()) {
                statements.add(commentOn(column));
            }
        }
        return String.join(";\n", statements);
    }

    private String commentOn(SqlColumn column) {
        return "COMMENT ON COLUMN "
                + quoted(name)
                + '.'
                + quoted(column.name())
                + " IS "
                + SqlDialect.POSTGRESQL.literal(column.comment());
    }

    /// The statement that adds a column to a table that an older catalogue made.
    String add(SqlDialect dialect, SqlColumn column) {
        var sql = new StringBuilder(256);
        sql.append("ALTER TABLE ").append(quoted(name)).append(" ADD COLUMN ");
        appendColumn(sql, dialect, column);
        if (dialect == SqlDialect.POSTGRESQL) {
            sql.append(";\n").append(commentOn(column));
        }
        return sql.toString();
    }

    private static void appendColumn(StringBuilder sql, SqlDialect dialect, SqlColumn column) {
        sql.append(quoted(column.name())).append(' ').append(dialect.word(column.type()));
        append(sql, column.constraint());
        if (dialect == SqlDialect.MARIADB && !column.comment().isEmpty()) {
            append(sql, "COMMENT " + dialect.literal(column.comment()));
        }
        append(sql, column.ofMessage() ? REFERENCE : "");
    }

    private static void append(StringBuilder sql, String words) {
        if (!words.isEmpty()) {
            sql.append(' ').append(words);
        }
    }

    static String quoted(String name) {
        return '"' + name + '"';
    }
}
