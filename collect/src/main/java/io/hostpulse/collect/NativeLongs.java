package io.hostpulse.collect;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

/// Longs outside the Java heap, in the machine's byte order: what a function of the C library is
/// given the address of, to read it or to write there. Zeroes at first; given back when nobody
/// refers to them any more.
///
/// A buffer and no memory segment: each access of a segment is some 2 KB of compiled code, all of
/// which is cold once a second, and twenty methods of the Java runtime. Used by one thread at a
/// time.
public final class NativeLongs {
    private final LongBuffer longs;
    private final long[] values;
    private final long address;

    /// @param count how many
    public NativeLongs(int count) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(count * Long.BYTES);
        this.address = MemorySegment.ofBuffer(bytes).address();
        this.longs = bytes.order(ByteOrder.nativeOrder()).asLongBuffer();
        this.values = new long[count];
    }

    /// Where they begin; at a multiple of eight. Whoever passes it to a function keeps this object
    /// reachable until that has returned ([LibcFunction#callFor]).
    public long address() {
        return address;
    }

    /// Sets one of them.
    public void set(int index, long value) {
        longs.put(index, value);
    }

    /// All of them as they are now, in an array that the next call fills again.
    public long[] get() {
        for (int i = 0; i < values.length; i++) {
            values[i] = longs.get(i);
        }
        return values;
    }
}
