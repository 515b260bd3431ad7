package io.hostpulse.sql;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.views.SqlSchema;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/// Brings a database to the tables that this program writes: the fixed ones by version, step by
/// step; the groups' ones by adding what is missing. Nothing is ever taken away: columns of a newer
/// catalogue stay, and stay NULL.
final class Migration {
    private final Database database;
    private final InstantSource clock;
    private final Consumer<String> log;

    Migration(Database database, InstantSource clock, Consumer<String> log) {
        this.database = database;
        this.clock = clock;
        this.log = log;
    }

    /// Migrates where needed; writes nothing to a database that is up to date.
    void run() throws SQLException, Refused {
        int version = version();
        for (int next = version + 1; next <= SqlSchema.VERSION; next++) {
            step(next);
        }
        if (!isCatalogueKnown() || additions(names()) > 0) {
            addCatalogue();
        }
    }

    private int version() throws SQLException, Refused {
        boolean ours = database.number(countOf("schema_version")) > 0;
        if (!ours) {
            if (database.number("SELECT count(*) FROM sqlite_master") > 0) {
                throw new Refused(
                        "database "
                                + database.file()
                                + " holds tables of another program (no table schema_version):"
                                + " name another database");
            }
            return 0;
        }
        long version = database.number("SELECT max(\"version\") FROM \"schema_version\"");
        if (version > SqlSchema.VERSION) {
            throw new Refused(
                    "database "
                            + database.file()
                            + " has schema version "
                            + version
                            + ", this hostpulse knows up to "
                            + SqlSchema.VERSION
                            + ": install the newer hostpulse or name another database");
        }
        return Math.toIntExact(version);
    }

    private void step(int version) throws SQLException {
        database.begin();
        try {
            // Another program may have taken the same step while this one waited for the lock.
            boolean taken =
                    database.number(countOf("schema_version")) > 0
                            && database.number("SELECT max(\"version\") FROM \"schema_version\"")
                                    >= version;
            if (!taken) {
                for (String statement : SqlSchema.base()) {
                    database.execute(statement);
                }
                record("schema_version", Integer.toString(version), "tables of every message");
            }
            database.commit();
        } finally {
            database.rollback();
        }
    }

    private void addCatalogue() throws SQLException {
        database.begin();
        try {
            int added = 0;
            Set<String> names = names();
            for (Group group : Group.values()) {
                added += add(group, names);
            }
            describeFields();
            if (!isCatalogueKnown()) {
                String what = "tables, views and columns added: " + added;
                record("catalogue_version", SqlSchema.fingerprint(), what);
            }
            database.commit();
            log.accept(
                    "database schema brought up to date: added="
                            + added
                            + " path="
                            + database.file());
        } finally {
            database.rollback();
        }
    }

    private int add(Group group, Set<String> names) throws SQLException {
        int added = 0;
        if (!names.contains(group.word())) {
            database.execute(SqlSchema.table(group));
            added++;
        } else {
            for (Column column : group.columns()) {
                if (!names.contains(nameOf(group, column))) {
                    database.execute(SqlSchema.addColumn(group, column));
                    added++;
                }
            }
        }
        if (!names.contains(group.word() + "_at")) {
            database.execute(SqlSchema.view(group));
            added++;
        }
        return added;
    }

    private static int additions(Set<String> names) {
        int missing = 0;
        for (Group group : Group.values()) {
            missing += names.contains(group.word() + "_at") ? 0 : 1;
            for (Column column : group.columns()) {
                missing += names.contains(nameOf(group, column)) ? 0 : 1;
            }
        }
        return missing;
    }

    /// The tables and views that are there, and each table's columns as `table.column`.
    private Set<String> names() throws SQLException {
        var names = new HashSet<String>(1024);
        String sql =
                "SELECT m.\"name\", m.\"name\" || '.' || p.\"name\" FROM sqlite_master AS m"
                        + " JOIN pragma_table_info(m.\"name\") AS p"
                        + " WHERE m.\"type\" IN ('table', 'view')";
        try (PreparedStatement query = database.prepare(sql);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                names.add(rows.getString(1));
                names.add(rows.getString(2));
            }
        }
        return names;
    }

    private boolean isCatalogueKnown() throws SQLException {
        String sql =
                "SELECT count(*) FROM \"catalogue_version\" WHERE \"fingerprint\" = '"
                        + SqlSchema.fingerprint()
                        + "'";
        return database.number(sql) > 0;
    }

    private void describeFields() throws SQLException {
        try (PreparedStatement upsert = database.prepare(SqlSchema.UPSERT_FIELD)) {
            for (Group group : Group.values()) {
                for (Column column : group.columns()) {
                    Field field = column.field();
                    upsert.setString(1, group.word());
                    upsert.setString(2, field.name());
                    upsert.setString(3, SqlSchema.kind(field));
                    upsert.setString(4, SqlSchema.unit(field));
                    upsert.setInt(5, field.decimals());
                    upsert.setString(6, field.help());
                    upsert.setString(7, field.source());
                    upsert.executeUpdate();
                }
            }
        }
    }

    private void record(String table, String key, String description) throws SQLException {
        String sql =
                "INSERT INTO "
                        + table
                        + " VALUES (?, strftime('%Y-%m-%dT%H:%M:%fZ', ? / 1000.0, 'unixepoch'), ?)";
        try (PreparedStatement insert = database.prepare(sql)) {
            insert.setString(1, key);
            insert.setLong(2, clock.millis());
            insert.setString(3, description);
            insert.executeUpdate();
        }
    }

    private static String nameOf(Group group, Column column) {
        return group.word() + '.' + column.field().name();
    }

    private static String countOf(String table) {
        return "SELECT count(*) FROM sqlite_master WHERE \"type\" = 'table' AND \"name\" = '"
                + table
                + "'";
    }
}
