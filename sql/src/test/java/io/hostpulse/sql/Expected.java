package io.hostpulse.sql;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Shape;
import io.hostpulse.catalogue.Table;
import io.hostpulse.outputs.Decoder;
import io.hostpulse.outputs.OutputOptions;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a group's table has to hold for a range of ticks, written by decimal arithmetic.
final class Expected {
    private Expected() {}

    static SqlOutput output(Path file, Decoder decoder) {
        var options =
                new OutputOptions.Sql(
                        "sql", "jdbc:sqlite:" + file, Optional.empty(), Optional.empty());
        return new SqlOutput(options, decoder, () -> Instant.EPOCH, () -> 0, _ -> {}, Desk.SMALL);
    }

    static List<String> of(Group group, long from, long to) {
        var lines = new ArrayList<String>();
        for (long seq = from; seq <= to; seq++) {
            Table table = Ticks.snapshot(seq).table(group);
            for (int row = 0; row < table.rows(); row++) {
                lines.add(line(table, row, seq));
            }
        }
        return lines;
    }

    private static String line(Table table, int row, long id) {
        var line = new StringBuilder().append(id);
        if (table.group().shape() != Shape.RECORD) {
            line.append('|').append(row);
        }
        for (Column column : table.group().columns()) {
            line.append('|');
            if (column.field().kind().isText()) {
                line.append(table.text(row, column));
            } else {
                var value =
                        BigDecimal.valueOf(table.number(row, column), column.field().decimals());
                line.append(value.stripTrailingZeros().toPlainString());
            }
        }
        return line.toString();
    }

    /// The group's rows with numbers in plain decimal notation.
    static List<String> rowsOf(Path file, Group group) throws SQLException {
        try (Connection connection = Rows.connect(file)) {
            return rowsOf(connection, group);
        }
    }

    static List<String> rowsOf(Connection connection, Group group) throws SQLException {
        var columns = new StringBuilder("message_id");
        String order = " ORDER BY message_id";
        if (group.shape() != Shape.RECORD) {
            columns.append(", \"row\"");
            order += ", \"row\"";
        }
        for (Column column : group.columns()) {
            columns.append(", \"").append(column.field().name()).append('"');
        }
        int first = group.shape() == Shape.RECORD ? 2 : 3;
        var lines = new ArrayList<String>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT " + columns + " FROM \"" + group.word() + '"' + order)) {
            while (rows.next()) {
                var line = new StringBuilder(rows.getString(1));
                line.append(first > 2 ? "|" + rows.getString(2) : "");
                int at = first;
                for (Column column : group.columns()) {
                    boolean real = column.field().decimals() > 0;
                    line.append('|').append(real ? plain(rows.getDouble(at)) : rows.getString(at));
                    at++;
                }
                lines.add(line.toString());
            }
        }
        return lines;
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
