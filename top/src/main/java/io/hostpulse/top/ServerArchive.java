package io.hostpulse.top;

import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.wire.JsonReader;
import io.hostpulse.wire.MessageException;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// A host's samples as a server keeps them: of each group its rows as they came, put together again
/// by their time. Confined to one thread.
final class ServerArchive implements Timeline.Archive {
    /// What the screen shows of a host.
    private static final List<Group> GROUPS =
            List.of(
                    Group.LOAD,
                    Group.CPU,
                    Group.CPU_TIME,
                    Group.MEM,
                    Group.MEMORY,
                    Group.SWAP,
                    Group.PRESSURE,
                    Group.STAT,
                    Group.HOST,
                    Group.DISKIO,
                    Group.FILESYSTEM,
                    Group.NETWORK,
                    Group.TOP_PROCESS,
                    Group.CGROUP);

    private static final long SECOND = 1_000_000;
    private static final long HOUR = 3_600 * SECOND;

    /// Samples are looked for ever further away.
    private static final List<Long> REACHES =
            List.of(HOUR, 24 * HOUR, 30 * 24 * HOUR, 800 * 24 * HOUR);

    /// Into so many parts a stretch is divided while it is looked through.
    private static final int PARTS = 500;

    /// A sample is found well enough within so long: what is fetched around it holds it.
    private static final long NEAR = 30 * SECOND;

    private final ServerClient client;
    private final String agent;
    private final String hostname;
    private final long intervalMillis;
    private final Identity identity;

    ServerArchive(ServerClient client, Figures host) {
        this.client = client;
        this.agent = host.agent();
        this.hostname = host.hostname();
        this.intervalMillis = Math.round(host.get(Figure.INTERVAL_MS, 10_000));
        this.identity =
                new Identity(
                        host.cluster(),
                        agent,
                        "",
                        0,
                        Optional.empty(),
                        hostname,
                        host.ip(),
                        Optional.empty());
    }

    private String path(String question) {
        return "/api/v1/hosts/" + agent + "/" + question;
    }

    @Override
    public OptionalLong end() throws SourceException {
        OptionalLong newest = client.json("/api/v1/hosts/" + agent).whole("newest_us");
        return newest.isPresent() ? OptionalLong.of(newest.getAsLong() + 1) : OptionalLong.empty();
    }

    @Override
    public List<Hole> holes() throws SourceException {
        return Ledger.of(client.json(path("completeness")), intervalMillis * 1_000);
    }

    @Override
    public NavigableMap<Long, Snapshot> between(long from, long to) throws SourceException {
        NavigableMap<Long, Snapshot> samples = new TreeMap<>();
        for (Group group : GROUPS) {
            byte[] lines =
                    client.get(
                            path("export?format=jsonl&group=")
                                    + group.word()
                                    + "&from="
                                    + seconds(Math.max(0, from))
                                    + "&to="
                                    + seconds(to));
            take(lines, group, samples);
        }
        return samples;
    }

    private void take(byte[] lines, Group group, NavigableMap<Long, Snapshot> into)
            throws SourceException {
        int from = 0;
        for (int at = 0; at < lines.length; at++) {
            if (lines[at] == '\n') {
                try {
                    row(lines, from, at, group, into);
                } catch (MessageException | DateTimeException e) {
                    throw new SourceException(
                            client.url()
                                    + " tells "
                                    + group.word()
                                    + " of "
                                    + hostname
                                    + " in a form that is not understood: "
                                    + e.getMessage());
                }
                from = at + 1;
            }
        }
    }

    private void row(byte[] lines, int from, int to, Group group, NavigableMap<Long, Snapshot> into)
            throws MessageException {
        var in = new JsonReader();
        in.start(lines, from, to);
        in.beginObject();
        Optional<Table> table = Optional.empty();
        int row = -1;
        for (boolean first = true; in.nextMember(first); first = false) {
            String name = in.newText();
            if (name.equals("time")) {
                table = Optional.of(table(Instant.parse(in.newString()), group, into));
                row = table.get().addRow();
            } else {
                Optional<Column> column = column(group, name);
                if (column.isEmpty() || table.isEmpty() || row < 0) {
                    in.skipValue();
                } else if (column.get().field().kind().isText()) {
                    table.get().set(row, column.get(), Text.of(in.newString()));
                } else {
                    table.get().set(row, column.get(), in.number(column.get().field().decimals()));
                }
            }
        }
        in.finish();
        in.release();
    }

    private Table table(Instant time, Group group, NavigableMap<Long, Snapshot> into) {
        long micros = time.getEpochSecond() * SECOND + time.getNano() / 1_000;
        return into.computeIfAbsent(micros, this::empty).table(group);
    }

    private Snapshot empty(long micros) {
        var snapshot = new Snapshot();
        var clock =
                new ClockReading(
                        micros,
                        micros,
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        "none",
                        false,
                        Optional.empty(),
                        OptionalLong.empty());
        snapshot.stamp(identity, clock, 0, intervalMillis);
        return snapshot;
    }

    private static Optional<Column> column(Group group, String name) {
        for (Column column : group.columns()) {
            if (column.field().name().equals(name)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    /// Looks at ever longer stretches, then into the part of it that has a value.
    @Override
    public OptionalLong nearest(long micros, int direction) throws SourceException {
        for (long reach : REACHES) {
            long from = direction > 0 ? micros + 1 : micros - reach;
            long to = direction > 0 ? micros + reach : micros;
            OptionalLong found = valued(from, to, direction);
            while (found.isPresent() && (to - from) / PARTS > NEAR) {
                long part = (to - from) / PARTS;
                from = Math.max(from, found.getAsLong() - part);
                to = Math.min(to, found.getAsLong() + 2 * part);
                found = valued(from, to, direction);
            }
            if (found.isPresent()) {
                return found;
            }
        }
        return OptionalLong.empty();
    }

    /// The first time within a stretch that has a value, or the last.
    private OptionalLong valued(long from, long to, int direction) throws SourceException {
        Json answer =
                client.json(
                        path("series?group=load&columns=w1_avg&points=")
                                + PARTS
                                + "&from="
                                + seconds(Math.max(0, from))
                                + "&to="
                                + seconds(Math.max(1, to)));
        OptionalLong found = OptionalLong.empty();
        for (Json line : answer.list("lines")) {
            for (Json time : line.list("times_us")) {
                long micros = Math.round(time.number().orElse(0));
                boolean isBetter =
                        found.isEmpty()
                                || (direction > 0
                                        ? micros < found.getAsLong()
                                        : micros > found.getAsLong());
                found = isBetter ? OptionalLong.of(micros) : found;
            }
        }
        return found;
    }

    /// An instant as the interface takes it: seconds with their fraction.
    private static String seconds(long micros) {
        String fraction = String.valueOf(SECOND + micros % SECOND).substring(1);
        return micros / SECOND + "." + fraction;
    }
}
