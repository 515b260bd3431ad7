package io.hostpulse.server.http;

import io.helidon.webserver.WebServer;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/// Helidon's server, which listens, and another one in its place when it ends by itself.
///
/// One `accept` that fails, for want of a file descriptor say, ends Helidon's listener and all its
/// connections for good, while the process goes on: nothing but its log tells. Then a new one is
/// opened on the same port, again and again until that succeeds. Thread-safe.
final class Listener implements AutoCloseable {
    private static final long AGAIN_MILLIS_MIN = 250;
    private static final long AGAIN_MILLIS_MAX = 15_000;

    /// How long Helidon's thread is held at most, so that it does not end its server itself: it
    /// would wait for its own end.
    private static final Duration HELD_MAX = Duration.ofSeconds(5);

    private final IntFunction<WebServer> make;
    private final Consumer<String> log;
    private final HelidonLog helidonLog;
    private final CountDownLatch closed = new CountDownLatch(1);
    private WebServer server; // guarded by this
    private volatile int port = -1;

    /// @param port 0 for one that the kernel chooses
    /// @param make makes a server for a port, which does not listen yet
    Listener(int port, IntFunction<WebServer> make, Consumer<String> log) {
        this.make = make;
        this.log = log;
        this.helidonLog = new HelidonLog(log, this::ended);
        this.server = make.apply(port);
    }

    /// Begins to listen.
    ///
    /// @return why not, if it does not
    synchronized Optional<Throwable> start() {
        return start(server);
    }

    private Optional<Throwable> start(WebServer fresh) {
        Optional<Throwable> failure = helidonLog.whatFails(fresh::start);
        // A listener that cannot bind is only talked about by Helidon, which then is not running.
        if (!fresh.isRunning()) {
            return failure.or(() -> Optional.of(new IOException("no reason")));
        }
        port = fresh.port();
        return Optional.empty();
    }

    /// The port that is listened on; -1 before it is.
    int port() {
        return port;
    }

    /// Hears on Helidon's own thread that it is about to end.
    private void ended(Throwable why) {
        if (closed.getCount() == 0) {
            return;
        }
        log.accept(
                "the server cannot take connections: "
                        + why.getMessage()
                        + "; all are cut, and it listens again as soon as it can. If too many"
                        + " files are open, raise their limit (LimitNOFILE, ulimit -n)");
        Thread again =
                Thread.ofPlatform().daemon().name("hostpulse-listen").start(this::listenAgain);
        try {
            again.join(HELD_MAX);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void listenAgain() {
        stop();
        long waitMillis = AGAIN_MILLIS_MIN;
        try {
            while (!closed.await(waitMillis, TimeUnit.MILLISECONDS)) {
                if (listens()) {
                    log.accept("listening on port " + port + " again");
                    return;
                }
                waitMillis = Math.min(AGAIN_MILLIS_MAX, waitMillis * 2);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void stop() {
        server.stop();
    }

    private synchronized boolean listens() {
        if (closed.getCount() == 0) {
            return false;
        }
        WebServer fresh = make.apply(port);
        if (start(fresh).isPresent()) {
            fresh.stop();
            return false;
        }
        server = fresh;
        return true;
    }

    /// Stops listening, and ends all connections.
    @Override
    public synchronized void close() {
        closed.countDown();
        server.stop();
        helidonLog.close();
    }
}
