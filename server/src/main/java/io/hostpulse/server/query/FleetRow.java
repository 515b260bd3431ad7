package io.hostpulse.server.query;

import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.server.json.JsonOut;
import io.hostpulse.store.Completeness;
import io.hostpulse.store.Gap;
import io.hostpulse.store.HostSummary;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// One host's figures, each with the number of the round in which it last changed, so that a reader
/// gets only what it has not seen. Confined to the [Fleet]'s lock.
final class FleetRow {
    private final String agent;
    private final Map<String, Cell> cells = new LinkedHashMap<>();
    private final JsonOut agentJson;
    private long messages = -1;
    private long round;

    @SuppressWarnings("ArrayRecordComponent") // compared by what it holds, never handed out
    private record Cell(byte[] json, long round) {}

    FleetRow(String agent) {
        this.agent = agent;
        this.agentJson = new JsonOut(64).value(agent);
    }

    String agent() {
        return agent;
    }

    /// Whether nobody has looked at the host yet.
    boolean isNew() {
        return messages < 0;
    }

    /// Whether these are figures that the row has not seen.
    boolean isOlderThan(HostSummary host) {
        return messages != host.messages();
    }

    /// Takes over what is known now.
    ///
    /// @param now the round, larger than the one before
    void update(HostSummary host, Optional<Snapshot> latest, Completeness completeness, long now) {
        messages = host.messages();
        round = now;
        Map<String, Cell> before = new LinkedHashMap<>(cells);
        cells.clear();
        FleetFigures.Sink sink = (name, json) -> put(before, name, json);
        text(sink, "hostname", Optional.of(host.hostname()));
        text(sink, "cluster", host.cluster());
        text(sink, "ip", host.ip());
        number(sink, "interval_ms", OptionalLong.of(host.intervalMillis()));
        number(sink, "last_seen_us", OptionalLong.of(host.lastSeenMicros()));
        number(sink, "newest_us", OptionalLong.of(host.newestMicros()));
        number(sink, "offset_us", host.offsetMicros());
        number(sink, "error_us", host.errorMicros());
        completeness(sink, host, completeness);
        latest.ifPresent(message -> FleetFigures.of(message, sink));
        for (String name : before.keySet()) {
            if (!cells.containsKey(name)) {
                // A figure that is no longer told is told to be gone.
                put(before, name, new JsonOut(8).raw("null"));
            }
        }
    }

    private void put(Map<String, Cell> before, String name, JsonOut json) {
        byte[] bytes = json.toBytes();
        Cell old = before.get(name);
        boolean same = old != null && Arrays.equals(old.json(), bytes);
        cells.put(name, same ? old : new Cell(bytes, round));
    }

    private static void text(FleetFigures.Sink sink, String name, Optional<String> text) {
        text.ifPresent(value -> sink.put(name, new JsonOut(64).value(value)));
    }

    private static void number(FleetFigures.Sink sink, String name, OptionalLong number) {
        number.ifPresent(value -> sink.put(name, new JsonOut(24).value(value)));
    }

    /// How many messages are missing, and of these how many nobody explains or are on their way.
    private static void completeness(
            FleetFigures.Sink sink, HostSummary host, Completeness completeness) {
        long missing = 0;
        long pending = 0;
        for (Gap hole : completeness.holes()) {
            missing += hole.range().count();
            pending += hole.cause() == Gap.Cause.PENDING ? hole.range().count() : 0;
        }
        number(sink, "messages", OptionalLong.of(host.messages()));
        number(sink, "missing", OptionalLong.of(missing));
        number(sink, "pending", OptionalLong.of(pending));
        number(sink, "unexplained", OptionalLong.of(completeness.unexplained()));
    }

    /// Writes what has changed after a round, as an object; nothing when nothing has.
    ///
    /// @return whether anything has
    boolean write(JsonOut out, long seen) {
        if (round <= seen) {
            return false;
        }
        out.object().name("agent").raw(agentJson.bytes(), 0, agentJson.length());
        cells.forEach(
                (name, cell) -> {
                    if (cell.round() > seen) {
                        out.name(name).raw(cell.json(), 0, cell.json().length);
                    }
                });
        out.endObject();
        return true;
    }
}
