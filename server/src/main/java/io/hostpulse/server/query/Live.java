package io.hostpulse.server.query;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.server.http.Caller;
import io.hostpulse.server.http.Exchange;
import io.hostpulse.server.http.Front;
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

    /// How many streams one session may have.
    static final int STREAMS_MAX = 20;

    /// How many streams there may be in all.
    static final int ALL_MAX = 500;

    private static final long HEARTBEAT_SECONDS = 15;
    private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);

    private final List<Stream> streams = new CopyOnWriteArrayList<>();
    private final Front.Guard guard;
    private final Metrics metrics;
    private final Object lock = new Object();

    /// @param guard asked again at every heartbeat: a session that is over ends its streams
    public Live(Front.Guard guard, Metrics metrics) {
        this.guard = guard;
        this.metrics = metrics;
    }

    private static final class Stream {
        final String session;
        final Optional<String> host;
        final Set<Group> groups;
        final BlockingQueue<byte[]> events = new ArrayBlockingQueue<>(EVENTS_MAX);
        volatile boolean tooSlow;

        Stream(String session, Optional<String> host, Set<Group> groups) {
            this.session = session;
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
        String session =
                exchange.caller() instanceof Caller.Administrator administrator
                        ? administrator.session()
                        : "";
        var stream = new Stream(session, exchange.parameters().text("host"), groups);
        open(stream);
        try (OutputStream out = exchange.stream("text/event-stream")) {
            out.write(HEARTBEAT);
            out.flush();
            run(exchange, stream, out);
        } finally {
            streams.remove(stream);
        }
    }

    private void open(Stream stream) throws ProblemException {
        synchronized (lock) {
            long same = streams.stream().filter(one -> one.session.equals(stream.session)).count();
            if (same >= STREAMS_MAX || streams.size() >= ALL_MAX) {
                throw new ProblemException(429, "too many live streams", 30);
            }
            streams.add(stream);
        }
    }

    private void run(Exchange exchange, Stream stream, OutputStream out)
            throws StoreException, IOException, InterruptedException {
        while (!stream.tooSlow) {
            byte[] event = stream.events.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                try {
                    guard.letIn(exchange);
                } catch (ProblemException e) {
                    return;
                }
                out.write(HEARTBEAT);
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
