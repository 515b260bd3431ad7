package io.hostpulse.top;

import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.wire.MessageDecoder;
import io.hostpulse.wire.MessageException;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// The hosts of a server, live and as it keeps their past. Confined to one thread.
final class ServerSource implements Source {
    /// So many names are told where one is not among them.
    private static final int NAMES_MAX = 10;

    private final ServerClient client;
    private final MessageDecoder decoder = new MessageDecoder();
    private String agent = "";
    private Optional<Timeline> timeline = Optional.empty();
    private Optional<Shown.Sample> newest = Optional.empty();

    ServerSource(ServerClient client) {
        this.client = client;
    }

    /// The agent of a host by its name or its agent's UUID.
    ///
    /// @throws SourceException if none is meant, or several are
    String find(String host) throws SourceException {
        List<Figures> hosts = FleetAnswer.of(client.json("/api/v1/fleet")).hosts();
        List<String> meant =
                hosts.stream()
                        .filter(
                                one ->
                                        one.agent().equals(host)
                                                || one.hostname()
                                                        .toLowerCase(Locale.ROOT)
                                                        .equals(host.toLowerCase(Locale.ROOT)))
                        .map(Figures::agent)
                        .toList();
        if (meant.size() == 1) {
            return meant.getFirst();
        }
        if (meant.size() > 1) {
            throw new SourceException(
                    "several hosts are named "
                            + host
                            + "; name one by its agent: "
                            + String.join(", ", meant));
        }
        List<String> names = hosts.stream().map(Figures::hostname).sorted().toList();
        throw new SourceException(
                client.url()
                        + " has no host "
                        + host
                        + "; it has "
                        + (names.isEmpty()
                                ? "none"
                                : String.join(
                                        ", ", names.subList(0, Math.min(NAMES_MAX, names.size()))))
                        + (names.size() > NAMES_MAX ? ", ..." : ""));
    }

    @Override
    public boolean hasHosts() {
        return true;
    }

    @Override
    public Shown hosts() {
        try {
            return FleetAnswer.of(client.json("/api/v1/fleet"));
        } catch (SourceException e) {
            return new Shown.Failed(e.why());
        }
    }

    @Override
    public void open(String opened) {
        agent = opened;
        timeline = Optional.empty();
        newest = Optional.empty();
    }

    @Override
    public Shown live() {
        try {
            Shown.Hosts fleet = FleetAnswer.of(client.json("/api/v1/fleet?host=" + agent));
            if (fleet.hosts().isEmpty()) {
                return new Shown.Failed(client.url() + " has no host " + agent);
            }
            Figures figures = fleet.hosts().getFirst();
            byte[] json = client.get("/api/v1/hosts/" + agent + "/latest");
            Snapshot message = decoder.decode(json, 0, json.length);
            Shown.Sample sample =
                    new Shown.Sample(
                            message,
                            before(message, figures),
                            figures,
                            Moment.LIVE,
                            OptionalLong.of(fleet.serverMicros()),
                            fleet.notReady());
            newest = Optional.of(sample);
            return sample;
        } catch (MessageException e) {
            return new Shown.Failed(
                    client.url() + " tells a message that is not understood: " + e.getMessage());
        } catch (SourceException e) {
            return new Shown.Failed(e.why());
        }
    }

    /// The message before: the one that was newest until now, else what the server keeps.
    private Optional<Snapshot> before(Snapshot message, Figures figures) throws SourceException {
        long time = message.clock().timeMicros();
        if (newest.isPresent()) {
            Shown.Sample last = newest.get();
            boolean isSame = last.now().clock().timeMicros() == time;
            return isSame ? last.before() : Optional.of(last.now());
        }
        Timeline kept = timeline(figures);
        kept.fetch(time - 3 * message.intervalMillis() * 1_000, time);
        return kept.before(time);
    }

    private Timeline timeline(Figures figures) {
        Timeline kept =
                timeline.orElseGet(
                        () ->
                                new Timeline(
                                        new ServerArchive(client, figures),
                                        () ->
                                                Math.round(
                                                        1_000
                                                                * figures.get(
                                                                        Figure.INTERVAL_MS,
                                                                        10_000))));
        timeline = Optional.of(kept);
        return kept;
    }

    @Override
    public void idle() {}

    @Override
    public Shown hold() {
        if (newest.isEmpty()) {
            return new Shown.End(Word.NO_EARLIER);
        }
        Shown.Sample sample = newest.get();
        timeline(sample.figures()).newest(sample.now());
        return new Shown.Sample(
                sample.now(),
                sample.before(),
                sample.figures(),
                Moment.PAUSED,
                sample.serverMicros(),
                sample.notReady());
    }

    @Override
    public Shown step(int direction) {
        if (newest.isEmpty()) {
            return new Shown.End(Word.NO_EARLIER);
        }
        try {
            return shown(timeline(newest.get().figures()).step(direction), direction);
        } catch (SourceException e) {
            return new Shown.Failed(e.why());
        }
    }

    @Override
    public Shown at(long micros) {
        if (newest.isEmpty()) {
            return new Shown.End(Word.NO_EARLIER);
        }
        try {
            return shown(timeline(newest.get().figures()).at(micros), -1);
        } catch (SourceException e) {
            return new Shown.Failed(e.why());
        }
    }

    private Shown shown(Timeline.Place place, int direction) {
        Figures host = newest.orElseThrow().figures();
        return switch (place) {
            case Timeline.Place.At at ->
                    new Shown.Sample(at.now(), at.before(), Figures.of(at.now()), Moment.HISTORY);
            case Timeline.Place.Within within -> new Shown.Gap(host, within.hole());
            case Timeline.Place.Nothing _ ->
                    new Shown.End(direction > 0 ? Word.NO_LATER : Word.NO_EARLIER);
        };
    }

    @Override
    public void cgroups(boolean wanted) {}

    @Override
    public void close() {
        client.logout();
    }
}
