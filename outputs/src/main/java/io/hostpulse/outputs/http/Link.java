package io.hostpulse.outputs.http;

import io.hostpulse.catalogue.MonotonicClock;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// One connection to a server, kept for the exchanges that follow. Confined to one thread.
final class Link implements Closeable {
    /// A connection that carried nothing for longer is not used again: servers and what stands
    /// between forget it.
    static final Duration IDLE_MAX = Duration.ofSeconds(60);

    /// A connection is not kept longer, so that a name that moved is followed.
    static final Duration AGE_MAX = Duration.ofMinutes(5);

    /// What fits into the kernel's buffer of an idle connection: sending it cannot block. Source:
    /// tcp(7), `tcp_wmem`, whose default is 16 KiB; for a connection the kernel makes room for ten
    /// segments twice, 40 KiB and more (`tcp_sndbuf_expand`).
    static final int UNWATCHED_BYTES_MAX = 16 << 10;

    /// The most addresses of a name that are tried.
    private static final int ADDRESSES_MAX = 4;

    private final BoundedSocket socket;
    private final InputStream in;
    private final OutputStream out;
    private final MonotonicClock nanoTime;
    private final long madeAt;
    private long usedAt;
    private int exchanges;

    /// Whether this server does not take compressed bodies.
    boolean refusesEncoding;

    private Link(BoundedSocket socket, InputStream in, OutputStream out, MonotonicClock nanoTime) {
        this.socket = socket;
        this.in = in;
        this.out = out;
        this.nanoTime = nanoTime;
        madeAt = nanoTime.getAsLong();
        usedAt = madeAt;
    }

    /// Connects: asks for the name's addresses anew and takes the first that answers.
    ///
    /// @param wholeUntil when the attempt must be over, by the monotonic clock
    static Link open(
            ServerUrl server,
            LookUp lookUp,
            TlsLayer tls,
            Limits limits,
            long wholeUntil,
            MonotonicClock nanoTime)
            throws NoAnswer {
        InetAddress[] addresses = lookUp.addresses(server.host(), limits.connect());
        BoundedSocket socket = null;
        for (int i = 0; socket == null; i++) {
            boolean isLast = i == Math.min(addresses.length, ADDRESSES_MAX) - 1;
            long left = Math.min(limits.connect().toNanos(), wholeUntil - nanoTime.getAsLong());
            socket = connect(addresses[i], server, left, isLast, nanoTime);
        }
        try {
            Socket door = socket;
            if (server.isSecure()) {
                long tlsUntil = nanoTime.getAsLong() + limits.tls().toNanos();
                socket.readUntil(tlsUntil - wholeUntil < 0 ? tlsUntil : wholeUntil);
                door = tls.over(socket, server);
            }
            return new Link(socket, door.getInputStream(), door.getOutputStream(), nanoTime);
        } catch (IOException e) {
            shut(socket);
            throw new NoAnswer("the connection to " + server.text() + " failed: " + e.getMessage());
        } catch (NoAnswer | RuntimeException e) {
            shut(socket);
            throw e;
        }
    }

    /// Connects to one address; null if that failed and there is another one to try.
    private static @Nullable BoundedSocket connect(
            InetAddress address,
            ServerUrl server,
            long leftNanos,
            boolean isLast,
            MonotonicClock nanoTime)
            throws NoAnswer {
        BoundedSocket socket = new BoundedSocket(nanoTime);
        int millis = (int) Math.max(1, leftNanos / 1_000_000);
        String where = server.text() + " (" + address.getHostAddress() + ")";
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(address, server.port()), millis);
            return socket;
        } catch (SocketTimeoutException e) {
            shut(socket);
            if (isLast) {
                throw new NoAnswer("no connection to " + where + " within " + millis + " ms");
            }
        } catch (ConnectException e) {
            shut(socket);
            if (isLast) {
                throw new NoAnswer("nobody listens at " + where + ": " + e.getMessage());
            }
        } catch (NoRouteToHostException e) {
            shut(socket);
            if (isLast) {
                throw new NoAnswer("no route to " + where + ": " + e.getMessage());
            }
        } catch (IOException e) {
            shut(socket);
            if (isLast) {
                throw new NoAnswer("no connection to " + where + ": " + e.getMessage());
            }
        }
        return null;
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // What cannot be closed is of no more use either.
        }
    }

    /// How many exchanges it has carried: after one the server may have closed it.
    int exchanges() {
        return exchanges;
    }

    /// Whether it is too old or was idle for too long.
    boolean isWornOut() {
        long now = nanoTime.getAsLong();
        return now - usedAt > IDLE_MAX.toNanos() || now - madeAt > AGE_MAX.toNanos();
    }

    /// Sends a request. A large one is watched: the connection is cut when it does not leave in
    /// time, for a write has no timeout of its own.
    void send(byte[] head, RequestBody body, long until) throws IOException {
        if (head.length + body.length() <= UNWATCHED_BYTES_MAX) {
            write(head, body);
            return;
        }
        var watch = new Watch(until);
        try {
            write(head, body);
        } catch (IOException e) {
            if (watch.hasCut) {
                throw new SocketTimeoutException("the request did not leave in time");
            }
            throw e;
        } finally {
            watch.end();
        }
    }

    private void write(byte[] head, RequestBody body) throws IOException {
        body.writeTo(out, head);
        out.flush();
    }

    /// Reads the answer to what was sent.
    Answer read(AnswerReader reader, long until) throws IOException {
        socket.readUntil(until);
        Answer answer = reader.read(in);
        exchanges++;
        usedAt = nanoTime.getAsLong();
        return answer;
    }

    /// Cuts the connection. The socket below is closed and not TLS above it, which would wait for
    /// the other side.
    @Override
    public void close() {
        shut(socket);
    }

    /// Cuts the connection at a moment, from a short-lived thread.
    private final class Watch implements Runnable {
        private final long until;
        private final Thread thread;
        private volatile boolean isOver;
        private volatile boolean hasCut;

        Watch(long until) {
            this.until = until;
            thread = Thread.ofPlatform().daemon().name("output-watch").unstarted(this);
            thread.start();
        }

        @Override
        public void run() {
            while (!isOver) {
                long left = until - nanoTime.getAsLong();
                if (left <= 0) {
                    hasCut = true;
                    shut(socket);
                    return;
                }
                LockSupport.parkNanos(this, left);
            }
        }

        void end() {
            isOver = true;
            LockSupport.unpark(thread);
        }
    }
}
