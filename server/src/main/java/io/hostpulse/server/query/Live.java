package io.hostpulse.server.query;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.server.http.Exchange;
import io.hostpulse.server.http.ProblemException;
import io.hostpulse.server.state.Metrics;
import io.hostpulse.store.StoreException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// Hands every message on to whoever watches, as it is taken in (server-sent events). A reader that
/// is [#EVENTS_MAX] messages behind is let go; it connects again and sees the newest. Thread-safe.
public final class Live {
    /// How many messages wait for one reader at most.
    static final int EVENTS_MAX = 1_024;

    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);

    private final List<Stream> streams = new CopyOnWriteArrayList<>();
    private final Streams open;
    private final Metrics metrics;

    public Live(Streams open, Metrics metrics) {
        this.open = open;
        this.metrics = metrics;
    }

    private static final class Stream {
        final Optional<String> host;
        final Set<Group> groups;
        final BlockingQueue<byte[]> events = new ArrayBlockingQueue<>(EVENTS_MAX);
        volatile boolean tooSlow;

        Stream(Optional<String> host, Set<Group> groups) {
            this.host = host;
            this.groups = groups;
        }
    }

    /// Whether anybody watches.
    public boolean isWatched() {
        return !streams.isEmpty();
    }

    /// How many streams are open.
    public int count() {
        return streams.size();
    }

    /// Hands a message on; its snapshot is valid until the return.
    public void publish(Snapshot message) {
        Map<Set<Group>, byte[]> events = new HashMap<>();
        Excerpt excerpt = new Excerpt();
        for (Stream stream : streams) {
            boolean wanted =
                    stream.host.isEmpty() || stream.host.get().equals(message.identity().agent());
            if (wanted) {
                byte[] event =
                        events.computeIfAbsent(
                                stream.groups, groups -> event(excerpt, message, groups));
                if (!stream.events.offer(event)) {
                    stream.tooSlow = true;
                }
            }
        }
    }

    private static byte[] event(Excerpt excerpt, Snapshot message, Set<Group> groups) {
        int length = excerpt.write(message, groups);
        byte[] event = Arrays.copyOf(DATA, DATA.length + length + 2);
        System.arraycopy(excerpt.buffer(), 0, event, DATA.length, length);
        event[event.length - 2] = '\n';
        event[event.length - 1] = '\n';
        return event;
    }

    /// Answers `GET /api/v1/live`; returns when the reader has gone.
    public void stream(Exchange exchange)
            throws ProblemException, StoreException, IOException, InterruptedException {
        Set<Group> groups = Choice.groups(exchange, Excerpt.SUMMARY);
        var stream = new Stream(exchange.parameters().text("host"), groups);
        try (Streams.Seat _ = open.take(exchange)) {
            streams.add(stream);
            try (OutputStream out = exchange.stream(Streams.TYPE)) {
                out.write(Streams.HEARTBEAT);
                out.flush();
                run(exchange, stream, out);
            }
        } finally {
            streams.remove(stream);
        }
    }

    private void run(Exchange exchange, Stream stream, OutputStream out)
            throws StoreException, IOException, InterruptedException {
        while (!stream.tooSlow) {
            byte[] event = stream.events.poll(Streams.HEARTBEAT_SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                if (!open.mayGoOn(exchange)) {
                    return;
                }
                out.write(Streams.HEARTBEAT);
            } else {
                out.write(event);
            }
            if (stream.events.isEmpty()) {
                out.flush();
            }
        }
        metrics.liveDropped();
    }
}
