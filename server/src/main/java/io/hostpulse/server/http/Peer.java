package io.hostpulse.server.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ServerConnectionException;
import io.hostpulse.server.HttpLimits;
import io.hostpulse.server.ServerClock;

import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// One connection as its client is seen from here: where it comes from, who it has shown to be, and
/// by when its next bytes have to come or go.
///
/// Confined to the connection's thread, except that [Peers] looks at its deadline and may end it.
public final class Peer {
    private static final ThreadLocal<Peer> CURRENT = new ThreadLocal<>();

    private static final int RUNNING = 0;
    private static final int WAITING = 1;
    private static final int ENDED = 2;
    private static final long BODY_GRACE_NANOS = 5_000_000_000L;

    /// What the connection is doing.
    private enum Phase {
        /// A request's line and headers are coming, or the very first byte is waited for.
        HEAD,
        /// The request is being answered.
        BODY,
        /// The next request is waited for.
        IDLE
    }

    private final InetAddress address;
    private final ConnectionContext context;
    private final HttpLimits limits;
    private final ServerClock clock;
    private final Thread thread = Thread.currentThread();
    private final AtomicInteger state = new AtomicInteger(RUNNING);
    private volatile long deadlineNanos;
    private volatile Served.Cut why = Served.Cut.TOO_SLOW;
    private volatile boolean sayTimeout;
    private Phase phase = Phase.HEAD;
    private long phaseNanos;
    private long phaseBytes;
    private long receivedMicros;
    private volatile @Nullable Object principal;
    private volatile boolean stranger = true;

    Peer(InetAddress address, ConnectionContext context, HttpLimits limits, ServerClock clock) {
        this.address = address;
        this.context = context;
        this.limits = limits;
        this.clock = clock;
        this.phaseNanos = clock.nanos();
        this.receivedMicros = clock.micros();
    }

    /// The connection that the current thread serves, if it serves one.
    static Optional<Peer> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    void makeCurrent() {
        CURRENT.set(this);
    }

    /// Where the connection comes from: the other end of the socket, whatever headers say.
    public InetAddress address() {
        return address;
    }

    /// Whether it comes from this host.
    public boolean isLoopback() {
        return address.isLoopbackAddress();
    }

    /// Whether it is encrypted.
    public boolean isSecure() {
        return context.isSecure();
    }

    /// The wall clock when the last bytes arrived, microseconds since 1970.
    public long receivedMicros() {
        return receivedMicros;
    }

    /// Who the client has shown to be on this connection, in the words of whoever checked.
    public Optional<Object> principal() {
        return Optional.ofNullable(principal);
    }

    /// Remembers who the client has shown to be; it is no stranger from now on.
    public void principal(Object shown) {
        principal = shown;
    }

    boolean isStranger() {
        return stranger;
    }

    void known() {
        stranger = false;
    }

    /// Whether the request that is being read has more headers than are allowed.
    boolean hasTooLongHeaders() {
        return phase == Phase.HEAD && phaseBytes > HttpLimits.HEADERS_BYTES;
    }

    /// The headers are read; what comes now is body.
    void beginBody() {
        phase = Phase.BODY;
        phaseNanos = clock.nanos();
        phaseBytes = 0;
    }

    /// The answer is written; what comes now is the next request.
    void beginIdle() {
        phase = Phase.IDLE;
        phaseBytes = 0;
    }

    /// The next bytes from the socket; null at its end between two requests.
    ///
    /// @throws CloseConnectionException at its end within one
    byte @Nullable [] read() {
        await(readDeadline(), phase == Phase.IDLE ? Served.Cut.IDLE : Served.Cut.TOO_SLOW);
        sayTimeout = phase != Phase.IDLE && (phase == Phase.BODY || phaseBytes > 0);
        byte[] bytes;
        try {
            bytes = context.serverSocket().get();
        } catch (UncheckedIOException e) {
            throw new ServerConnectionException("reading from a client", e);
        } finally {
            go();
        }
        if (bytes == null && (phase == Phase.BODY || phaseBytes > 0)) {
            // Nobody is left to answer, and Helidon would log it as an error of the server.
            throw new CloseConnectionException("the client has gone within a request");
        }
        if (bytes != null) {
            receivedMicros = clock.micros();
            if (phase == Phase.IDLE) {
                phase = Phase.HEAD;
                phaseNanos = clock.nanos();
            }
            phaseBytes += bytes.length;
        }
        return bytes;
    }

    private long readDeadline() {
        return switch (phase) {
            case IDLE -> clock.nanos() + limits.idle().toNanos();
            case HEAD -> phaseNanos + limits.headerTime().toNanos();
            case BODY ->
                    phaseNanos
                            + Math.min(
                                    limits.bodyTime().toNanos(),
                                    BODY_GRACE_NANOS
                                            + phaseBytes
                                                    * 1_000_000_000L
                                                    / limits.bodyBytesPerSecond());
        };
    }

    /// From now on the client has a time in which to take bytes.
    void beginWrite() {
        sayTimeout = false;
        await(clock.nanos() + limits.writeTime().toNanos(), Served.Cut.TOO_SLOW);
    }

    /// The bytes are taken.
    void endWrite() {
        go();
    }

    private void await(long deadline, Served.Cut ifPassed) {
        deadlineNanos = deadline;
        why = ifPassed;
        if (!state.compareAndSet(RUNNING, WAITING)) {
            throw new ServerConnectionException("the connection was ended", new Ended());
        }
    }

    private void go() {
        if (!state.compareAndSet(WAITING, RUNNING)) {
            throw new ServerConnectionException("the connection was ended", new Ended());
        }
    }

    /// Ends the connection when its client has let the deadline pass; called by the watch.
    Optional<Served.Cut> endIfOverdue(long nowNanos) {
        if (state.get() != WAITING || nowNanos - deadlineNanos < 0) {
            return Optional.empty();
        }
        if (!state.compareAndSet(WAITING, ENDED)) {
            return Optional.empty();
        }
        if (sayTimeout) {
            sayTimeout();
        }
        thread.interrupt();
        return Optional.of(why);
    }

    /// Ends the connection whatever it is doing.
    void end() {
        state.set(ENDED);
        thread.interrupt();
    }

    /// Nothing of an answer has been written while a request is awaited, so these few bytes fit
    /// into the socket's buffer and stand alone.
    private void sayTimeout() {
        byte[] body = Problems.body(408, "the request came too slowly");
        String head =
                "HTTP/1.1 408 Request Timeout\r\nContent-Type: "
                        + Problems.TYPE
                        + "\r\nContent-Length: "
                        + body.length
                        + "\r\nX-Content-Type-Options: nosniff"
                        + "\r\nContent-Security-Policy: default-src 'none'"
                        + "\r\nReferrer-Policy: no-referrer\r\nConnection: close\r\n\r\n";
        try {
            context.serverSocket()
                    .write(
                            BufferData.create(
                                    (head + new String(body, StandardCharsets.UTF_8))
                                            .getBytes(StandardCharsets.UTF_8)));
        } catch (UncheckedIOException _) {
            // The client is gone; that is what was wanted.
        }
    }

    /// Why a connection's own thread stops: somebody ended it.
    private static final class Ended extends Exception {
        private static final long serialVersionUID = 1L;

        Ended() {
            super("ended by the watch", null, false, false);
        }
    }
}
