package io.hostpulse.catalogue.views;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Shape;
import io.hostpulse.catalogue.Unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The catalogue as SQLite tables: one table per group beside the table `message`. Text only: what
/// runs the statements lives elsewhere.
///
/// A message is one row of `message` and, through `message_id`, rows of the groups' tables. A field
/// without decimals is INTEGER, one with decimals REAL, a text TEXT; an absent value is NULL. Needs
/// SQLite 3.37 (STRICT tables).
public final class SqlSchema {
    /// The version of everything that does not follow from the catalogue. A change there needs a
    /// new version and a migration step; new groups and fields need neither.
    public static final int VERSION = 1;

    /// Writes one row of the table `field`; parameters in the order of its columns.
    public static final String UPSERT_FIELD =
            """
            INSERT INTO "field"("group_name", "field", "kind", "unit", "decimals", "help", "source")
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT("group_name", "field") DO UPDATE SET "kind" = excluded."kind",
              "unit" = excluded."unit", "decimals" = excluded."decimals",
              "help" = excluded."help", "source" = excluded."source\"\
            """;

    private static final String ISO_TIME =
            "strftime('%Y-%m-%dT%H:%M:%fZ', m.\"time_us\" / 1000000.0, 'unixepoch') AS \"time\"";

    private static final List<String> BASE =
            List.of(
                    """
                    CREATE TABLE "schema_version" (
                      -- One row per version of the fixed tables that this database went through.
                      "version" INTEGER PRIMARY KEY,
                      "applied_at" TEXT NOT NULL, -- ISO 8601, UTC
                      "description" TEXT NOT NULL
                    ) STRICT\
                    """,
                    """
                    CREATE TABLE "catalogue_version" (
                      -- One row per catalogue of groups and fields that wrote to this database.
                      "fingerprint" TEXT PRIMARY KEY,
                      "applied_at" TEXT NOT NULL, -- ISO 8601, UTC
                      "description" TEXT NOT NULL
                    ) STRICT, WITHOUT ROWID\
                    """,
                    """
                    CREATE TABLE "field" (
                      -- What the columns of the groups' tables mean.
                      "group_name" TEXT NOT NULL, -- also the table's name
                      "field" TEXT NOT NULL, -- also the column's name
                      "kind" TEXT NOT NULL, -- label, text, counter, gauge
                      "unit" TEXT NOT NULL,
                      "decimals" INTEGER NOT NULL, -- decimal places that the value carries
                      "help" TEXT NOT NULL,
                      "source" TEXT NOT NULL, -- the kernel's name for it, or the formula
                      PRIMARY KEY ("group_name", "field")
                    ) STRICT, WITHOUT ROWID\
                    """,
                    """
                    CREATE TABLE "message" (
                      -- One message: one tick of one host. Instants count from 1970, UTC.
                      "id" INTEGER PRIMARY KEY,
                      "agent" TEXT NOT NULL, -- the agent's UUID
                      "journal" TEXT NOT NULL, -- the UUID of the agent's numbering
                      "epoch" INTEGER NOT NULL, -- the agent's start, from 1
                      "seq" INTEGER NOT NULL, -- number within the epoch, from 1
                      "cluster" TEXT, -- from the agent's configuration
                      "boot" TEXT, -- the kernel's boot id
                      "hostname" TEXT NOT NULL,
                      "ip" TEXT,
                      "mac" TEXT,
                      "time_us" INTEGER NOT NULL, -- microseconds: corrected, the server's clock
                      "wall_us" INTEGER NOT NULL, -- microseconds: the host's own clock
                      "boottime_us" INTEGER, -- microseconds since boot, suspend included
                      "offset_us" INTEGER, -- microseconds added to the host's own clock
                      "error_us" INTEGER, -- microseconds: bound of the error of time_us
                      "source" TEXT NOT NULL, -- aligned with: server, ntp, none
                      "synchronized" INTEGER NOT NULL, -- 1 when the offset is known, else 0
                      "why" TEXT, -- why it is not known
                      "step_us" INTEGER, -- microseconds: jump of the host's clock, if any
                      "interval_ms" INTEGER NOT NULL, -- milliseconds between messages
                      UNIQUE ("agent", "journal", "epoch", "seq")
                    ) STRICT\
                    """,
                    """
                    CREATE INDEX "message_by_time" ON "message"("time_us")\
                    """,
                    """
                    CREATE TABLE "status" (
                      -- How the collection of a group went.
                      "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
                      "group_name" TEXT NOT NULL,
                      "state" TEXT NOT NULL, -- ok, partial, timeout, denied, unsupported, failed
                      "us" INTEGER NOT NULL, -- microseconds that the collection took
                      "why" TEXT,
                      PRIMARY KEY ("message_id", "group_name")
                    ) STRICT, WITHOUT ROWID\
                    """,
                    """
                    CREATE TABLE "status_target" (
                      -- Mounts, disks and interfaces that did not answer as they should.
                      "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
                      "group_name" TEXT NOT NULL,
                      "row" INTEGER NOT NULL, -- from 0
                      "name" TEXT NOT NULL,
                      "state" TEXT NOT NULL,
                      "why" TEXT NOT NULL,
                      PRIMARY KEY ("message_id", "group_name", "row")
                    ) STRICT, WITHOUT ROWID\
                    """,
                    "CREATE VIEW \"message_at\" AS\nSELECT "
                            + ISO_TIME
                            + ", m.*\nFROM \"message\" AS m",
                    viewOf("status"),
                    viewOf("status_target"));

