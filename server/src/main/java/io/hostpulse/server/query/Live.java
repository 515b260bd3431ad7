package io.hostpulse.server.query;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.server.ServerClock;
import io.hostpulse.server.http.Exchange;
import io.hostpulse.server.http.ProblemException;
import io.hostpulse.server.json.JsonOut;
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
/// is [#EVENTS_MAX] messages behind is let go; it connects again and sees the newest. Whoever asks
/// for it is told the [Fleet]'s figures on the same connection: a browser gives a server six, which
/// all its windows share. Thread-safe.
public final class Live {
    /// How many messages wait for one reader at most.
    static final int EVENTS_MAX = 1_024;

    private static final byte[] FIGURES = "event: figures\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);

    private final List<Stream> streams = new CopyOnWriteArrayList<>();
    private final Streams open;
    private final Fleet fleet;
    private final Metrics metrics;
    private final ServerClock clock;

    public Live(Fleet fleet, Metrics metrics, ServerClock clock) {
        this.open = fleet.streams();
        this.fleet = fleet;
        this.metrics = metrics;
        this.clock = clock;
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
        Optional<String> host = exchange.parameters().text("host");
        boolean figures = exchange.parameters().number("figures", 0, 0, 1) == 1;
        var stream = new Stream(host, groups);
        try (Streams.Seat _ = open.take(exchange)) {
            Fleet.Reader reader = fleet.reader(host);
            Optional<JsonOut> all = figures ? Optional.of(reader.all()) : Optional.empty();
            streams.add(stream);
            try (OutputStream out = exchange.stream(Streams.TYPE)) {
                out.write(Streams.HEARTBEAT);
                if (all.isPresent()) {
                    figures(out, all.get());
                }
                out.flush();
                run(exchange, stream, figures ? Optional.of(reader) : Optional.empty(), out);
            }
        } finally {
            streams.remove(stream);
        }
    }

    private static void figures(OutputStream out, JsonOut json) throws IOException {
        out.write(FIGURES);
        Fleet.write(out, json);
    }

    private void run(
            Exchange exchange, Stream stream, Optional<Fleet.Reader> figures, OutputStream out)
            throws StoreException, IOException, InterruptedException {
        long pause = TimeUnit.MILLISECONDS.toNanos(Fleet.EVENT_MILLIS);
        long beat = TimeUnit.SECONDS.toNanos(Streams.HEARTBEAT_SECONDS);
        long beaten = clock.nanos();
        long told = beaten;
        while (!stream.tooSlow) {
            long now = clock.nanos();
            long wait = figures.isEmpty() ? beaten + beat - now : told + pause - now;
            byte[] event = stream.events.poll(Math.max(0, wait), TimeUnit.NANOSECONDS);
            if (event != null) {
                out.write(event);
            }
            now = clock.nanos();
            boolean beats = now - beaten >= beat;
            if (beats) {
                beaten = now;
                if (!open.mayGoOn(exchange)) {
                    return;
                }
                out.write(Streams.HEARTBEAT);
            }
            if (figures.isPresent() && now - told >= pause) {
                told = now;
                Optional<JsonOut> news = figures.get().news(beats);
                if (news.isPresent()) {
                    figures(out, news.get());
                }
            }
            if (stream.events.isEmpty()) {
                out.flush();
            }
        }
        metrics.liveDropped();
    }
}
