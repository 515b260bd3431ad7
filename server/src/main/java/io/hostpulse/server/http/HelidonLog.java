package io.hostpulse.server.http;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Brings what Helidon warns of into the server's log, as single lines without stack traces, and
/// keeps the rest of its talk away.
final class HelidonLog extends Handler {
    private static final String LISTENER = "io.helidon.webserver.ServerListener";

    private final Logger logger = Logger.getLogger("io.helidon");
    private final Consumer<String> log;
    private final Consumer<Throwable> listenerEnds;
    private volatile boolean asked;
    private volatile @Nullable Throwable failure;

    /// @param listenerEnds hears why a listener is about to end by itself, on that listener's
    ///   thread
    @SuppressWarnings("this-escape") // the last statement, and nothing is initialised after it
    HelidonLog(Consumer<String> log, Consumer<Throwable> listenerEnds) {
        this.log = log;
        this.listenerEnds = listenerEnds;
        setLevel(Level.WARNING);
        logger.setLevel(Level.WARNING);
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    /// Does something of Helidon's and says what failed meanwhile, thrown or only talked about: the
    /// caller tells of it. Nothing else goes on yet.
    Optional<Throwable> whatFails(Runnable work) {
        failure = null;
        asked = true;
        try {
            work.run();
            return Optional.ofNullable(failure);
        } catch (RuntimeException e) {
            return Optional.of(e);
        } finally {
            asked = false;
        }
    }

    @Override
    public void publish(LogRecord record) {
        Throwable thrown = record.getThrown();
        if (thrown != null && isListenersEnd(record)) {
            listenerEnds.accept(thrown);
            return;
        }
        if (asked) {
            failure = failure == null ? thrown : failure;
            return;
        }
        if (isLoggable(record)) {
            log.accept(
                    "http: "
                            + record.getMessage()
                            + (thrown == null ? "" : ": " + thrown.getClass().getSimpleName()));
        }
    }

    private static boolean isListenersEnd(LogRecord record) {
        return LISTENER.equals(record.getLoggerName())
                && String.valueOf(record.getMessage()).endsWith("is terminating now");
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
