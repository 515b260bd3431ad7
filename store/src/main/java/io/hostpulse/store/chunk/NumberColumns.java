package io.hostpulse.store.chunk;

import java.util.ArrayList;
import java.util.List;

/// The number columns of one payload, in order. One that follows from an earlier one by adding a
/// constant, or by taking it from a constant, is written as just that: free and used space, a total
/// of one part.
///
/// ```
/// u8 64    varint b, zigzag c: what the column b before this one holds, plus c
/// u8 65    varint b, zigzag c: c less what the column b before this one holds
/// else     a column of its own, see NumberColumn
/// ```
final class NumberColumns {
    private static final int PLUS = 64;
    private static final int LESS = 65;

    private NumberColumns() {}

    /// Writes columns.
    static final class Writer {
        private final Out out;
        private final List<long[]> own = new ArrayList<>();
        private final List<Integer> places = new ArrayList<>();
        private int columns;

        Writer(Out out) {
            this.out = out;
        }

        /// Writes a column.
        ///
        /// @param values not changed from now on
        void write(long[] values) {
            if (!follows(values)) {
                NumberColumn.write(out, values, values.length);
                own.add(values);
                places.add(columns);
            }
            columns++;
        }

        private boolean follows(long[] values) {
            if (values.length < 2) {
                return false;
            }
            for (int i = 0; i < own.size(); i++) {
                long[] other = own.get(i);
                if (other.length != values.length) {
                    continue;
                }
                boolean plus = isConstant(values, other, -1);
                if (plus || isConstant(values, other, 1)) {
                    out.u8(plus ? PLUS : LESS);
                    out.varint(columns - places.get(i));
                    out.zigzag(plus ? values[0] - other[0] : values[0] + other[0]);
                    return true;
                }
            }
            return false;
        }

        private static boolean isConstant(long[] values, long[] other, int sign) {
            long first = values[0] + sign * other[0];
            for (int i = 1; i < values.length; i++) {
                if (values[i] + sign * other[i] != first) {
                    return false;
                }
            }
            return true;
        }
    }

    /// Reads columns, or goes over them.
    static final class Reader {
        private final In in;
        private final List<Integer> starts = new ArrayList<>();

        Reader(In in) {
            this.in = in;
        }

        /// Reads the next column, of so many numbers.
        long[] read(int count) {
            starts.add(in.at());
            int head = in.isAtEnd() ? 0 : in.peek(in.at());
            if (head != PLUS && head != LESS) {
                return NumberColumn.read(in, count);
            }
            in.u8();
            int other = starts.size() - 1 - in.count(starts.size() - 1);
            long constant = in.zigzag();
            var from = new In(in.array(), starts.get(other), in.at());
            long[] values = NumberColumn.read(from, count);
            for (int i = 0; i < count; i++) {
                values[i] = head == PLUS ? values[i] + constant : constant - values[i];
            }
            return values;
        }

        /// Goes over the next column, of so many numbers.
        void skip(int count) {
            starts.add(in.at());
            int head = in.isAtEnd() ? 0 : in.peek(in.at());
            if (head == PLUS || head == LESS) {
                in.u8();
                in.varint();
                in.zigzag();
            } else {
                NumberColumn.skip(in, count);
            }
        }
    }
}
