package io.hostpulse.sql;

import io.hostpulse.outputs.AnyOrder;
import io.hostpulse.outputs.Decoder;
import io.hostpulse.outputs.Delivery;
import io.hostpulse.outputs.OutputOptions;
import io.hostpulse.wire.Message;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// The output that keeps messages in a SQLite file: one transaction per batch, forced to the disk
/// before it is accepted; each message with all its rows, once.
///
/// The file is opened at the first delivery, so that a broken database does not keep the agent from
/// starting. A file that was deleted or replaced meanwhile is opened, or made, anew. Called by one
/// thread at a time.
public final class SqliteOutput implements AnyOrder {
    private static final String URL_PREFIX = "jdbc:sqlite:";

    private final Path file;
    private final Decoder decoder;
    private final InstantSource clock;
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
    /// @throws IllegalArgumentException when the options' URL names no SQLite file
    public SqliteOutput(
            OutputOptions.Sql options,
            Decoder decoder,
            InstantSource clock,
            LongSupplier nanoTime,
            Consumer<String> log) {
        this(options, decoder, clock, nanoTime, log, SqlLimits.DEFAULT);
    }

    SqliteOutput(
            OutputOptions.Sql options,
            Decoder decoder,
            InstantSource clock,
            LongSupplier nanoTime,
            Consumer<String> log,
            SqlLimits limits) {
        this.file = fileOf(options.url());
        this.decoder = decoder;
        this.clock = clock;
        this.log = log;
        this.limits = limits;
        this.retention = new Retention(options, limits, clock, nanoTime);
    }

    /// The file that a URL names, as an absolute path.
    ///
    /// @throws IllegalArgumentException when the URL is not `jdbc:sqlite:FILE`, with a text for the
    ///   person who wrote it
    public static Path fileOf(String url) {
        String name = url.startsWith(URL_PREFIX) ? url.substring(URL_PREFIX.length()) : "";
        // ":memory:" would keep nothing, and "?" begins settings that would weaken the promises.
        if (name.isBlank() || name.startsWith(":") || name.indexOf('?') >= 0) {
            throw new IllegalArgumentException(
                    "'" + url + "' names no SQLite file: write " + URL_PREFIX + "/path/to/file.db");
        }
        return Path.of(name).toAbsolutePath().normalize();
    }

    /// Opens the database now, and makes or migrates it, instead of at the first delivery.
    ///
    /// @return what stands in the way, if anything does; a later delivery tries again
    public Optional<String> check() {
        try {
            open();
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(whyNot(e));
        } catch (IOException e) {
            return Optional.of(Trouble.text(file, "cannot open", e));
        } catch (Refused e) {
            return Optional.of(e.why());
        }
    }

    @Override
    public Delivery deliver(List<Message> batch) {
        try {
            Session open = open();
            Delivery delivery = store(open, batch);
            retain(open);
            return delivery;
        } catch (SQLException e) {
            String why = whyNot(e);
            return Trouble.of(e) == Trouble.DAMAGED
                    ? new Delivery.Halted(why)
                    : new Delivery.Later(Duration.ZERO, why);
        } catch (IOException e) {
            return new Delivery.Later(Duration.ZERO, Trouble.text(file, "cannot open", e));
        } catch (Refused e) {
            return new Delivery.Halted(e.why());
        }
    }

    /// Closes the database. A delivery after this opens it again.
    @Override
    public void close() {
        if (session != null) {
            session.database().close();
            session = null;
        }
    }

    /// The open database, for tests that break it.
    Optional<Database> connection() {
        return Optional.ofNullable(session).map(Session::database);
    }

    private Session open() throws IOException, SQLException, Refused {
        Session open = session;
        if (open != null && !open.database().stands()) {
            log.accept("database file is gone or replaced, opening it anew: path=" + file);
            open.database().abandon();
            session = null;
            open = null;
        }
        if (open == null) {
            Database database = Database.open(file, limits.busyTimeoutMillis());
            try {
                new Migration(database, clock, log).run();
                open = new Session(database, new SnapshotWriter(database));
            } finally {
                if (open == null) {
                    database.close();
                }
            }
            session = open;
        }
        return open;
    }

    /// Stores a batch in one transaction; of a batch with a poison message, those before it.
    private Delivery store(Session open, List<Message> batch) throws SQLException {
        Database database = open.database();
        int stored = 0;
        database.begin();
        try {
            open.writer().begin();
            for (; stored < batch.size(); stored++) {
                Message message = batch.get(stored);
                open.writer().write(message, decoder.decode(message));
            }
            database.commit();
            return new Delivery.Accepted(stored);
        } catch (IOException e) {
            database.commit();
            return new Delivery.Rejected(stored, "cannot read the message: " + e.getMessage());
        } catch (SQLException e) {
            if (Trouble.of(e) != Trouble.POISON) {
                throw e;
            }
            // The message's first rows are in the transaction: take all back, store the ones
            // before.
            database.rollback();
            if (stored > 0
                    && store(open, batch.subList(0, stored)) instanceof Delivery.Rejected earlier) {
                return earlier;
            }
            return new Delivery.Rejected(stored, Trouble.text(file, "refuses the message", e));
        } finally {
            database.rollback();
        }
    }

    /// Deletes what is too old or too much. A failure here is no failure of the delivery before it.
    private void retain(Session open) {
        try {
            retention.run(open.database());
            if (retentionFailures > 0) {
                log.accept("deleting old messages works again: failures=" + retentionFailures);
                retentionFailures = 0;
            }
        } catch (SQLException e) {
            String why = whyNot(e);
            if (retentionFailures++ == 0) {
                log.accept("cannot delete old messages, will try again: " + why);
            }
        }
    }

    /// Says what failed. After anything but a lock the connection may be in any state: it is
    /// closed.
    private String whyNot(SQLException e) {
        Trouble trouble = Trouble.of(e);
        if (trouble != Trouble.BUSY) {
            close();
        }
        return switch (trouble) {
            case BUSY -> Trouble.text(file, "another program holds its lock", e);
            case POISON, BROKEN -> Trouble.text(file, "cannot write", e);
            case DAMAGED -> Trouble.damaged(file, e);
        };
    }

    /// An open database that has the tables of this program, and what writes to it.
    private record Session(Database database, SnapshotWriter writer) {}
}
