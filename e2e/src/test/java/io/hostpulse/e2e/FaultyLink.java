package io.hostpulse.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A wire between an agent and its server that misbehaves on purpose: copies bytes both ways, and
/// on its way back drops, cuts, holds or resets them as it is told.
final class FaultyLink implements AutoCloseable {
    /// What happens to the bytes that come back.
    enum Answer {
        PASS,
        /// The server's answer never arrives; the connection ends.
        DROP,
        /// The connection is reset after so many bytes: [#cutAfter(long)].
        RESET,
        /// Nothing passes in either direction, and nobody says so.
        HOLD
    }

    private static final int BUFFER_BYTES = 16 << 10;

    private final ServerSocket door;
    private final int serverPort;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger faults = new AtomicInteger();
    private final AtomicLong cutAfter = new AtomicLong();
    private final AtomicLong requestBytes = new AtomicLong();
    private volatile Answer answer = Answer.PASS;

    private FaultyLink(ServerSocket door, int serverPort) {
        this.door = door;
        this.serverPort = serverPort;
    }

    /// A link on a free loopback port to a server's port.
    static FaultyLink to(int serverPort) {
        try {
            var door = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
            var link = new FaultyLink(door, serverPort);
            Thread.ofVirtual().start(link::accept);
            return link;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    void answer(Answer next) {
        answer = next;
    }

    /// After how many bytes of an answer, or of a request when it is negative, to reset.
    void cutAfter(long bytes) {
        cutAfter.set(bytes);
        answer = Answer.RESET;
    }

    /// How many connections were made.
    int connections() {
        return connections.get();
    }

    /// How many times a fault took effect.
    int faults() {
        return faults.get();
    }

    /// How many bytes of requests passed.
    long requestBytes() {
        return requestBytes.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                connections.incrementAndGet();
                var server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                open.add(client);
                open.add(server);
                Thread.ofVirtual().start(() -> copy(client, server, true));
                Thread.ofVirtual().start(() -> copy(server, client, false));
            } catch (IOException e) {
                // The door closes, or nobody stands behind it: the client sees that.
            }
        }
    }

    private void copy(Socket from, Socket to, boolean isRequest) {
        byte[] buffer = new byte[BUFFER_BYTES];
        long passed = 0;
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                awaitRelease();
                Answer now = answer;
                long cut = cutAfter.get();
                boolean isMine = now == Answer.RESET && (cut < 0) == isRequest;
                long keep = isMine ? Math.max(0, Math.abs(cut) - passed) : Long.MAX_VALUE;
                if (now == Answer.DROP && !isRequest) {
                    faults.incrementAndGet();
                    return;
                }
                int length = (int) Math.min(read, keep);
                out.write(buffer, 0, length);
                out.flush();
                passed += length;
                if (isRequest) {
                    requestBytes.addAndGet(length);
                }
                if (length < read || (isMine && keep == length)) {
                    faults.incrementAndGet();
                    reset(from, to);
                    return;
                }
            }
        } catch (IOException e) {
            // One side has gone: the other is closed with it.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private void awaitRelease() {
        boolean held = false;
        while (answer == Answer.HOLD && !door.isClosed()) {
            if (!held) {
                faults.incrementAndGet();
                held = true;
            }
            sleep(20);
        }
    }

    private static void reset(Socket... sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
