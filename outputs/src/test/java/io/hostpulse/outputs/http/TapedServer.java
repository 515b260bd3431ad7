package io.hostpulse.outputs.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// A door on a loopback port that keeps every byte that comes in, as it came and, where a handshake
/// is made, decrypted as well. It answers whatever it understands with an error. Thread-safe.
final class TapedServer implements AutoCloseable {
    private static final int JOIN_MILLIS = 20_000;
    private static final byte[] ANSWER =
            "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    /// One direction of a connection, byte by byte.
    private interface Sink {
        void take(byte[] bytes, int count) throws IOException;
    }

    private final ServerSocket door =
            new ServerSocket(0, 50, InetAddress.getLoopbackAddress()); // what clients connect to
    private final Optional<ServerSocket> secure;
    private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
    private final ByteArrayOutputStream decrypted = new ByteArrayOutputStream();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private TapedServer(Optional<ServerSocket> secure) throws IOException {
        this.secure = secure;
        begin(this::accept);
        secure.ifPresent(inner -> begin(() -> decrypt(inner)));
    }

    /// A server whose handshakes are made at this door.
    static TapedServer secure(ServerSocket door) throws IOException {
        return new TapedServer(Optional.of(door));
    }

    /// A server that speaks HTTP without TLS.
    static TapedServer plain() throws IOException {
        return new TapedServer(Optional.empty());
    }

    private void begin(Runnable work) {
        threads.add(Thread.ofPlatform().daemon().start(work));
    }

    int port() {
        return door.getLocalPort();
    }

    int connections() {
        return sockets.size();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                sockets.add(client);
                if (secure.isEmpty()) {
                    begin(() -> serve(client, raw));
                    continue;
                }
                Socket inner =
                        new Socket(InetAddress.getLoopbackAddress(), secure.get().getLocalPort());
                begin(() -> relay(client, inner, true));
                begin(() -> relay(inner, client, false));
            }
        } catch (IOException _) {
            // The test is over.
        }
    }

    private void relay(Socket from, Socket to, boolean isTaped) {
        read(
                from,
                (bytes, count) -> {
                    if (isTaped) {
                        keep(raw, bytes, count);
                    }
                    to.getOutputStream().write(bytes, 0, count);
                });
        try {
            to.shutdownOutput();
        } catch (IOException _) {
            // It has ended already.
        }
    }

    private static void serve(Socket client, ByteArrayOutputStream tape) {
        read(
                client,
                (bytes, count) -> {
                    keep(tape, bytes, count);
                    client.getOutputStream().write(ANSWER);
                });
        shut(client);
    }

    private void decrypt(ServerSocket inner) {
        try {
            while (true) {
                Socket client = inner.accept();
                begin(() -> serve(client, decrypted));
            }
        } catch (IOException _) {
            // The test is over.
        }
    }

    private static void keep(ByteArrayOutputStream tape, byte[] bytes, int count) {
        synchronized (tape) {
            tape.write(bytes, 0, count);
        }
    }

    /// Reads until the other side ends, or refuses the handshake.
    private static void read(Socket from, Sink sink) {
        byte[] bytes = new byte[16_384];
        try {
            InputStream in = from.getInputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                sink.take(bytes, count);
            }
        } catch (IOException _) {
            // Cut, or no handshake came about; what came before is kept.
        }
    }

    /// All bytes as they came, one character each, once every client has gone.
    String raw() {
        return text(raw);
    }

    /// All bytes that came after a handshake, one character each, once every client has gone.
    String decrypted() {
        return text(decrypted);
    }

    private static String text(ByteArrayOutputStream tape) {
        synchronized (tape) {
            return tape.toString(StandardCharsets.ISO_8859_1);
        }
    }

    /// Ends the doors and waits until every connection has been read to its end, which its client
    /// has to bring about.
    void end() throws IOException {
        door.close();
        if (secure.isPresent()) {
            secure.get().close();
        }
        for (int i = 0; i < threads.size(); i++) { // one thread may begin another
            Thread thread = threads.get(i);
            try {
                thread.join(JOIN_MILLIS);
            } catch (InterruptedException e) {
                throw new IOException("interrupted", e);
            }
            if (thread.isAlive()) {
                throw new IOException("a client has not gone");
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        if (secure.isPresent()) {
            secure.get().close();
        }
        sockets.forEach(TapedServer::shut);
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is of no more use either way.
        }
    }
}
