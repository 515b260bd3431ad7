package io.hostpulse.top;

import io.hostpulse.catalogue.Snapshot;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/// A host's samples in the order of time, those that are at hand, and a place among them. A hole
/// between two samples is a place as well. All times are microseconds since 1970. Confined to one
/// thread.
final class Timeline {
    /// More samples are not kept at hand.
    static final int SAMPLES_MAX = 2_000;

    /// Samples further apart than so many intervals have a hole between them, as on the page.
    private static final double APART = 2.5;

    /// So many intervals are fetched at once.
    private static final int INTERVALS = 60;

    private static final long FETCHED_MIN_MICROS = 60_000_000;

    /// Samples that are not at hand.
    interface Archive {
        /// The end of what may be asked for: nothing is as late as this. Empty where there is no
        /// more than what is at hand.
        OptionalLong end() throws SourceException;

        /// The samples from a time to before another.
        NavigableMap<Long, Snapshot> between(long from, long to) throws SourceException;

        /// About when the next sample is, or the one before.
        OptionalLong nearest(long micros, int direction) throws SourceException;

        /// All holes that are known of.
        List<Hole> holes() throws SourceException;
    }

    /// A place: a sample or a hole.
    sealed interface Place {
        record At(Snapshot now, Optional<Snapshot> before) implements Place {}

        record Within(Hole hole) implements Place {}

        record Nothing() implements Place {}
    }

    private final Archive archive;
    private final LongSupplier intervalMicros;
    private final NavigableMap<Long, Snapshot> samples = new TreeMap<>();
    private long knownFrom;
    private long knownTo;
    private long place;
    private boolean isWithin;

    /// @param intervalMicros how far samples are apart usually
    Timeline(Archive archive, LongSupplier intervalMicros) {
        this.archive = archive;
        this.intervalMicros = intervalMicros;
    }

    private static long time(Snapshot sample) {
        return sample.clock().timeMicros();
    }

    /// Goes to a sample that has just come.
    void newest(Snapshot sample) {
        place = time(sample);
        isWithin = false;
    }

    /// Keeps a sample at hand, and forgets the oldest beyond so many.
    void keep(Snapshot sample, int most) {
        samples.put(time(sample), sample);
        knownFrom = samples.firstKey();
        knownTo = Math.max(knownTo, time(sample) + 1);
        while (samples.size() > most) {
            samples.pollFirstEntry();
        }
    }

    /// The sample before a time, if there is no hole between.
    Optional<Snapshot> before(long micros) {
        Map.Entry<Long, Snapshot> earlier = samples.lowerEntry(micros);
        return earlier == null || micros - earlier.getKey() > apart()
                ? Optional.empty()
                : Optional.of(earlier.getValue());
    }

    private long apart() {
        return (long) (APART * intervalMicros.getAsLong());
    }

    /// Fetches what is known from a time to before another.
    void fetch(long from, long to) throws SourceException {
        if (from >= knownFrom && to <= knownTo) {
            return;
        }
        OptionalLong end = archive.end();
        if (end.isPresent() && from < end.getAsLong()) {
            fetchWithin(from, Math.min(to, end.getAsLong()));
        }
    }

    private void fetchWithin(long from, long to) throws SourceException {
        boolean isBeside = from <= knownTo && to >= knownFrom && samples.size() < SAMPLES_MAX;
        if (!isBeside) {
            samples.clear();
            knownFrom = from;
            knownTo = from;
        }
        if (from < knownFrom) {
            samples.putAll(archive.between(from, knownFrom));
            knownFrom = from;
        }
        if (to > knownTo) {
            samples.putAll(archive.between(knownTo, to));
            knownTo = to;
        }
    }

    private long chunk() {
        return Math.max(FETCHED_MIN_MICROS, INTERVALS * intervalMicros.getAsLong());
    }

    /// Goes to the last sample at or before a time, or into the hole there.
    Place at(long micros) throws SourceException {
        fetch(micros - chunk(), micros + chunk() / 2);
        Map.Entry<Long, Snapshot> sample = samples.floorEntry(micros);
        if (sample != null && micros - sample.getKey() <= apart()) {
            return to(sample.getKey());
        }
        OptionalLong from = near(micros, -1);
        OptionalLong to = near(micros, 1);
        if (from.isEmpty() && to.isEmpty()) {
            return new Place.Nothing();
        }
        place = micros;
        return within(from, to);
    }

    /// Goes to the next place, or to the one before.
    Place step(int direction) throws SourceException {
        OptionalLong next = near(place, direction);
        if (next.isEmpty()) {
            return new Place.Nothing();
        }
        long to = next.getAsLong();
        if (!isWithin && Math.abs(to - place) > apart()) {
            OptionalLong here = OptionalLong.of(place);
            OptionalLong there = OptionalLong.of(to);
            place = place + (to - place) / 2;
            return direction > 0 ? within(here, there) : within(there, here);
        }
        return to(to);
    }

    private Place to(long micros) throws SourceException {
        place = micros;
        isWithin = false;
        // Its rates need the one before.
        if (micros - apart() < knownFrom) {
            fetch(micros - chunk(), micros + 1);
        }
        Snapshot sample = samples.get(micros);
        return sample == null ? new Place.Nothing() : new Place.At(sample, before(micros));
    }

    private Place within(OptionalLong from, OptionalLong to) throws SourceException {
        isWithin = true;
        long begin = from.orElse(Long.MIN_VALUE);
        long end = to.orElse(Long.MAX_VALUE);
        Optional<Hole> known = Optional.empty();
        for (Hole hole : archive.holes()) {
            // Of several the one that holds the place tells most.
            if (hole.overlaps(begin, end) && (known.isEmpty() || hole.holds(place))) {
                known = Optional.of(hole);
            }
        }
        String other = from.isEmpty() ? "first" : to.isEmpty() ? "silent" : "unread";
        Hole hole = known.orElseGet(() -> new Hole(begin, end, other, 0, false));
        return new Place.Within(hole.between(begin, end));
    }

    /// When the next sample is, or the one before; it is at hand afterwards.
    private OptionalLong near(long micros, int direction) throws SourceException {
        if (direction > 0 ? knownFrom > micros : knownTo < micros) {
            // What is at hand does not reach the place: there may be nearer ones.
            fetch(micros - (direction > 0 ? 0 : chunk()), micros + 1);
        }
        OptionalLong found = atHand(micros, direction);
        if (found.isEmpty()) {
            long from = direction > 0 ? Math.max(micros, knownFrom) : micros - chunk();
            long to = direction > 0 ? Math.max(micros, knownTo) + chunk() : micros + 1;
            fetch(from, to);
            found = atHand(micros, direction);
        }
        if (found.isEmpty()) {
            OptionalLong about = archive.nearest(micros, direction);
            if (about.isPresent()) {
                fetch(about.getAsLong() - chunk(), about.getAsLong() + chunk());
                found = atHand(micros, direction);
            }
        }
        return found;
    }

    private OptionalLong atHand(long micros, int direction) {
        Long time = direction > 0 ? samples.higherKey(micros) : samples.lowerKey(micros);
        return time == null ? OptionalLong.empty() : OptionalLong.of(time);
    }
}