    private SqlSchema() {}

    /// The statements that make an empty database one of [#VERSION], without the groups' tables.
    public static List<String> base() {
        return BASE;
    }

    /// The statement that makes a group's table.
    public static String table(Group group) {
        var sql = new StringBuilder(1024);
        sql.append("CREATE TABLE ").append(quoted(group.word())).append(" (\n");
        sql.append("  -- ").append(group.title()).append(".\n");
        if (group.shape() == Shape.RECORD) {
            sql.append("  \"message_id\" INTEGER PRIMARY KEY");
        } else {
            sql.append("  \"message_id\" INTEGER NOT NULL");
        }
        sql.append(" REFERENCES \"message\"(\"id\") ON DELETE CASCADE,\n");
        if (group.shape() != Shape.RECORD) {
            sql.append("  \"row\" INTEGER NOT NULL, -- from 0, as in the message\n");
        }
        int left = group.columns().size();
        for (Column column : group.columns()) {
            left--;
            boolean last = left == 0 && group.shape() == Shape.RECORD;
            appendColumn(sql.append("  "), column);
            sql.append(last ? " -- " : ", -- ");
            appendMeaning(sql, column.field()).append('\n');
        }
        if (group.shape() == Shape.RECORD) {
            return sql.append(") STRICT").toString();
        }
        sql.append("  PRIMARY KEY (\"message_id\", \"row\")\n");
        return sql.append(") STRICT, WITHOUT ROWID").toString();
    }

    /// The statement that makes a group's view for people, `<group>_at`: the group's table with the
    /// message's time and host.
    public static String view(Group group) {
        return viewOf(group.word());
    }

    /// The statement that adds a column to a group's table that an older catalogue made.
    public static String addColumn(Group group, Column column) {
        var sql = new StringBuilder(128);
        sql.append("ALTER TABLE ").append(quoted(group.word())).append(" ADD COLUMN ");
        appendColumn(sql, column);
        return sql.toString();
    }

    /// The statement that writes one row of a group. Parameters: the message's id, the row's number
    /// unless the group is a record, the group's columns in their order.
    public static String insert(Group group) {
        var sql = new StringBuilder(1024);
        sql.append("INSERT INTO ").append(quoted(group.word())).append("(\"message_id\"");
        int parameters = group.columns().size() + 1;
        if (group.shape() != Shape.RECORD) {
            sql.append(", \"row\"");
            parameters++;
        }
        for (Column column : group.columns()) {
            sql.append(", ").append(quoted(column.field().name()));
        }
        sql.append(") VALUES (?");
        sql.repeat(", ?", parameters - 1);
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
    /// same meaning: 16 hexadecimal digits, FNV-1a over every statement and description.
    public static String fingerprint() {
        long hash = 0xcbf29ce484222325L;
        for (Group group : Group.values()) {
            hash = mix(hash, table(group));
            for (Column column : group.columns()) {
                hash = mix(hash, column.field().source());
            }
        }
        String digits = Long.toHexString(hash);
        return "0".repeat(16 - digits.length()) + digits;
    }

    /// Every statement of an empty database, in order, each ended by a semicolon.
    public static String ddl() {
        var statements = new ArrayList<>(BASE);
        for (Group group : Group.values()) {
            statements.add(table(group));
            statements.add(view(group));
        }
        return String.join(";\n\n", statements) + ";\n";
    }

    private static String viewOf(String table) {
        return "CREATE VIEW "
                + quoted(table + "_at")
                + " AS\nSELECT "
                + ISO_TIME
                + ", m.\"time_us\", m.\"hostname\", g.*\nFROM "
                + quoted(table)
                + " AS g JOIN \"message\" AS m ON m.\"id\" = g.\"message_id\"";
    }

    private static void appendColumn(StringBuilder sql, Column column) {
        Field field = column.field();
        sql.append(quoted(field.name()));
        if (field.kind().isText()) {
            sql.append(" TEXT");
        } else {
            sql.append(field.decimals() == 0 ? " INTEGER" : " REAL");
        }
    }

    private static StringBuilder appendMeaning(StringBuilder sql, Field field) {
        if (!field.kind().isText()) {
            sql.append(unit(field)).append(", ");
        }
        return sql.append(kind(field)).append(": ").append(field.help());
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    private static long mix(long hash, String text) {
        long mixed = hash;
        for (int i = 0; i < text.length(); i++) {
            mixed = (mixed ^ text.charAt(i)) * 0x100000001b3L;
        }
        return (mixed ^ 0xffff) * 0x100000001b3L;
    }
}
