package io.hostpulse.outputs;

import io.hostpulse.catalogue.MonotonicClock;

import java.time.Duration;
import java.util.function.Consumer;

/// A trouble that repeats, told to the log when it begins, when it changes and when it ends with a
/// count. Confined to one thread.
///
/// A trouble that comes and goes, or whose reason changes at every turn, is told once in [#PAUSE]:
/// what came between is in the next count.
final class Episode {
    /// The shortest time between two lines that tell a beginning or a change.
    static final Duration PAUSE = Duration.ofSeconds(60);

    private final Consumer<String> log;
    private final MonotonicClock nanoTime;

    private long count;
    private boolean isTold;
    private boolean wasEverTold;
    private String headline = "";
    private String reason = "";
    private long toldAt;

    Episode(Consumer<String> log, MonotonicClock nanoTime) {
        this.log = log;
        this.nanoTime = nanoTime;
    }

    /// It happened, for the first time or again.
    ///
    /// @param nowHeadline what happened; a change of it is told at once
    /// @param nowReason why it happened; a change of it is told after the pause
    /// @param detail `key=value` pairs for the line, if there is one
    void happened(String nowHeadline, String nowReason, String detail) {
        count++;
        long now = nanoTime.getAsLong();
        boolean isOther = !nowHeadline.equals(headline);
        boolean isNews = !isTold || !nowReason.equals(reason);
        boolean isPauseOver = !wasEverTold || now - toldAt >= PAUSE.toNanos();
        if (isOther || (isNews && isPauseOver)) {
            headline = nowHeadline;
            reason = nowReason;
            toldAt = now;
            isTold = true;
            wasEverTold = true;
            log.accept(headline + ": " + OneLine.of(reason, OneLine.REASON_MAX) + " " + detail);
        }
    }

    /// It did not happen this time. Tells the end, if the beginning was told.
    void ended(String endHeadline, String detail) {
        if (isTold) {
            log.accept(endHeadline + " times=" + count + detail);
            isTold = false;
            count = 0;
        }
    }
}
