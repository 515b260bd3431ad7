package io.hostpulse.store.chunk;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Table;
import io.hostpulse.store.account.Judge;
import io.hostpulse.store.answer.Slice;

/// One host's messages since its last cut, as they were committed: each with its length before it.
/// Written under the store's lock; a view of it is immutable.
final class Head {
    private byte[] bytes = new byte[0];
    private int size;
    int count;

    private long minTime = Long.MAX_VALUE;
    private long maxTime = Long.MIN_VALUE;

    /// These messages as they are now.
    @SuppressWarnings("ArrayRecordComponent") // never written below its size
    record View(byte[] bytes, int size, int count, long minTime, long maxTime) {
        boolean touches(long from, long to) {
            return count > 0 && minTime < to && maxTime >= from;
        }

        boolean touchesDay(long day) {
            return count > 0 && Judge.day(minTime) <= day && Judge.day(maxTime) >= day;
        }

        /// What they say of one group.
        Slice slice(Group group, Layouts layouts) {
            var slice = new Slice(group, count);
            var reader = new MessageReader(layouts);
            var table = new Table(group);
            var in = new In(bytes, 0, size);
            while (!in.isAtEnd()) {
                int length = in.count(size);
                int from = in.skip(length);
                reader.read(new In(bytes, from, from + length), group, table);
                slice.add(reader.timeMicros, reader.ref, reader.seq, table);
            }
            return slice;
        }
    }

    View view() {
        return new View(bytes, size, count, minTime, maxTime);
    }

    /// Whether all messages are of days before one.
    boolean isBefore(long day) {
        return count > 0 && Judge.day(maxTime) < day;
    }

    /// Adds a message.
    ///
    /// @param body what [MessageCodec] wrote, with its length before it
    void add(byte[] body, long timeMicros) {
        add(body, 0, body.length, timeMicros);
    }

    /// Adds a message that stands among others.
    void add(byte[] bodies, int from, int to, long timeMicros) {
        int length = to - from;
        if (bytes.length - size < length) {
            bytes =
                    java.util.Arrays.copyOf(
                            bytes, Math.max(size + length, size + (size >> 2) + 1_024));
        }
        System.arraycopy(bodies, from, bytes, size, length);
        size += length;
        count++;
        minTime = Math.min(minTime, timeMicros);
        maxTime = Math.max(maxTime, timeMicros);
    }

    int size() {
        return size;
    }
}
