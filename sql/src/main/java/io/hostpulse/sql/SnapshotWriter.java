package io.hostpulse.sql;

import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.MonotonicClock;
import io.hostpulse.catalogue.Shape;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Status;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.views.SqlSchema;
import io.hostpulse.outputs.Decoder;
import io.hostpulse.wire.Message;
import io.hostpulse.wire.MessageKey;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Writes snapshots as rows, within the caller's transaction. Keeps one prepared statement per
/// table. Confined to its database's thread.
///
/// The rows of a table go to the driver as one batch: over a network that is one answer to wait for
/// instead of one per row, and in SQLite a single update costs twice the CPU and three times the
/// memory. Several messages make one round; it is bounded, since drivers copy what they are given.
final class SnapshotWriter {
    private static final int MESSAGES_MAX = 25;
    private static final int ROWS_MAX = 1_000;
    private static final long BYTES_MAX = 1L << 20;

    private static final double[] POWERS_OF_TEN = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
    private static final Group[] GROUPS = Group.values();

    private final Database database;
    private final Decoder decoder;
    private final MonotonicClock nanoTime;
    private final PreparedStatement insertMessage;
    private final PreparedStatement insertStatus;
    private final PreparedStatement insertTarget;
    private final @Nullable PreparedStatement[] inserts =
            new @Nullable PreparedStatement[GROUPS.length];
    private final boolean[] filled = new boolean[GROUPS.length];
    private final List<Message> round = new ArrayList<>(MESSAGES_MAX);
    private final long[] ids = new long[MESSAGES_MAX];
    private boolean targeted;
    private int rows;
    private long bytes;
    private long endNanos;

    SnapshotWriter(Database database, SqlSchema schema, Decoder decoder, MonotonicClock nanoTime)
            throws SQLException {
        this.database = database;
        this.decoder = decoder;
        this.nanoTime = nanoTime;
        insertMessage = database.prepare(schema.insertMessage());
        insertStatus = database.prepare(SqlSchema.insertStatus());
        insertTarget = database.prepare(SqlSchema.insertTarget());
    }

    /// Begins a round with nothing in it: one that failed may have left rows behind.
    ///
    /// @param endNanos after this instant no statement is begun
    void begin(long endNanos) throws SQLException {
        this.endNanos = endNanos;
        round.clear();
        bytes = 0;
        insertMessage.clearBatch();
        clearRows();
    }

    private void clearRows() throws SQLException {
        insertStatus.clearBatch();
        insertTarget.clearBatch();
        targeted = false;
        rows = 0;
        for (int i = 0; i < filled.length; i++) {
            PreparedStatement insert = inserts[i];
            if (filled[i] && insert != null) {
                insert.clearBatch();
            }
            filled[i] = false;
        }
    }

    /// Whether the round has to be written before another message is added.
    boolean isFull() {
        return round.size() >= MESSAGES_MAX || rows >= ROWS_MAX || bytes >= BYTES_MAX;
    }

    /// Adds a message with all its rows to the round.
    ///
    /// @throws IOException if the message cannot be read; the round is as before
    void add(Message message) throws IOException, SQLException {
        Snapshot snapshot = decoder.decode(message);
        long id = database.nextId();
        ids[round.size()] = id;
        round.add(message);
        bytes += message.length();
        bindMessage(id, message.key(), snapshot);
        insertMessage.addBatch();
        addRows(id, snapshot);
    }

    private void addRows(long id, Snapshot snapshot) throws SQLException {
        for (Group group : GROUPS) {
            Table table = snapshot.table(group);
            if (table.rows() > 0) {
                addRows(id, group, table);
            }
        }
        addStatuses(id, snapshot);
    }

    /// Writes the round; messages that are there already are passed over.
    void flush() throws IOException, SQLException {
        if (round.isEmpty()) {
            return;
        }
        int[] counts = execute(insertMessage);
        int written = 0;
        for (int count : counts) {
            written += count > 0 ? 1 : 0;
        }
        if (written < round.size()) {
            // Something came a second time, which is rare: its rows must not.
            clearRows();
            for (int i = 0; i < round.size(); i++) {
                if (counts[i] > 0) {
                    addRows(ids[i], decoder.decode(round.get(i)));
                }
            }
        }
        if (written > 0) {
            flushRows();
        }
    }

    private void flushRows() throws SQLException {
        for (int i = 0; i < filled.length; i++) {
            PreparedStatement insert = inserts[i];
            if (filled[i] && insert != null) {
                execute(insert);
                filled[i] = false;
            }
        }
        execute(insertStatus);
        if (targeted) {
            execute(insertTarget);
        }
    }

    private int[] execute(PreparedStatement insert) throws SQLException {
        if (nanoTime.getAsLong() - endNanos > 0) {
            throw new SQLTimeoutException("the whole attempt took too long", "57014");
        }
        return insert.executeBatch();
    }

    private void bindMessage(long id, MessageKey key, Snapshot snapshot) throws SQLException {
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
    }

    private void addRows(long id, Group group, Table table) throws SQLException {
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
                    insert.setNull(at, typeOf(columns.get(column).field()));
                } else if (column < texts) {
                    insert.setString(at, table.text(row, column).toString());
                } else {
                    bindNumber(insert, at, columns.get(column).field(), table.number(row, column));
                }
            }
            insert.addBatch();
            rows++;
        }
        filled[group.ordinal()] = true;
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

    private void addStatuses(long id, Snapshot snapshot) throws SQLException {
        for (Group group : GROUPS) {
            Status status = snapshot.status(group);
            if (status.isCollected()) {
                addStatus(id, group, status);
                targeted |= !status.targets().isEmpty();
            }
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

    /// The type of an absent value: a server plans anew for each mixture of types, so it is that of
    /// a present one.
    private static int typeOf(Field field) {
        if (field.kind().isText()) {
            return Types.VARCHAR;
        }
        return field.decimals() == 0 ? Types.BIGINT : Types.DOUBLE;
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
            insert.setNull(at, Types.VARCHAR);
        }
    }

    private static void bind(PreparedStatement insert, int at, OptionalLong number)
            throws SQLException {
        if (number.isPresent()) {
            insert.setLong(at, number.getAsLong());
        } else {
            insert.setNull(at, Types.BIGINT);
        }
    }
}
