package io.hostpulse.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// A database seen by another program: its own connection, plain SQL.
final class Rows {
    private Rows() {}

    static Connection connect(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    /// Every row as its values joined by `|`; NULL is empty, as in the sqlite3 shell.
    static List<String> query(Path file, String sql) throws SQLException {
        try (Connection connection = connect(file)) {
            return query(connection, sql);
        }
    }

    static List<String> query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            var lines = new ArrayList<String>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                var line = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    String value = rows.getString(i);
                    line.append(i > 1 ? "|" : "").append(value == null ? "" : value);
                }
                lines.add(line.toString());
            }
            return lines;
        }
    }

    static String one(Path file, String sql) throws SQLException {
        return query(file, sql).getFirst();
    }

    static void execute(Path file, String... statements) throws SQLException {
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
