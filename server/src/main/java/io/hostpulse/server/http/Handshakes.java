package io.hostpulse.server.http;

import io.hostpulse.server.ServerClock;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// TLS handshakes under way: at most [#MAX] at once, each at most [#NANOS_MAX] long, so that a
/// client that sends its handshake byte by byte holds nothing for long. Thread-safe.
final class Handshakes {
    static final int MAX = 200;
    static final long NANOS_MAX = 10_000_000_000L;

    private final ServerClock clock;
    private final Map<SocketAddress, Pending> pending = new ConcurrentHashMap<>();

    private record Pending(Socket socket, long sinceNanos) {}

    Handshakes(ServerClock clock) {
        this.clock = clock;
    }

    /// A handshake begins on this socket.
    void begin(Socket socket) throws IOException {
        if (pending.size() >= MAX) {
            throw new IOException("more than " + MAX + " handshakes at once");
        }
        pending.put(socket.getRemoteSocketAddress(), new Pending(socket, clock.nanos()));
    }

    /// The handshake with this client is over.
    void end(SocketAddress client) {
        pending.remove(client);
    }

    void endOverdue(long nowNanos) {
        pending.values()
                .removeIf(
                        one -> {
                            boolean overdue = nowNanos - one.sinceNanos() > NANOS_MAX;
                            if (overdue) {
                                closeQuietly(one.socket());
                            }
                            return overdue || one.socket().isClosed();
                        });
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is closed either way.
        }
    }
}
