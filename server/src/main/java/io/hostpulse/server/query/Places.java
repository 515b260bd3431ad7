package io.hostpulse.server.query;

import io.hostpulse.server.http.ProblemException;
import io.hostpulse.store.StoreException;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The places at which questions are answered: so many at once, each for so long. A question that
/// takes longer is answered with 504, and keeps its place until the store has let go of it, so that
/// many of them cannot pile up. Thread-safe.
public final class Places {
    private static final long WAIT_SECONDS = 2;

    private final Semaphore free;
    private final Duration timeMax;

    /// @param atOnce how many questions are answered at once
    /// @param timeMax how long one may take
    public Places(int atOnce, Duration timeMax) {
        this.free = new Semaphore(atOnce);
        this.timeMax = timeMax;
    }

    private void enter() throws ProblemException, InterruptedException {
        if (!free.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw new ProblemException(429, "too many questions at once", 2);
        }
    }

    /// Answers a question within its time.
    <T> T ask(Callable<T> question) throws ProblemException, StoreException, InterruptedException {
        enter();
        var task =
                new FutureTask<>(
                        () -> {
                            try {
                                return question.call();
                            } finally {
                                free.release();
                            }
                        });
        Thread thread = Thread.ofVirtual().name("hostpulse-question").start(task);
        try {
            return task.get(timeMax.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new ProblemException(
                    504, "not answered within " + timeMax.toSeconds() + " s; ask for less");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case StoreException refused -> throw refused;
                case ProblemException problem -> throw problem;
                case null, default -> throw new IllegalStateException("a question failed", e);
            }
        }
    }

    /// A place for an answer that is streamed: its pace is its reader's, who is watched.
    ///
    /// @return gives the place back when closed
    Place stream() throws ProblemException, InterruptedException {
        enter();
        return free::release;
    }

    /// A place that is taken.
    @FunctionalInterface
    interface Place extends AutoCloseable {
        @Override
        void close();
    }
}
