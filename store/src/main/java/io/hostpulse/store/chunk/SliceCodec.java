package io.hostpulse.store.chunk;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Text;
import io.hostpulse.store.answer.Bits;
import io.hostpulse.store.answer.Slice;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Writes and reads the columns of a chunk: one payload for the messages themselves, one for each
/// group. The form is described in docs/formats/store.md.
final class SliceCodec {
    private static final int ABSENT = 0;
    private static final int EVERYWHERE = 1;
    private static final int SOMEWHERE = 2;

    private SliceCodec() {}

    /// The messages' times, epochs and numbers.
    static byte[] times(Slice slice) {
        var out = new Out(slice.count * 2 + 64);
        out.varint(slice.count);
        NumberColumn.write(out, slice.times, slice.count);
        long[] refs = new long[slice.count];
        for (int i = 0; i < refs.length; i++) {
            refs[i] = slice.refs[i];
        }
        NumberColumn.write(out, refs, slice.count);
        NumberColumn.write(out, slice.seqs, slice.count);
        return out.toArray();
    }

    /// A slice with its messages, and no row yet.
    static Slice times(byte[] payload, Group group) {
        var in = new In(payload);
        int count = in.count(Integer.MAX_VALUE);
        var slice = new Slice(group, 0);
        slice.times = NumberColumn.read(in, count);
        long[] refs = NumberColumn.read(in, count);
        slice.refs = new int[count];
        for (int i = 0; i < count; i++) {
            slice.refs[i] = (int) refs[i];
        }
        slice.seqs = NumberColumn.read(in, count);
        slice.count = count;
        return slice;
    }

    /// The rows of one group in all messages.
    static byte[] rows(Slice slice) {
        var out = new Out(slice.count * 16 + 256);
        out.varint(slice.count);
        out.varint(slice.rows().size());
        var numbers = new NumberColumns.Writer(out);
        for (Slice.Row row : slice.rows()) {
            RowKeyCodec.write(out, row.key);
            Marks.write(out, row.there, slice.count);
            for (Column column : slice.group.columns()) {
                column(out, numbers, slice, row, column.ordinal());
            }
        }
        return out.toArray();
    }

    private static void column(
            Out out, NumberColumns.Writer numbers, Slice slice, Slice.Row row, int column) {
        int count = slice.count;
        long[] present = Bits.fit(row.present[column], count);
        int set = Bits.count(present, count);
        if (set == 0) {
            out.u8(ABSENT);
            return;
        }
        boolean everywhere = java.util.Arrays.equals(present, Bits.fit(row.there, count));
        out.u8(everywhere ? EVERYWHERE : SOMEWHERE);
        if (!everywhere) {
            Marks.write(out, present, count);
        }
        numbers.write(
                column < row.texts.length
                        ? places(out, row.texts[column], present, set)
                        : packed(row.numbers[column], present, set, count));
    }

    private static long[] packed(long[] numbers, long[] present, int set, int count) {
        if (set == count && numbers.length == count) {
            return numbers;
        }
        long[] packed = new long[set];
        int next = 0;
        for (int i = 0; i < count; i++) {
            if (Bits.get(present, i)) {
                packed[next++] = numbers[i];
            }
        }
        return packed;
    }

    /// Writes a column's texts, each once, and returns each one's place in that list.
    private static long[] places(Out out, @Nullable Text[] column, long[] present, int set) {
        Map<Text, Integer> places = new HashMap<>();
        List<Text> texts = new ArrayList<>();
        long[] packed = new long[set];
        int next = 0;
        for (int i = 0; next < set; i++) {
            if (!Bits.get(present, i)) {
                continue;
            }
            Text text = column[i] == null ? Text.EMPTY : column[i];
            // Mostly the one before again.
            boolean same = next > 0 && text.equals(texts.get((int) packed[next - 1]));
            packed[next] = same ? packed[next - 1] : place(text, places, texts);
            next++;
        }
        out.varint(texts.size());
        texts.forEach(each -> out.bytes(each.raw()));
        return packed;
    }

    private static int place(Text text, Map<Text, Integer> places, List<Text> texts) {
        Integer place = places.putIfAbsent(text, texts.size());
        if (place == null) {
            texts.add(text);
            return texts.size() - 1;
        }
        return place;
    }

    /// Adds the rows of a group to a slice that has its messages.
    ///
    /// @param wanted the columns to read; others are gone over
    static void rows(byte[] payload, Layout layout, Predicate<Column> wanted, Slice into) {
        var in = new In(payload);
        int count = in.count(Integer.MAX_VALUE);
        if (count != into.count) {
            throw new BrokenBlob(count + " messages; " + into.count + " expected");
        }
        int rows = in.count(payload.length);
        var numbers = new NumberColumns.Reader(in);
        for (int i = 0; i < rows; i++) {
            Slice.Row row = into.row(RowKeyCodec.read(in));
            row.there = Marks.read(in, count);
            for (Layout.Place place : layout.places()) {
                Column column = place.column();
                boolean read = column != null && wanted.test(column);
                readColumn(in, numbers, row, place, read ? column : null, count);
            }
        }
    }

    private static void readColumn(
            In in,
            NumberColumns.Reader numbers,
            Slice.Row row,
            Layout.Place place,
            @Nullable Column column,
            int count) {
        int kind = in.u8();
        if (kind == ABSENT) {
            return;
        }
        long[] present = kind == EVERYWHERE ? row.there : Marks.read(in, count);
        int set = Bits.count(present, count);
        var texts = new ArrayList<Text>();
        if (place.isText()) {
            int size = in.count(set);
            for (int i = 0; i < size; i++) {
                texts.add(RowKeyCodec.text(in));
            }
        }
        if (column == null) {
            numbers.skip(set);
            return;
        }
        long[] packed = numbers.read(set);
        row.present[column.ordinal()] = present;
        if (place.isText()) {
            row.texts[column.ordinal()] = spread(packed, present, texts, count);
        } else {
            row.numbers[column.ordinal()] = spread(packed, present, place.factor(), count);
        }
    }

    private static @Nullable Text[] spread(
            long[] packed, long[] present, List<Text> texts, int count) {
        var spread = new @Nullable Text[count];
        int next = 0;
        for (int i = 0; i < count; i++) {
            if (Bits.get(present, i)) {
                long place = packed[next++];
                if (place < 0 || place >= texts.size()) {
                    throw new BrokenBlob("text " + place + " of " + texts.size());
                }
                spread[i] = texts.get((int) place);
            }
        }
        return spread;
    }

    private static long[] spread(long[] packed, long[] present, long factor, int count) {
        if (packed.length == count && factor == 1) {
            return packed;
        }
        long[] spread = new long[count];
        int next = 0;
        for (int i = 0; i < count; i++) {
            if (Bits.get(present, i)) {
                spread[i] = packed[next++] * factor;
            }
        }
        return spread;
    }
}
