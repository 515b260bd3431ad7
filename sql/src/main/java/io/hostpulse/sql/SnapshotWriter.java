package io.hostpulse.sql;

import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Shape;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Status;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.views.SqlSchema;
import io.hostpulse.wire.Message;
import io.hostpulse.wire.MessageKey;

import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Writes snapshots as rows, within the caller's transaction. Keeps one prepared statement per
/// table. Confined to its database's thread.
///
/// The rows of a table go to the driver as one batch, also where there is only one: its single
/// update costs twice the CPU and three times the memory.
final class SnapshotWriter {
    private static final String INSERT_MESSAGE =
            """
            INSERT INTO "message"("id", "agent", "journal", "epoch", "seq", "cluster", "boot",
              "hostname", "ip", "mac", "time_us", "wall_us", "boottime_us", "offset_us",
              "error_us", "source", "synchronized", "why", "step_us", "interval_ms")
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT("agent", "journal", "epoch", "seq") DO NOTHING\
            """;
    private static final String INSERT_STATUS =
            """
            INSERT INTO "status"("message_id", "group_name", "state", "us", "why")
            VALUES (?, ?, ?, ?, ?)\
            """;
    private static final String INSERT_TARGET =
            """
            INSERT INTO "status_target"("message_id", "group_name", "row", "name", "state", "why")
            VALUES (?, ?, ?, ?, ?, ?)\
            """;

    private static final double[] POWERS_OF_TEN = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
    private static final Group[] GROUPS = Group.values();

    private final Database database;
    private final PreparedStatement lastId;
    private final PreparedStatement insertMessage;
    private final PreparedStatement insertStatus;
    private final PreparedStatement insertTarget;
    private final @Nullable PreparedStatement[] inserts =
            new @Nullable PreparedStatement[GROUPS.length];
    private long nextId;

    SnapshotWriter(Database database) throws SQLException {
        this.database = database;
        lastId = database.prepare("SELECT max(\"id\") FROM \"message\"");
        insertMessage = database.prepare(INSERT_MESSAGE);
        insertStatus = database.prepare(INSERT_STATUS);
        insertTarget = database.prepare(INSERT_TARGET);
    }

    /// Prepares for a transaction that has just begun: from here on no other program adds messages.
    void begin() throws SQLException {
        // A transaction that failed may have left rows behind.
        insertStatus.clearBatch();
        insertTarget.clearBatch();
        try (ResultSet rows = lastId.executeQuery()) {
            nextId = rows.next() ? rows.getLong(1) + 1 : 1;
        }
    }

    /// Writes a message with all its rows, or nothing when it is there already.
    void write(Message message, Snapshot snapshot) throws SQLException {
        long id = nextId;
        if (!writeMessage(id, message.key(), snapshot)) {
            return;
        }
        nextId++;
        for (Group group : GROUPS) {
            Table table = snapshot.table(group);
            if (table.rows() > 0) {
                writeRows(id, group, table);
            }
        }
        writeStatuses(id, snapshot);
    }

    private boolean writeMessage(long id, MessageKey key, Snapshot snapshot) throws SQLException {
        Identity identity = snapshot.identity();
        ClockReading clock = snapshot.clock();
        PreparedStatement insert = insertMessage;
        insert.setLong(1, id);
        insert.setString(2, key.agent());
        insert.setString(3, key.journal());
        insert.setLong(4, key.epoch());
        insert.setLong(5, key.seq());
        bind(insert, 6, identity.cluster());
        bind(insert, 7, identity.boot());
        insert.setString(8, identity.hostname());
        bind(insert, 9, identity.ip());
        bind(insert, 10, identity.mac());
        insert.setLong(11, clock.timeMicros());
        insert.setLong(12, clock.wallMicros());
        bind(insert, 13, clock.boottimeMicros());
        bind(insert, 14, clock.offsetMicros());
        bind(insert, 15, clock.errorMicros());
        insert.setString(16, clock.source());
        insert.setInt(17, clock.synchronizedWithSource() ? 1 : 0);
        bind(insert, 18, clock.why());
        bind(insert, 19, clock.stepMicros());
        insert.setLong(20, snapshot.intervalMillis());
        return insert.executeUpdate() > 0;
    }

    private void writeRows(long id, Group group, Table table) throws SQLException {
        PreparedStatement insert = insertOf(group);
        List<Column> columns = group.columns();
        int texts = group.textColumns();
        boolean numbered = group.shape() != Shape.RECORD;
        for (int row = 0; row < table.rows(); row++) {
            int at = 1;
            insert.setLong(at++, id);
            if (numbered) {
                insert.setInt(at++, row);
            }
            for (int column = 0; column < columns.size(); column++, at++) {
                if (!table.has(row, column)) {
                    insert.setNull(at, Types.NULL);
                } else if (column < texts) {
                    insert.setString(at, table.text(row, column).toString());
                } else {
                    bindNumber(insert, at, columns.get(column).field(), table.number(row, column));
                }
            }
            insert.addBatch();
        }
        insert.executeBatch();
    }

    /// A scaled number becomes the floating-point number nearest to its decimal value: both the
    /// scaled number and the power of ten are exact, and division rounds once.
    private static void bindNumber(PreparedStatement insert, int at, Field field, long scaled)
            throws SQLException {
        if (field.decimals() == 0) {
            insert.setLong(at, scaled);
        } else {
            insert.setDouble(at, scaled / POWERS_OF_TEN[field.decimals()]);
        }
    }

    private void writeStatuses(long id, Snapshot snapshot) throws SQLException {
        boolean targets = false;
        for (Group group : GROUPS) {
            Status status = snapshot.status(group);
            if (status.isCollected()) {
                addStatus(id, group, status);
                targets |= !status.targets().isEmpty();
            }
        }
        insertStatus.executeBatch();
        if (targets) {
            insertTarget.executeBatch();
        }
    }

    private void addStatus(long id, Group group, Status status) throws SQLException {
        insertStatus.setLong(1, id);
        insertStatus.setString(2, group.word());
        insertStatus.setString(3, status.state().word());
        insertStatus.setLong(4, status.micros());
        bind(insertStatus, 5, status.why());
        insertStatus.addBatch();
        List<Status.Target> targets = status.targets();
        for (int row = 0; row < targets.size(); row++) {
            Status.Target target = targets.get(row);
            insertTarget.setLong(1, id);
            insertTarget.setString(2, group.word());
            insertTarget.setInt(3, row);
            insertTarget.setString(4, target.name());
            insertTarget.setString(5, target.state().word());
            insertTarget.setString(6, target.why());
            insertTarget.addBatch();
        }
    }

    private PreparedStatement insertOf(Group group) throws SQLException {
        PreparedStatement insert = inserts[group.ordinal()];
        if (insert == null) {
            insert = database.prepare(SqlSchema.insert(group));
            inserts[group.ordinal()] = insert;
        }
        return insert;
    }

    private static void bind(PreparedStatement insert, int at, Optional<String> text)
            throws SQLException {
        if (text.isPresent()) {
            insert.setString(at, text.get());
        } else {
            insert.setNull(at, Types.NULL);
        }
    }

    private static void bind(PreparedStatement insert, int at, OptionalLong number)
            throws SQLException {
        if (number.isPresent()) {
            insert.setLong(at, number.getAsLong());
        } else {
            insert.setNull(at, Types.NULL);
        }
    }
}
