package io.hostpulse.journal;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.function.Consumer;

/// One thing that the disk refuses: since when, why, and when to try again. Logged when it begins,
/// when it changes and when it ends. Confined to the journal's thread, but for [#state()].
final class Trouble {
    private final String what;
    private final JournalOptions options;
    private final Consumer<String> log;

    private long waitNanos;
    private long retryAtNanos;
    private long attempts;
    private volatile JournalState state = new JournalState.Ok();

    Trouble(String what, JournalOptions options, Consumer<String> log) {
        this.what = what;
        this.options = options;
        this.log = log;
    }

    JournalState state() {
        return state;
    }

    boolean isOver() {
        return state instanceof JournalState.Ok;
    }

    /// How long to wait for the next attempt, zero or less for none.
    long waitNanos(long nowNanos) {
        return isOver() ? 0 : retryAtNanos - nowNanos;
    }

    void failed(Exception cause, long nowNanos, long wallMicros) {
        String why = oneLine(cause);
        Instant since =
                state instanceof JournalState.Degraded degraded
                        ? degraded.since()
                        : instant(wallMicros);
        if (!(state instanceof JournalState.Degraded before && before.why().equals(why))) {
            log.accept(what + ": it is tried again until it works reason=\"" + why + "\"");
        }
        attempts++;
        waitNanos =
                isOver()
                        ? options.retryMin().toNanos()
                        : Math.min(2 * waitNanos, options.retryMax().toNanos());
        retryAtNanos = nowNanos + waitNanos;
        state = new JournalState.Degraded(why, since);
    }

    void worked() {
        if (!isOver()) {
            log.accept(what + ": it works again failed_attempts=" + attempts);
            attempts = 0;
            state = new JournalState.Ok();
        }
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1_000L);
    }

    private static String oneLine(Exception cause) {
        @Nullable String message = cause.getMessage();
        String name = cause.getClass().getSimpleName();
        String text = message == null ? name : name + ": " + message;
        return text.replace('\n', ' ').replace('\r', ' ').replace('"', '\'');
    }
}
