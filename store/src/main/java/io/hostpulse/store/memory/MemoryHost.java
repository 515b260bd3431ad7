package io.hostpulse.store.memory;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.store.Series.Source;
import io.hostpulse.store.account.Epoch;
import io.hostpulse.store.account.HostAccount;
import io.hostpulse.store.account.Judge;
import io.hostpulse.store.answer.Larder;
import io.hostpulse.store.answer.Lives;
import io.hostpulse.store.answer.Roll;
import io.hostpulse.store.answer.Slice;
import io.hostpulse.store.answer.Steps;
import io.hostpulse.store.answer.Values;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// One host's messages and roll-ups. Confined to the store's lock.
final class MemoryHost {
    private record Place(long timeMicros, int ref, long seq) implements Comparable<Place> {
        static Place from(long timeMicros) {
            return new Place(timeMicros, Integer.MIN_VALUE, Long.MIN_VALUE);
        }

        @Override
        public int compareTo(Place other) {
            if (timeMicros != other.timeMicros) {
                return Long.compare(timeMicros, other.timeMicros);
            }
            return ref != other.ref
                    ? Integer.compare(ref, other.ref)
                    : Long.compare(seq, other.seq);
        }
    }

    final HostAccount account;
    private final Map<Integer, Epoch> epochs = new HashMap<>();
    private final TreeMap<Place, Snapshot> messages = new TreeMap<>();
    private final TreeMap<Long, Map<Group, Roll>> minutes = new TreeMap<>();
    private final TreeMap<Long, Map<Group, Roll>> hours = new TreeMap<>();
    private Snapshot latest = new Snapshot();

    MemoryHost(String agent) {
        this.account = new HostAccount(agent);
    }

    void add(Epoch epoch) {
        account.add(epoch);
        epochs.put(epoch.ref, epoch);
    }

    void keep(Snapshot snapshot, Epoch epoch) {
        messages.put(new Place(snapshot.clock().timeMicros(), epoch.ref, snapshot.seq()), snapshot);
        account.newest()
                .filter(said -> said.ref() == epoch.ref && said.seq() == snapshot.seq())
                .ifPresent(_ -> latest = snapshot);
    }

    Snapshot latest() {
        return latest;
    }

    int size() {
        return messages.size();
    }

    long values() {
        long values = 0;
        for (Snapshot message : messages.values()) {
            for (Group group : Group.values()) {
                values += Numbers.in(message.table(group));
            }
        }
        return values;
    }

    /// Rolls whole days up that end before an instant, and deletes their messages.
    int expire(long before) {
        int deleted = 0;
        while (!messages.isEmpty()) {
            long day = Judge.day(messages.firstKey().timeMicros());
            long end = (day + 1) * Steps.DAY;
            if (end > before) {
                break;
            }
            for (Group group : Group.values()) {
                Larder larder = larder(group);
                long from = day * Steps.DAY;
                Slice slice = slice(group, from - Values.RATE_MAX_MICROS, end);
                Roll roll = Roll.of(slice, larder.lives(), Steps.MINUTE, from, end);
                minutes.computeIfAbsent(day, _ -> new EnumMap<>(Group.class)).put(group, roll);
                hours.computeIfAbsent(day, _ -> new EnumMap<>(Group.class))
                        .put(group, roll.coarser(Steps.HOUR));
            }
            Map<Place, Snapshot> old = messages.headMap(Place.from(end));
            deleted += old.size();
            old.clear();
        }
        return deleted;
    }

    void expireRolls(long minutesBefore, long hoursBefore) {
        minutes.headMap(Judge.day(minutesBefore)).clear();
        hours.headMap(Judge.day(hoursBefore)).clear();
    }

    Slice slice(Group group, long from, long to) {
        var slice = new Slice(group, 16);
        messages.subMap(Place.from(from), Place.from(Math.max(from, to)))
                .forEach(
                        (place, snapshot) ->
                                slice.add(
                                        place.timeMicros(),
                                        place.ref(),
                                        place.seq(),
                                        snapshot.table(group)));
        return slice;
    }

    Larder larder(Group group) {
        return new Larder() {
            @Override
            public NavigableMap<Long, Set<Source>> days(long from, long to) {
                var days = new TreeMap<Long, Set<Source>>();
                minutes.subMap(from, true, to, true)
                        .keySet()
                        .forEach(day -> add(days, day, Source.MINUTE));
                hours.subMap(from, true, to, true)
                        .keySet()
                        .forEach(day -> add(days, day, Source.HOUR));
                for (Place place : messages.keySet()) {
                    long day = Judge.day(place.timeMicros());
                    if (day >= from && day <= to) {
                        add(days, day, Source.RAW);
                    }
                }
                return days;
            }

            @Override
            public Slice raw(long from, long to) {
                return slice(group, from, to);
            }

            @Override
            public Roll roll(long day, Source level) {
                Map<Group, Roll> rolls = (level == Source.MINUTE ? minutes : hours).get(day);
                Roll roll = rolls == null ? null : rolls.get(group);
                return roll == null ? new Roll(group, Steps.MINUTE) : roll;
            }

            @Override
            public Lives lives() {
                return (before, after) -> known(before).sameLife(known(after));
            }
        };
    }

    private Epoch known(int ref) {
        Epoch epoch = epochs.get(ref);
        if (epoch == null) {
            throw new IllegalStateException("message of unknown epoch " + ref);
        }
        return epoch;
    }

    private static void add(Map<Long, Set<Source>> days, long day, Source level) {
        days.computeIfAbsent(day, _ -> EnumSet.noneOf(Source.class)).add(level);
    }
}
