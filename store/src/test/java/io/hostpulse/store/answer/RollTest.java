package io.hostpulse.store.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Kind;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;

/// Rolls random messages up, and each value of them once more by the definition alone.
class RollTest {
    private static final long FROM = 20_000 * Steps.DAY;
    private static final long TO = FROM + Steps.DAY;

    /// Epochs 1 and 2 are of one start of the host, 3 is of another.
    private static final Lives LIVES = (before, after) -> before + after == 3;

    private record Message(long time, int ref, Map<Column, Long> numbers) {}

    private static List<Message> messages(Random random, Group group) {
        List<Message> messages = new ArrayList<>();
        long[] numbers = random.longs(group.columns().size(), 0, 1_000_000).toArray();
        long time = FROM - 2 * Steps.HOUR;
        int ref = 1;
        while (time < TO + Steps.HOUR) {
            Map<Column, Long> row = new HashMap<>();
            for (Column column : group.columns()) {
                int at = column.ordinal();
                if (random.nextInt(3) == 0) {
                    numbers[at] += random.nextInt(10_000) - (random.nextInt(20) == 0 ? 20_000 : 0);
                }
                if (random.nextInt(1_000) == 0) {
                    numbers[at] = random.nextLong();
                }
                if (!column.field().kind().isText() && random.nextInt(8) > 0) {
                    row.put(column, numbers[at]);
                }
            }
            messages.add(new Message(time, ref, row));
            time += random.nextInt(50) == 0 ? random.nextLong(3 * Steps.HOUR) : 90 * Steps.SECOND;
            ref = random.nextInt(60) == 0 ? 1 + random.nextInt(3) : ref;
        }
        return messages;
    }

    private static Slice slice(Group group, List<Message> messages) {
        var slice = new Slice(group, messages.size());
        slice.count = messages.size();
        Slice.Row row = slice.row(new RowKey(List.of(), 0));
        for (int i = 0; i < slice.count; i++) {
            Message message = messages.get(i);
            slice.times[i] = message.time;
            slice.refs[i] = message.ref;
            Bits.set(row.there, i);
            for (Map.Entry<Column, Long> each : message.numbers.entrySet()) {
                int column = each.getKey().ordinal();
                row.open(column, slice.count);
                row.numbers[column][i] = each.getValue();
                Bits.set(row.present[column], i);
            }
        }
        return slice;
    }

    /// The value that a reader sees of a column in a message, if there is one.
    private static OptionalDouble value(
            Group group, Optional<Message> before, Message message, Column column) {
        Long number = message.numbers.get(column);
        double scale = Math.pow(10, column.field().decimals());
        if (number == null) {
            return OptionalDouble.empty();
        }
        if (column.field().kind() != Kind.COUNTER) {
            return OptionalDouble.of(number / scale);
        }
        Long last = before.map(each -> each.numbers.get(column)).orElse(null);
        if (last == null || number < last || !goesOn(group, before.orElseThrow(), message)) {
            return OptionalDouble.empty();
        }
        double increase = number - last >= 0 ? number - last : number - last + 0x1p64;
        return OptionalDouble.of(
                increase / scale / ((message.time - before.orElseThrow().time) / 1e6));
    }

    private static boolean goesOn(Group group, Message before, Message message) {
        boolean agents = group.origin() == Group.Origin.AGENT;
        return message.time > before.time
                && message.time - before.time <= Values.RATE_MAX_MICROS
                && (message.ref == before.ref || (!agents && LIVES.goOn(before.ref, message.ref)));
    }

    private static Map<String, String> expected(Group group, List<Message> all, long step) {
        Map<String, String> lines = new TreeMap<>();
        for (Column column : group.columns()) {
            Map<Long, List<Double>> buckets = new TreeMap<>();
            Optional<Message> before = Optional.empty();
            for (Message message : all) {
                OptionalDouble value = value(group, before, message, column);
                if (value.isPresent() && message.time >= FROM && message.time < TO) {
                    buckets.computeIfAbsent(message.time / step * step, _ -> new ArrayList<>())
                            .add(value.getAsDouble());
                }
                before = Optional.of(message);
            }
            buckets.forEach(
                    (start, values) -> {
                        double sum = 0;
                        for (double each : values) {
                            sum += each;
                        }
                        lines.put(
                                column.field().name() + " " + start,
                                shown(
                                        Collections.min(values),
                                        Collections.max(values),
                                        sum,
                                        values.size()));
                    });
        }
        return lines;
    }

    private static Map<String, String> actual(Roll roll) {
        Map<String, String> lines = new TreeMap<>();
        for (Roll.Line line : roll.lines()) {
            Buckets of = line.buckets();
            for (int i = 0; i < of.size; i++) {
                lines.put(
                        line.column().field().name() + " " + of.starts[i],
                        shown(of.min[i], of.max[i], of.sum[i], of.count[i]));
            }
        }
        return lines;
    }

    private static String shown(double min, double max, double sum, long count) {
        return "min " + min + ", max " + max + ", sum " + sum + " of " + count;
    }

    /// What one has and the other has not.
    private static List<String> apart(Map<String, String> one, Map<String, String> other) {
        List<String> apart = new ArrayList<>();
        one.forEach(
                (bucket, values) -> {
                    if (!values.equals(other.get(bucket))) {
                        apart.add(bucket + ": " + values + "; " + other.get(bucket));
                    }
                });
        return apart;
    }

    @Test
    void everyBucketHoldsTheValuesOfItsTime() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        int buckets = 0;
        for (Group group : Group.values()) {
            List<Message> all = messages(random, group);
            // What comes before the day may be in other slices than the day itself.
            int cut = random.nextInt(1 + (int) all.stream().filter(m -> m.time < FROM).count());
            Slice earlier = slice(group, all.subList(0, cut));
            Slice rest = slice(group, all.subList(cut, all.size()));
            Slice whole = slice(group, all);
            for (long step : new long[] {Steps.MINUTE, Steps.HOUR}) {
                Map<String, String> expected = expected(group, all, step);
                for (Roll roll :
                        List.of(
                                Roll.of(whole, LIVES, step, FROM, TO),
                                Roll.of(earlier, rest, LIVES, step, FROM, TO))) {
                    assertThat(apart(expected, actual(roll)))
                            .as("%s, %d before, seed %d", group, cut, seed)
                            .isEmpty();
                    assertThat(actual(roll)).hasSameSizeAs(expected);
                }
                buckets += expected.size();
            }
        }
        assertThat(buckets).isGreaterThan(10_000);
    }
}
