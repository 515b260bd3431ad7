package io.hostpulse.store.chunk;

import io.hostpulse.catalogue.Group;
import io.hostpulse.store.answer.Bits;
import io.hostpulse.store.answer.Slice;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Puts slices together. Pure.
final class Slices {
    private Slices() {}

    /// One slice of all messages of a range, in order and each once.
    static Slice join(List<Slice> parts, Slice none, long from, long to) {
        if (parts.size() == 1 && isWithin(parts.getFirst(), from, to)) {
            return parts.getFirst();
        }
        int[] part = new int[parts.stream().mapToInt(each -> each.count).sum()];
        int[] place = new int[part.length];
        int count = 0;
        boolean sorted = true;
        for (int p = 0; p < parts.size(); p++) {
            Slice slice = parts.get(p);
            for (int i = 0; i < slice.count; i++) {
                if (slice.times[i] >= from && slice.times[i] < to) {
                    part[count] = p;
                    place[count] = i;
                    sorted &= count == 0 || compare(parts, part, place, count - 1, count) < 0;
                    count++;
                }
            }
        }
        if (sorted) {
            return inOrder(parts, part, place, count, new Slice(none.group, count));
        }
        return sorted(parts, part, place, order(parts, part, place, count), none.group);
    }

    /// Joins messages that stand in order: of each part some runs.
    private static Slice inOrder(
            List<Slice> parts, int[] part, int[] place, int count, Slice joined) {
        joined.count = count;
        for (int begin = 0; begin < count; ) {
            int end = begin + 1;
            while (end < count && part[end] == part[begin] && place[end] == place[end - 1] + 1) {
                end++;
            }
            Slice slice = parts.get(part[begin]);
            int from = place[begin];
            int length = end - begin;
            System.arraycopy(slice.times, from, joined.times, begin, length);
            System.arraycopy(slice.refs, from, joined.refs, begin, length);
            System.arraycopy(slice.seqs, from, joined.seqs, begin, length);
            for (Slice.Row row : slice.rows()) {
                if (Bits.any(row.there, from, length)) {
                    copyRow(row, from, length, joined, begin);
                }
            }
            begin = end;
        }
        return joined;
    }

    private static void copyRow(Slice.Row row, int from, int length, Slice joined, int to) {
        Slice.Row into = joined.row(row.key);
        Bits.copy(row.there, from, length, into.there, to);
        for (int column = 0; column < row.present.length; column++) {
            if (!Bits.any(row.present[column], from, length)) {
                continue;
            }
            into.open(column, joined.count);
            Bits.copy(row.present[column], from, length, into.present[column], to);
            if (column < row.texts.length) {
                System.arraycopy(row.texts[column], from, into.texts[column], to, length);
            } else {
                System.arraycopy(row.numbers[column], from, into.numbers[column], to, length);
            }
        }
    }

    private static Slice sorted(
            List<Slice> parts, int[] part, int[] place, int[] order, Group group) {
        var joined = new Slice(group, order.length);
        joined.count = order.length;
        int[][] target = new int[parts.size()][];
        for (int p = 0; p < target.length; p++) {
            target[p] = new int[parts.get(p).count];
            java.util.Arrays.fill(target[p], -1);
        }
        for (int i = 0; i < order.length; i++) {
            int at = order[i];
            Slice slice = parts.get(part[at]);
            joined.times[i] = slice.times[place[at]];
            joined.refs[i] = slice.refs[place[at]];
            joined.seqs[i] = slice.seqs[place[at]];
            target[part[at]][place[at]] = i;
        }
        for (int p = 0; p < target.length; p++) {
            copyRows(parts.get(p), target[p], joined);
        }
        return joined;
    }

    private static boolean isWithin(Slice slice, long from, long to) {
        for (int i = 0; i < slice.count; i++) {
            if (slice.times[i] < from || slice.times[i] >= to) {
                return false;
            }
            if (i > 0 && Slice.compare(slice, i - 1, slice, i) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static int compare(List<Slice> parts, int[] part, int[] place, int a, int b) {
        return Slice.compare(parts.get(part[a]), place[a], parts.get(part[b]), place[b]);
    }

    private static int[] order(List<Slice> parts, int[] part, int[] place, int count) {
        Comparator<Integer> byPlace = (a, b) -> compare(parts, part, place, a, b);
        List<Integer> order = IntStream.range(0, count).boxed().sorted(byPlace).toList();
        int[] unique = new int[count];
        int size = 0;
        for (int at : order) {
            if (size == 0 || compare(parts, part, place, unique[size - 1], at) != 0) {
                unique[size++] = at;
            }
        }
        return java.util.Arrays.copyOf(unique, size);
    }

    private static void copyRows(Slice slice, int[] target, Slice joined) {
        for (Slice.Row row : slice.rows()) {
            Slice.Row into = null;
            for (int i = 0; i < slice.count; i++) {
                if (target[i] >= 0 && row.isIn(i)) {
                    into = into == null ? joined.row(row.key) : into;
                    Bits.set(into.there, target[i]);
                }
            }
            for (int column = 0; into != null && column < row.present.length; column++) {
                copyColumn(slice, row, column, target, into, joined.count);
            }
        }
    }

    private static void copyColumn(
            Slice slice, Slice.Row row, int column, int[] target, Slice.Row into, int count) {
        if (row.present[column].length == 0) {
            return;
        }
        into.open(column, count);
        boolean text = column < row.texts.length;
        for (int i = 0; i < slice.count; i++) {
            if (target[i] >= 0 && row.has(column, i)) {
                Bits.set(into.present[column], target[i]);
                if (text) {
                    into.texts[column][target[i]] = row.texts[column][i];
                } else {
                    into.numbers[column][target[i]] = row.numbers[column][i];
                }
            }
        }
    }
}
