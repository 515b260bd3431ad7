package io.hostpulse.sql;

import io.hostpulse.catalogue.MonotonicClock;
import io.hostpulse.catalogue.views.SqlSchema;
import io.hostpulse.outputs.AnyOrder;
import io.hostpulse.outputs.Decoder;
import io.hostpulse.outputs.Delivery;
import io.hostpulse.outputs.OutputOptions;
import io.hostpulse.wire.Message;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The output that keeps messages in a SQL database: one transaction per batch, committed before it
/// is accepted; each message with all its rows, once.
///
/// The database is opened at the first delivery, so that a broken one does not keep the agent from
/// starting. A file that was deleted or replaced meanwhile is opened, or made, anew; a lost
/// connection is made again at the next delivery. Called by one thread at a time.
public final class SqlOutput implements AnyOrder {
    private final Engine engine;
    private final SqlSchema schema;
    private final Decoder decoder;
    private final InstantSource clock;
    private final MonotonicClock nanoTime;
    private final Consumer<String> log;
    private final SqlLimits limits;
    private final Retention retention;
    private @Nullable Session session;
    private long retentionFailures;

    /// @param options where the database is and how much it keeps
    /// @param decoder reads messages
    /// @param clock the wall clock, for the age of messages
    /// @param nanoTime the monotonic clock, in nanoseconds
    /// @param log takes one line per event
    /// @throws IllegalArgumentException when the options' URL names no database
    public SqlOutput(
            OutputOptions.Sql options,
            Decoder decoder,
            InstantSource clock,
            MonotonicClock nanoTime,
            Consumer<String> log) {
        this(options, decoder, clock, nanoTime, log, SqlLimits.DEFAULT);
    }

    SqlOutput(
            OutputOptions.Sql options,
            Decoder decoder,
            InstantSource clock,
            MonotonicClock nanoTime,
            Consumer<String> log,
            SqlLimits limits) {
        this.engine = Engine.of(options, limits);
        engine.warning().ifPresent(log);
        this.schema = new SqlSchema(engine.dialect());
        this.decoder = decoder;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.log = log;
        this.limits = limits;
        this.retention = new Retention(options, limits, clock, nanoTime);
    }

    /// Opens the database now, and makes or migrates it, instead of at the first delivery.
    ///
    /// @return what stands in the way, if anything does; a later delivery tries again
    public Optional<String> check() {
        try {
            open();
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(whyNot(e, engine.trouble(e)));
        } catch (IOException e) {
            return Optional.of(Trouble.text(engine.place(), "cannot open", e));
        } catch (Refused e) {
            return Optional.of(e.why());
        }
    }

    @Override
    public Delivery deliver(List<Message> batch) {
        boolean proven = false;
        try {
            Session open = open();
            proven = open.proven;
            Delivery delivery = open.batches.store(batch);
            open.proven = true;
            retain(open, batch.getLast().key().agent());
            return delivery;
        } catch (SQLException e) {
            return failed(e, proven);
        } catch (IOException e) {
            return new Delivery.Later(
                    Duration.ZERO, Trouble.text(engine.place(), "cannot open", e));
        } catch (Refused e) {
            return new Delivery.Halted(e.why());
        }
    }

    /// @param proven whether this connection has written before: if so, what it lacks now is made
    ///   again by the next one
    private Delivery failed(SQLException e, boolean proven) {
        Trouble trouble = engine.trouble(e);
        String why = whyNot(e, trouble);
        return switch (trouble) {
            case BUSY, BROKEN -> new Delivery.Later(Duration.ZERO, why);
            case OVERSIZED -> new Delivery.Split(why);
            case HALTED -> new Delivery.Halted(why + ": " + engine.advice(e));
            // A refused message is found in its batch: this was something else.
            case CHANGED, POISON ->
                    proven
                            ? new Delivery.Later(Duration.ZERO, why)
                            : new Delivery.Halted(why + ": " + engine.advice(e));
        };
    }

    /// Closes the database. A delivery after this opens it again.
    @Override
    public void close() {
        if (session != null) {
            session.database.close();
            session = null;
        }
    }

    /// The open database, for tests that break it.
    Optional<Database> connection() {
        return Optional.ofNullable(session).map(open -> open.database);
    }

    /// What writes to the open database, for tests that count its attempts.
    Optional<Batches> batches() {
        return Optional.ofNullable(session).map(open -> open.batches);
    }

    private Session open() throws IOException, SQLException, Refused {
        Session open = session;
        if (open != null && !open.database.stands()) {
            log.accept(
                    "database file is gone or replaced, opening it anew: path=" + engine.place());
            open.database.abandon();
            session = null;
            open = null;
        }
        if (open == null) {
            Database database = engine.open();
            try {
                new Migration(database, schema, clock, log).run();
                open = new Session(database, batches(database));
            } finally {
                if (open == null) {
                    database.close();
                }
            }
            session = open;
        }
        return open;
    }

    private Batches batches(Database database) throws SQLException {
        var writer = new SnapshotWriter(database, schema, decoder, nanoTime);
        return new Batches(engine, database, writer, nanoTime, limits);
    }

    /// Deletes what is too old or too much. A failure here is no failure of the delivery before it.
    private void retain(Session open, String agent) {
        try {
            retention.run(open.database, agent);
            if (retentionFailures > 0) {
                log.accept("deleting old messages works again: failures=" + retentionFailures);
                retentionFailures = 0;
            }
        } catch (SQLException e) {
            String why = whyNot(e, engine.trouble(e));
            if (retentionFailures++ == 0) {
                log.accept("cannot delete old messages, will try again: " + why);
            }
        }
    }

    /// Says what failed. After anything but a lock the connection may be in any state: it is
    /// closed.
    private String whyNot(SQLException e, Trouble trouble) {
        if (trouble != Trouble.BUSY) {
            close();
        }
        return Trouble.text(
                engine.place(),
                switch (trouble) {
                    case BUSY -> "another program holds its lock";
                    case POISON, OVERSIZED, BROKEN, CHANGED, HALTED -> "cannot write";
                },
                e);
    }

    /// An open database that has the tables of this program, and what writes to it.
    private static final class Session {
        private final Database database;
        private final Batches batches;
        private boolean proven;

        Session(Database database, Batches batches) {
            this.database = database;
            this.batches = batches;
        }
    }
}
