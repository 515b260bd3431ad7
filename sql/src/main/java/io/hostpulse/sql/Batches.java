package io.hostpulse.sql;

import io.hostpulse.catalogue.MonotonicClock;
import io.hostpulse.outputs.Delivery;
import io.hostpulse.wire.Message;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Stores batches, each in one transaction, and finds the messages in them that are refused: a bad
/// message costs itself, a search in halves within its round, and no other message. Confined to its
/// database's thread.
final class Batches {
    private final Engine engine;
    private final Database database;
    private final SnapshotWriter writer;
    private final MonotonicClock nanoTime;
    private final SqlLimits limits;
    private List<Message> batch = List.of();
    private @Nullable String[] refusals = {};
    private int refused;
    private int attempts;
    private long endNanos;
    private boolean poisoned;
    private String reason = "";

    Batches(
            Engine engine,
            Database database,
            SnapshotWriter writer,
            MonotonicClock nanoTime,
            SqlLimits limits) {
        this.engine = engine;
        this.database = database;
        this.writer = writer;
        this.nanoTime = nanoTime;
        this.limits = limits;
    }

    /// Stores a batch, or the first part of one that takes long or holds many bad messages.
    Delivery store(List<Message> messages) throws SQLException {
        batch = messages;
        refusals = new @Nullable String[messages.size()];
        refused = 0;
        attempts = 0;
        endNanos = nanoTime.getAsLong() + limits.attemptNanos();
        database.begin();
        try {
            int settled = round(0);
            while (settled < messages.size() && !isEnough()) {
                settled = round(settled);
            }
            database.commit();
            return accepted(settled);
        } finally {
            batch = List.of();
            database.rollback();
        }
    }

    /// Half of the time is for the rounds, so that the last one can end before the whole is taken
    /// back.
    private boolean isEnough() {
        return refused >= limits.refusalsPerBatch()
                || endNanos - nanoTime.getAsLong() < limits.attemptNanos() / 2;
    }

    private Delivery accepted(int settled) {
        var list = new ArrayList<Delivery.Refused>();
        for (int i = 0; i < settled; i++) {
            String reason = refusals[i];
            if (reason != null) {
                list.add(new Delivery.Refused(i, reason));
            }
        }
        return new Delivery.Accepted(settled, list);
    }

    /// How often the last batch was begun to be written, a round or a part of one: for tests.
    int attempts() {
        return attempts;
    }

    /// Writes messages from an index on, as many as make a round; returns the index after the last
    /// that is settled.
    private int round(int from) throws SQLException {
        int low = from;
        int high = attempt(from, batch.size());
        if (!poisoned) {
            return high;
        }
        // Those before `low` are written, one from `low` to before `high` is refused.
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            int end = attempt(low, middle);
            if (!poisoned) {
                low = end;
            } else {
                high = end;
            }
        }
        refuse(low, reason);
        return low + 1;
    }

    /// Writes one round of the messages from one index to before another. When the database refuses
    /// one of them, `poisoned` and `reason` say so, and nothing of them is kept.
    ///
    /// @return the index after the last message of the round
    private int attempt(int from, int to) throws SQLException {
        attempts++;
        poisoned = false;
        boolean single = batch.size() == 1;
        if (!single) {
            database.savepoint();
        }
        int next = from;
        try {
            writer.begin(endNanos);
            for (; next < to && !writer.isFull(); next++) {
                add(next);
            }
            writer.flush();
        } catch (IOException e) {
            throw new SQLException("a message was readable only once: " + e.getMessage(), e);
        } catch (SQLException e) {
            if (engine.trouble(e) != Trouble.POISON) {
                throw e;
            }
            // The first rows of the round are in the transaction: take them back.
            poisoned = true;
            reason = Trouble.text(engine.place(), "refuses the message", e);
            if (single) {
                database.rollback();
                database.begin();
            } else {
                database.rollbackToSavepoint();
            }
        }
        return next;
    }

    private void add(int index) throws SQLException {
        try {
            writer.add(batch.get(index));
        } catch (IOException e) {
            refuse(index, "cannot read the message: " + e.getMessage());
        }
    }

    private void refuse(int index, String reasonText) {
        if (refusals[index] == null) {
            refusals[index] = reasonText;
            refused++;
        }
    }
}
