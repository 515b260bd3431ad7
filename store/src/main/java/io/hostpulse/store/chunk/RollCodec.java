package io.hostpulse.store.chunk;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Kind;
import io.hostpulse.store.answer.Bits;
import io.hostpulse.store.answer.Buckets;
import io.hostpulse.store.answer.Roll;
import io.hostpulse.store.answer.RowKey;
import io.hostpulse.store.answer.Steps;

/// Writes and reads one day of one group, rolled up. Smallest, sum and largest are kept as whole
/// numbers of the field's decimals (rates of counters: three more, which is where they are
/// rounded), or as IEEE doubles where they do not fit. The form is in docs/formats/store.md.
final class RollCodec {
    /// Decimals of a rate beyond those of its counter.
    static final int RATE_DECIMALS = 3;

    /// Whole numbers up to here are exact as doubles.
    private static final double EXACT_MAX = 0x1p52;

    private static final int END = 0;
    private static final int WHOLE = 1;
    private static final int DOUBLE = 2;

    private RollCodec() {}

    static byte[] write(Roll roll, long day) {
        var out = new Out(4_096);
        int slots = (int) (Steps.DAY / roll.step);
        out.varint(slots);
        RowKey row = null;
        long[] marks = new long[0];
        for (Roll.Line line : roll.lines()) {
            if (!line.key().equals(row)) {
                if (row != null) {
                    out.u8(END);
                }
                row = line.key();
                out.flag(true);
                RowKeyCodec.write(out, row);
            }
            long[] present = marks(line.buckets(), day, roll.step, slots);
            boolean whole = isWhole(line);
            out.u8(whole ? WHOLE : DOUBLE);
            out.varint(line.column().ordinal());
            boolean same = java.util.Arrays.equals(present, marks);
            out.flag(same);
            if (!same) {
                Marks.write(out, present, slots);
            }
            marks = present;
            values(out, line, whole);
        }
        if (row != null) {
            out.u8(END);
        }
        out.flag(false);
        return out.toArray();
    }

    private static long[] marks(Buckets buckets, long day, long step, int slots) {
        long[] marks = new long[Bits.words(slots)];
        for (int i = 0; i < buckets.size; i++) {
            Bits.set(marks, (int) ((buckets.starts[i] - day * Steps.DAY) / step));
        }
        return marks;
    }

    private static double scale(Column column) {
        int decimals = column.field().decimals();
        boolean rate = column.field().kind() == Kind.COUNTER;
        return Math.pow(10, rate ? decimals + RATE_DECIMALS : decimals);
    }

    private static boolean isWhole(Roll.Line line) {
        double scale = scale(line.column());
        Buckets buckets = line.buckets();
        for (int i = 0; i < buckets.size; i++) {
            double largest = Math.max(Math.abs(buckets.min[i]), Math.abs(buckets.max[i]));
            if (!(largest * buckets.count[i] * scale < EXACT_MAX)) {
                return false;
            }
        }
        return true;
    }

    private static void values(Out out, Roll.Line line, boolean whole) {
        Buckets buckets = line.buckets();
        int size = buckets.size;
        double scale = scale(line.column());
        long[] min = new long[size];
        long[] max = new long[size];
        long[] sum = new long[size];
        for (int i = 0; i < size; i++) {
            if (whole) {
                min[i] = Math.round(buckets.min[i] * scale);
                max[i] = Math.round(buckets.max[i] * scale) - min[i];
                sum[i] = Math.round(buckets.sum[i] * scale) - min[i] * buckets.count[i];
            } else {
                min[i] = Double.doubleToLongBits(buckets.min[i]);
                max[i] = Double.doubleToLongBits(buckets.max[i]);
                sum[i] = Double.doubleToLongBits(buckets.sum[i]);
            }
        }
        NumberColumn.write(out, buckets.count, size);
        NumberColumn.write(out, min, size);
        NumberColumn.write(out, max, size);
        NumberColumn.write(out, sum, size);
    }

    static Roll read(byte[] payload, Layout layout, Group group, long step, long day) {
        var in = new In(payload);
        var roll = new Roll(group, step);
        int slots = in.count((int) (Steps.DAY / Steps.MINUTE));
        if (slots != Steps.DAY / step) {
            throw new BrokenBlob(slots + " buckets a day; " + Steps.DAY / step + " expected");
        }
        long[] marks = new long[0];
        while (in.flag()) {
            RowKey key = RowKeyCodec.read(in);
            for (int kind = in.u8(); kind != END; kind = in.u8()) {
                Layout.Place place = layout.places().get(in.count(layout.places().size() - 1));
                marks = in.flag() ? marks : Marks.read(in, slots);
                Buckets buckets = readValues(in, place, kind, Bits.count(marks, slots));
                int next = 0;
                for (int slot = 0; slot < slots; slot++) {
                    if (Bits.get(marks, slot)) {
                        buckets.starts[next++] = day * Steps.DAY + slot * step;
                    }
                }
                if (place.column() != null) {
                    roll.add(new Roll.Line(key, place.column(), buckets));
                }
            }
        }
        return roll;
    }

    private static Buckets readValues(In in, Layout.Place place, int kind, int size) {
        Column column = place.column();
        var buckets = new Buckets();
        buckets.size = size;
        buckets.starts = new long[size];
        buckets.count = NumberColumn.read(in, size);
        long[] min = NumberColumn.read(in, size);
        long[] max = NumberColumn.read(in, size);
        long[] sum = NumberColumn.read(in, size);
        buckets.min = new double[size];
        buckets.max = new double[size];
        buckets.sum = new double[size];
        // Written with as many decimals as the field had then.
        double scale = column == null ? 1 : scale(column) / place.factor();
        for (int i = 0; i < size; i++) {
            if (kind == WHOLE) {
                buckets.min[i] = min[i] / scale;
                buckets.max[i] = (min[i] + max[i]) / scale;
                buckets.sum[i] = (sum[i] + min[i] * buckets.count[i]) / scale;
            } else {
                buckets.min[i] = Double.longBitsToDouble(min[i]);
                buckets.max[i] = Double.longBitsToDouble(max[i]);
                buckets.sum[i] = Double.longBitsToDouble(sum[i]);
            }
        }
        return buckets;
    }
}
