package io.hostpulse.server.http;

import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Brings what Helidon warns of into the server's log, as single lines without stack traces, and
/// keeps the rest of its talk away.
final class HelidonLog extends Handler {
    private final Logger logger = Logger.getLogger("io.helidon");
    private final Consumer<String> log;

    @SuppressWarnings("this-escape") // the last statement, and nothing is initialised after it
    HelidonLog(Consumer<String> log) {
        this.log = log;
        setLevel(Level.WARNING);
        logger.setLevel(Level.WARNING);
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    @Override
    public void publish(LogRecord record) {
        if (isLoggable(record)) {
            Throwable thrown = record.getThrown();
            log.accept(
                    "http: "
                            + record.getMessage()
                            + (thrown == null ? "" : ": " + thrown.getClass().getSimpleName()));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
