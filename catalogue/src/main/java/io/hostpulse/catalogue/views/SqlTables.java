package io.hostpulse.catalogue.views;

import static io.hostpulse.catalogue.views.SqlTable.Type.INTEGER;
import static io.hostpulse.catalogue.views.SqlTable.Type.KEY;
import static io.hostpulse.catalogue.views.SqlTable.Type.REAL;
import static io.hostpulse.catalogue.views.SqlTable.Type.TEXT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Shape;
import io.hostpulse.catalogue.views.SqlTable.SqlColumn;

import java.util.ArrayList;
import java.util.List;

/// The tables: the fixed ones, and one per group.
final class SqlTables {
    private static final String NOT_NULL = "NOT NULL";
    private static final String PRIMARY = "PRIMARY KEY";
    private static final SqlColumn OF_MESSAGE =
            new SqlColumn("message_id", INTEGER, NOT_NULL, true, "");

    static final List<SqlTable> VERSIONS =
            List.of(
                    new SqlTable(
                            "schema_version",
                            "One row per version of the fixed tables that this database went"
                                    + " through.",
                            List.of(
                                    new SqlColumn("version", INTEGER, PRIMARY, ""),
                                    must("applied_at", TEXT, "ISO 8601, UTC"),
                                    must("description", TEXT, "")),
                            "",
                            false),
                    new SqlTable(
                            "catalogue_version",
                            "One row per catalogue of groups and fields that wrote to this"
                                    + " database.",
                            List.of(
                                    new SqlColumn("fingerprint", KEY, PRIMARY, ""),
                                    must("applied_at", TEXT, "ISO 8601, UTC"),
                                    must("description", TEXT, "")),
                            "",
                            true),
                    new SqlTable(
                            "field",
                            "What the columns of the groups' tables mean.",
                            List.of(
                                    must("group_name", KEY, "also the table's name"),
                                    must("field", KEY, "also the column's name"),
                                    must("kind", TEXT, "label, text, counter, gauge"),
                                    must("unit", TEXT, ""),
                                    must(
                                            "decimals",
                                            INTEGER,
                                            "decimal places that the value carries"),
                                    must("help", TEXT, ""),
                                    must(
                                            "source",
                                            TEXT,
                                            "the kernel's name for it, or the formula")),
                            "PRIMARY KEY (\"group_name\", \"field\")",
                            true));

    static final SqlTable MESSAGE =
            new SqlTable(
                    "message",
                    "One message: one tick of one host. Instants count from 1970, UTC.",
                    List.of(
                            new SqlColumn("id", INTEGER, PRIMARY, ""),
                            must("agent", KEY, "the agent's UUID"),
                            must("journal", KEY, "the UUID of the agent's numbering"),
                            must("epoch", INTEGER, "the agent's start, from 1"),
                            must("seq", INTEGER, "number within the epoch, from 1"),
                            may("cluster", TEXT, "from the agent's configuration"),
                            may("boot", TEXT, "the kernel's boot id"),
                            must("hostname", TEXT, ""),
                            may("ip", TEXT, ""),
                            may("mac", TEXT, ""),
                            must("time_us", INTEGER, "microseconds: corrected, the server's clock"),
                            must("wall_us", INTEGER, "microseconds: the host's own clock"),
                            may(
                                    "boottime_us",
                                    INTEGER,
                                    "microseconds since boot, suspend included"),
                            may("offset_us", INTEGER, "microseconds added to the host's own clock"),
                            may("error_us", INTEGER, "microseconds: bound of the error of time_us"),
                            must("source", TEXT, "aligned with: server, ntp, none"),
                            must("synchronized", INTEGER, "1 when the offset is known, else 0"),
                            may("why", TEXT, "why it is not known"),
                            may(
                                    "step_us",
                                    INTEGER,
                                    "microseconds: jump of the host's clock, if any"),
                            must("interval_ms", INTEGER, "milliseconds between messages")),
                    "UNIQUE (\"agent\", \"journal\", \"epoch\", \"seq\")",
                    false);

    static final List<SqlTable> STATUSES =
            List.of(
                    new SqlTable(
                            "status",
                            "How the collection of a group went.",
                            List.of(
                                    OF_MESSAGE,
                                    must("group_name", KEY, ""),
                                    must(
                                            "state",
                                            TEXT,
                                            "ok, partial, timeout, denied, unsupported, failed"),
                                    must("us", INTEGER, "microseconds that the collection took"),
                                    may("why", TEXT, "")),
                            "PRIMARY KEY (\"message_id\", \"group_name\")",
                            true),
                    new SqlTable(
                            "status_target",
                            "Mounts, disks and interfaces that did not answer as they should.",
                            List.of(
                                    OF_MESSAGE,
                                    must("group_name", KEY, ""),
                                    must("row", INTEGER, "from 0"),
                                    must("name", TEXT, ""),
                                    must("state", TEXT, ""),
                                    must("why", TEXT, "")),
                            "PRIMARY KEY (\"message_id\", \"group_name\", \"row\")",
                            true));

    private SqlTables() {}

    static SqlTable of(Group group) {
        boolean record = group.shape() == Shape.RECORD;
        var columns = new ArrayList<SqlColumn>();
        columns.add(record ? new SqlColumn("message_id", INTEGER, PRIMARY, true, "") : OF_MESSAGE);
        if (!record) {
            columns.add(must("row", INTEGER, "from 0, as in the message"));
        }
        for (Column column : group.columns()) {
            columns.add(column(column));
        }
        return new SqlTable(
                group.word(),
                group.title() + ".",
                columns,
                record ? "" : "PRIMARY KEY (\"message_id\", \"row\")",
                !record);
    }

    static SqlColumn column(Column column) {
        Field field = column.field();
        boolean text = field.kind().isText();
        String meaning = SqlSchema.kind(field) + ": " + field.help();
        SqlTable.Type number = field.decimals() == 0 ? INTEGER : REAL;
        return text
                ? may(field.name(), TEXT, meaning)
                : may(field.name(), number, SqlSchema.unit(field) + ", " + meaning);
    }

    private static SqlColumn must(String name, SqlTable.Type type, String comment) {
        return new SqlColumn(name, type, NOT_NULL, comment);
    }

    private static SqlColumn may(String name, SqlTable.Type type, String comment) {
        return new SqlColumn(name, type, "", comment);
    }
}
