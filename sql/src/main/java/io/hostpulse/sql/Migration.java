package io.hostpulse.sql;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.views.SqlSchema;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Consumer;

/// Brings a database to the tables that this program writes: the fixed ones by version, step by
/// step; the groups' ones by adding what is missing. Nothing is ever taken away: columns of a newer
/// catalogue stay, and stay NULL.
final class Migration {
    private final Database database;
    private final SqlSchema schema;
    private final InstantSource clock;
    private final Consumer<String> log;

    Migration(Database database, SqlSchema schema, InstantSource clock, Consumer<String> log) {
        this.database = database;
        this.schema = schema;
        this.clock = clock;
        this.log = log;
    }

    /// Migrates where needed; writes nothing to a database that is up to date.
    void run() throws SQLException, Refused {
        int version = version();
        for (int next = version + 1; next <= SqlSchema.VERSION; next++) {
            step(next);
        }
        if (!isCatalogueKnown() || additions(database.names()) > 0) {
            addCatalogue();
        }
    }

    private int version() throws SQLException, Refused {
        Set<String> names = database.names();
        if (!names.contains("schema_version")) {
            refuseOthers(names);
            return 0;
        }
        long version = taken();
        if (version > SqlSchema.VERSION) {
            throw new Refused(
                    "database "
                            + database.place()
                            + " has schema version "
                            + version
                            + ", this hostpulse knows up to "
                            + SqlSchema.VERSION
                            + ": install the newer hostpulse or name another database");
        }
        return Math.toIntExact(version);
    }

    /// Refuses a database of another program: one with any table, or, where programs share a
    /// database, one with a table of this program's name.
    private void refuseOthers(Set<String> names) throws Refused {
        boolean others = !names.isEmpty();
        if (database.isShared()) {
            others = names.contains("message") || names.contains("field");
            for (Group group : Group.values()) {
                others |= names.contains(group.word());
            }
        }
        if (others) {
            throw new Refused(
                    "database "
                            + database.place()
                            + " holds tables of another program (no table schema_version):"
                            + " name another database");
        }
    }

    private long taken() throws SQLException {
        return database.number("SELECT max(\"version\") FROM \"schema_version\"");
    }

    private void step(int version) throws SQLException {
        database.beginSchemaChange();
        try {
            // Another program may have taken the same step while this one waited for the lock, or
            // been interrupted in it where the database cannot take statements like these back.
            Set<String> names = database.names();
            if (!names.contains("schema_version") || taken() < version) {
                for (SqlSchema.Part part : schema.base()) {
                    if (!names.contains(part.name())) {
                        database.execute(part.sql());
                    }
                }
                record("schema_version", Long.valueOf(version), "tables of every message");
            }
            database.commit();
        } finally {
            database.rollback();
        }
    }

    private void addCatalogue() throws SQLException {
        database.beginSchemaChange();
        try {
            int added = 0;
            Set<String> names = database.names();
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
                            + database.place());
        } finally {
            database.rollback();
        }
    }

    private int add(Group group, Set<String> names) throws SQLException {
        int added = 0;
        boolean viewed = names.contains(group.word() + "_at");
        if (!names.contains(group.word())) {
            database.execute(schema.table(group));
            added++;
        } else {
            for (Column column : group.columns()) {
                if (!names.contains(nameOf(group, column))) {
                    database.execute(schema.addColumn(group, column));
                    added++;
                    viewed &= !schema.viewsAreFixed();
                }
            }
        }
        if (!viewed) {
            database.execute(schema.view(group));
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

    private boolean isCatalogueKnown() throws SQLException {
        String sql =
                "SELECT count(*) FROM \"catalogue_version\" WHERE \"fingerprint\" = '"
                        + SqlSchema.fingerprint()
                        + "'";
        return database.number(sql) > 0;
    }

    private void describeFields() throws SQLException {
        try (PreparedStatement upsert = database.prepare(schema.upsertField())) {
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

    private void record(String table, Object key, String description) throws SQLException {
        try (PreparedStatement insert = database.prepare(schema.insertVersion(table))) {
            insert.setObject(1, key);
            insert.setLong(2, clock.millis());
            insert.setString(3, description);
            insert.executeUpdate();
        }
    }

    private static String nameOf(Group group, Column column) {
        return group.word() + '.' + column.field().name();
    }
}
