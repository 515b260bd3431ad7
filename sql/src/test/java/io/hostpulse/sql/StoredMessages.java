package io.hostpulse.sql;

import io.hostpulse.outputs.Messages;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// The messages of the contract of outputs, each made again from its rows.
final class StoredMessages {
    private StoredMessages() {}

    static List<byte[]> of(Connection connection) throws SQLException {
        List<byte[]> stored = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT m.seq, s.why FROM message AS m"
                                        + " JOIN status AS s ON s.message_id = m.id"
                                        + " ORDER BY m.id")) {
            while (rows.next()) {
                stored.add(Messages.with(rows.getLong(1), escaped(rows.getString(2))).json());
            }
        }
        return stored;
    }

    /// The text as the contract's messages write it in JSON.
    private static String escaped(String text) {
        var json = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\t' -> json.append("\\t");
                case 1 -> json.append("\\u0001");
                case 0x2028 -> json.append("\\u2028");
                default -> json.append(c);
            }
        }
        return json.toString();
    }
}
