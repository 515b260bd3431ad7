package io.hostpulse.catalogue.views;

import static io.hostpulse.catalogue.views.SqlTable.quoted;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Unit;
import io.hostpulse.catalogue.views.SqlTable.SqlColumn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The catalogue as SQL tables: one table per group beside the table `message`. Text only: what
/// runs the statements lives elsewhere.
///
/// A message is one row of `message` and, through `message_id`, rows of the groups' tables. A field
/// without decimals is an integer of 64 bits, one with decimals a floating-point number of 64 bits,
/// the rest is text; an absent value is NULL.
public final class SqlSchema {
    /// The version of everything that does not follow from the catalogue. A change there needs a
    /// new version and a migration step; new groups and fields need neither.
    public static final int VERSION = 1;

    /// How many ids one value of the sequence `message_id` stands for, where there is one: a
    /// program takes so many at once.
    public static final int IDS = 500;

    private final SqlDialect dialect;

    public SqlSchema(SqlDialect dialect) {
        this.dialect = dialect;
    }

    /// A table, index, sequence or view, and what makes it: one statement, or several separated by
    /// semicolons where the database takes them at once.
    public record Part(String name, String sql) {}

    /// What an empty database needs to be one of [#VERSION], in order, without the groups' tables.
    public List<Part> base() {
        var parts = new ArrayList<Part>();
        for (SqlTable table : SqlTables.VERSIONS) {
            parts.add(part(table));
        }
        parts.add(part(SqlTables.MESSAGE));
        parts.add(index("message_by_time", "\"time_us\""));
        if (dialect != SqlDialect.SQLITE) {
            parts.add(index("message_by_agent", "\"agent\", \"time_us\""));
            parts.add(
                    new Part(
                            "message_id",
                            "CREATE SEQUENCE \"message_id\" INCREMENT BY "
                                    + IDS
                                    + (dialect == SqlDialect.MARIADB ? " NOCACHE" : "")));
        }
        for (SqlTable table : SqlTables.STATUSES) {
            parts.add(part(table));
        }
        parts.add(
                new Part(
                        "message_at",
                        dialect.view()
                                + "\"message_at\" AS\nSELECT "
                                + time()
                                + ", m.*\nFROM \"message\" AS m"));
        for (SqlTable table : SqlTables.STATUSES) {
            parts.add(viewOf(table.name()));
        }
        return parts;
    }

    private Part part(SqlTable table) {
        return new Part(table.name(), table.create(dialect));
    }

    private static Part index(String name, String columns) {
        return new Part(name, "CREATE INDEX " + quoted(name) + " ON \"message\"(" + columns + ')');
    }

    private String time() {
        return dialect.instant("m.\"time_us\"") + " AS \"time\"";
    }

    /// The statement that makes a group's table.
    public String table(Group group) {
        return SqlTables.of(group).create(dialect);
    }

    /// The statement that makes a group's view for people, `<group>_at`: the group's table with the
    /// message's time and host.
    public String view(Group group) {
        return viewOf(group.word()).sql();
    }

    /// Whether a view has to be made again after its table has got a column.
    public boolean viewsAreFixed() {
        return dialect != SqlDialect.SQLITE;
    }

    /// The statement that adds a column to a group's table that an older catalogue made.
    public String addColumn(Group group, Column column) {
        return SqlTables.of(group).add(dialect, SqlTables.column(column));
    }

    /// The statement that writes one row of a group. Parameters: the message's id, the row's number
    /// unless the group is a record, the group's columns in their order.
    public static String insert(Group group) {
        return insert(SqlTables.of(group));
    }

    /// The statement that writes one row of `message`, unless one with its key is there. Parameters
    /// in the order of its columns.
    public String insertMessage() {
        return insert(SqlTables.MESSAGE)
                + ' '
                + dialect.passOver("\"agent\", \"journal\", \"epoch\", \"seq\"", "\"id\"");
    }

    /// The statement that writes one row of `status`. Parameters in the order of its columns.
    public static String insertStatus() {
        return insert(SqlTables.STATUSES.getFirst());
    }

    /// The statement that writes one row of `status_target`. Parameters in the order of its
    /// columns.
    public static String insertTarget() {
        return insert(SqlTables.STATUSES.getLast());
    }

    /// The statement that writes or replaces one row of `field`. Parameters in the order of its
    /// columns.
    public String upsertField() {
        return insert(SqlTables.VERSIONS.getLast())
                + ' '
                + dialect.replace(
                        "\"group_name\", \"field\"", "kind", "unit", "decimals", "help", "source");
    }

    /// The statement that writes one row of `schema_version` or `catalogue_version`. Parameters:
    /// the key, the instant in milliseconds since 1970, the description.
    ///
    /// @param table one of the two
    public String insertVersion(String table) {
        return "INSERT INTO " + quoted(table) + " VALUES (?, " + dialect.isoParameter() + ", ?)";
    }

    private static String insert(SqlTable table) {
        var sql = new StringBuilder(1024);
        sql.append("INSERT INTO ").append(quoted(table.name()));
        char separator = '(';
        for (SqlColumn column : table.columns()) {
            sql.append(separator).append(quoted(column.name()));
            separator = ',';
        }
        sql.append(") VALUES (?").repeat(", ?", table.columns().size() - 1);
        return sql.append(')').toString();
    }

    /// The unit as the table `field` names it: `bytes`, `percent`, `count`, `none`.
    public static String unit(Field field) {
        Unit unit = field.unit();
        return unit.word().isEmpty() ? unit.name().toLowerCase(Locale.ROOT) : unit.word();
    }

    /// The kind as the table `field` names it.
    public static String kind(Field field) {
        return field.kind().name().toLowerCase(Locale.ROOT);
    }

    /// A number that two catalogues share only when they have the same groups and fields with the
    /// same meaning: 16 hexadecimal digits, FNV-1a over every statement and description. The same
    /// for all dialects.
    public static String fingerprint() {
        long hash = 0xcbf29ce484222325L;
        for (Group group : Group.values()) {
            hash = mix(hash, SqlTables.of(group).create(SqlDialect.SQLITE));
            for (Column column : group.columns()) {
                hash = mix(hash, column.field().source());
            }
        }
        String digits = Long.toHexString(hash);
        return "0".repeat(16 - digits.length()) + digits;
    }

    /// Every statement of an empty database, in order, each ended by a semicolon.
    public String ddl() {
        var statements = new ArrayList<String>();
        if (dialect == SqlDialect.MARIADB) {
            statements.add("SET sql_mode = concat(@@sql_mode, ',ANSI_QUOTES')");
        }
        for (Part part : base()) {
            statements.add(part.sql());
        }
        for (Group group : Group.values()) {
            statements.add(table(group));
            statements.add(view(group));
        }
        return String.join(";\n\n", statements) + ";\n";
    }

    private Part viewOf(String table) {
        return new Part(
                table + "_at",
                dialect.view()
                        + quoted(table + "_at")
                        + " AS\nSELECT "
                        + time()
                        + ", m.\"time_us\", m.\"hostname\", g.*\nFROM "
                        + quoted(table)
                        + " AS g JOIN \"message\" AS m ON m.\"id\" = g.\"message_id\"");
    }

    private static long mix(long hash, String text) {
        long mixed = hash;
        for (int i = 0; i < text.length(); i++) {
            mixed = (mixed ^ text.charAt(i)) * 0x100000001b3L;
        }
        return (mixed ^ 0xffff) * 0x100000001b3L;
    }
}
