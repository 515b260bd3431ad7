package io.hostpulse.server.query;

import io.hostpulse.server.http.ProblemException;
import io.hostpulse.store.StoreException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The places at which questions are answered: so many at once, each for so long. A question that
/// takes longer is answered with 504, and keeps its place until the store has let go of it, so that
/// many of them cannot pile up. Thread-safe.
///
/// They are worked on by platform threads, half as many as there are CPUs: a question may compute
/// for seconds, and a virtual thread that computes would not let those of other requests go on, nor
/// would the messages of agents be taken in.
public final class Places {
    private static final long WAIT_SECONDS = 2;

    /// How long a thread without a question stays.
    private static final long IDLE_SECONDS = 60;

    private final Semaphore free;
    private final Duration timeMax;
    private final ThreadPoolExecutor workers;

    /// @param atOnce how many questions are answered at once
    /// @param timeMax how long one may take
    public Places(int atOnce, Duration timeMax) {
        this.free = new Semaphore(atOnce);
        this.timeMax = timeMax;
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, atOnce);
        this.workers =
                new ThreadPoolExecutor(
                        threads,
                        threads,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        Thread.ofPlatform().daemon().name("hostpulse-question-", 1).factory());
        workers.allowCoreThreadTimeOut(true);
    }

    private void enter() throws ProblemException, InterruptedException {
        if (!free.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw new ProblemException(429, "too many questions at once", 2);
        }
    }

    /// Answers a question within its time.
    <T> T ask(Callable<T> question) throws ProblemException, StoreException, InterruptedException {
        enter();
        var asked = new Asked<>(question, free);
        workers.execute(asked);
        try {
            return asked.answer.get(timeMax.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            asked.giveUp();
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

    /// A question on its way through a worker. Its place becomes free when no worker has it.
    private static final class Asked<T> implements Runnable {
        final CompletableFuture<T> answer = new CompletableFuture<>();
        private final Callable<T> question;
        private final Semaphore place;
        private @Nullable Thread worker;
        private boolean givenUp;

        Asked(Callable<T> question, Semaphore place) {
            this.question = question;
            this.place = place;
        }

        @Override
        public void run() {
            try {
                if (begin()) {
                    answer.complete(question.call());
                }
            } catch (Exception e) {
                answer.completeExceptionally(e);
            } catch (Error e) {
                answer.completeExceptionally(e);
                throw e;
            } finally {
                end();
                place.release();
            }
        }

        private synchronized boolean begin() {
            worker = Thread.currentThread();
            return !givenUp;
        }

        /// From here on the worker has another question, and is not to be interrupted for this one.
        private synchronized void end() {
            worker = null;
            boolean _ = Thread.interrupted();
        }

        /// Nobody waits for the answer any more.
        synchronized void giveUp() {
            givenUp = true;
            if (worker != null) {
                worker.interrupt();
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
