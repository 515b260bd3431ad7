package io.hostpulse.bench.ingest;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Kind;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.wire.MessageDecoder;
import io.hostpulse.wire.MessageException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What [Recorder] wrote, as one [Track] for each number of each row. Groups that are derived are
/// left out: they are derived anew. So is a disk or an interface that did nothing.
final class Recording {
    /// Samples at the beginning that are not used: an agent's first messages are not complete.
    private static final int FIRST = 5;

    private static final int SAMPLES_MIN = 60;

    /// Groups whose gauges fall to their smallest value when nothing happens.
    private static final Set<Group> RESTING =
            EnumSet.of(Group.LOAD, Group.PRESSURE, Group.DISKIO, Group.SELF);

    /// Groups of which only rows that moved are kept.
    private static final Set<Group> MOVING = EnumSet.of(Group.DISKIO, Group.NETWORK);

    private final List<Snapshot> samples = new ArrayList<>();
    private final Snapshot form = new Snapshot();
    private final List<Track> tracks = new ArrayList<>();

    private Recording() {}

    /// @throws IOException when there is no recording in the file, or too short a one
    static Recording read(Path file) throws IOException {
        var recording = new Recording();
        var decoder = new MessageDecoder();
        try {
            for (String line : Files.readAllLines(file)) {
                byte[] json = line.getBytes(java.nio.charset.StandardCharsets.UTF_8);
                recording.samples.add(decoder.decode(json, 0, json.length));
            }
        } catch (MessageException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        if (recording.samples.size() < SAMPLES_MIN) {
            throw new IOException(
                    file
                            + ": "
                            + recording.samples.size()
                            + " messages; "
                            + SAMPLES_MIN
                            + " needed");
        }
        recording.samples.subList(0, FIRST).clear();
        for (Group group : Group.values()) {
            if (group.origin() != Group.Origin.DERIVED) {
                recording.take(group);
            }
        }
        return recording;
    }

    /// How many samples there are.
    int samples() {
        return samples.size();
    }

    /// The time between two samples.
    long intervalMillis() {
        return samples.getFirst().intervalMillis();
    }

    /// One sample as it was recorded.
    Snapshot sample(int number) {
        return samples.get(number);
    }

    /// A snapshot with the rows and texts that every simulated message has. Not to be changed.
    Snapshot form() {
        return form;
    }

    /// Every number that every sample has.
    List<Track> tracks() {
        return tracks;
    }

    private void take(Group group) {
        Table first = samples.getFirst().table(group);
        Table into = form.table(group);
        for (int row = 0; row < first.rows(); row++) {
            List<Track> found = tracks(group, row, into.rows());
            if (!MOVING.contains(group) || found.stream().anyMatch(Track::moves)) {
                int added = into.addRow();
                for (int column = 0; column < group.textColumns(); column++) {
                    if (first.has(row, column)) {
                        into.set(added, column, first.text(row, column));
                    }
                }
                tracks.addAll(found);
            }
        }
    }

    private List<Track> tracks(Group group, int row, int simulatedRow) {
        List<Track> found = new ArrayList<>();
        for (Column column : group.columns()) {
            Kind kind = column.field().kind();
            if (!kind.isText()) {
                long[] values = values(group, row, column.ordinal());
                if (values.length > 0) {
                    found.add(
                            Track.of(
                                    group,
                                    simulatedRow,
                                    column.ordinal(),
                                    kind == Kind.COUNTER,
                                    RESTING.contains(group),
                                    values));
                }
            }
        }
        return found;
    }

    /// A number at every sample; none when one sample lacks it.
    private long[] values(Group group, int row, int column) {
        Table first = samples.getFirst().table(group);
        long[] values = new long[samples.size()];
        for (int i = 0; i < values.length; i++) {
            Table table = samples.get(i).table(group);
            int at = group.textColumns() == 0 ? row : table.find(first.text(row, 0), row);
            if (at < 0 || at >= table.rows() || !table.has(at, column)) {
                return new long[0];
            }
            values[i] = table.number(at, column);
        }
        return values;
    }
}
