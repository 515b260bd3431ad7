package io.hostpulse.e2e;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// Clients that hold connections by being slow, each in a virtual thread, and connect anew as often
/// as they are cut.
final class SlowClients implements AutoCloseable {
    private static final int BYTE_EVERY_MILLIS = 1_000;
    private static final int RECEIVE_BYTES = 2_048;
    private static final String HOST = " HTTP/1.1\r\nHost: x\r\n";

    /// In which way they are slow.
    enum Way {
        /// Headers that never end.
        HEADERS(0, "GET /livez" + HOST, "X: y\r\n"),
        /// A body of which a byte comes now and then.
        BODY(
                0,
                "POST /api/v1/messages"
                        + HOST
                        + "Content-Type: application/x-ndjson\r\nContent-Length: 100000\r\n\r\n",
                "{"),
        /// Answers, of which a byte is taken now and then.
        READ(RECEIVE_BYTES, ("GET /api/v1/schema" + HOST + "\r\n").repeat(100), "");

        private final int receiveBytes;
        private final String first;
        private final String then;

        Way(int receiveBytes, String first, String then) {
            this.receiveBytes = receiveBytes;
            this.first = first;
            this.then = then;
        }
    }

    private final int port;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<Way, AtomicLong> cuts = new EnumMap<>(Way.class);
    private final AtomicLong connected = new AtomicLong();
    private volatile boolean isClosing;

    /// Starts so many, of each way as many.
    SlowClients(int port, int count) {
        this.port = port;
        for (Way way : Way.values()) {
            cuts.put(way, new AtomicLong());
        }
        for (int i = 0; i < count; i++) {
            Way way = Way.values()[i % Way.values().length];
            threads.add(Thread.ofVirtual().name("slow-" + i).start(() -> run(way)));
        }
    }

    private void run(Way way) {
        while (!isClosing) {
            try (var client = new RawClient(port, way.receiveBytes)) {
                connected.incrementAndGet();
                try {
                    hold(client, way);
                } finally {
                    connected.decrementAndGet();
                }
            } catch (IOException _) {
                cuts.get(way).incrementAndGet();
            }
            Program.sleep(100);
        }
    }

    /// Is slow until the server ends the connection, which shows as a failure.
    private void hold(RawClient client, Way way) throws IOException {
        client.send(way.first);
        while (!isClosing) {
            if (way == Way.READ) {
                Program.sleep(BYTE_EVERY_MILLIS);
                if (client.read(BYTE_EVERY_MILLIS) < 0) {
                    throw new IOException("cut");
                }
            } else if (client.read(BYTE_EVERY_MILLIS) >= 0) {
                throw new IOException("answered, as before a cut");
            } else {
                client.send(way.then);
            }
        }
    }

    /// How many connections stand.
    long connected() {
        return connected.get();
    }

    /// How often the server has cut connections of a way.
    long cuts(Way way) {
        return cuts.get(way).get();
    }

    @Override
    public void close() {
        isClosing = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
