package io.hostpulse.store.chunk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Numbers of up to 56 bits as eight bytes of seven bits, the lowest first, without a loop: the
/// compiler makes a copy of it wherever a number is written, and what it does for a loop takes a
/// multiple of what it does for these few steps.
final class Sevens {
    /// The bit of each byte that says that another one follows.
    static final long MORE = 0x8080_8080_8080_8080L;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Sevens() {}

    /// How many bytes a number takes.
    static int length(long value) {
        return (70 - Long.numberOfLeadingZeros(value | 1)) / 7;
    }

    /// The lowest 56 bits, seven in each byte.
    static long spread(long value) {
        long halves = ((value & 0x00ff_ffff_f000_0000L) << 4) | (value & 0x0fff_ffffL);
        long quarters =
                ((halves & 0x0fff_c000_0fff_c000L) << 2) | (halves & 0x0000_3fff_0000_3fffL);
        return ((quarters & 0x3f80_3f80_3f80_3f80L) << 1) | (quarters & 0x007f_007f_007f_007fL);
    }

    /// The number whose bits are seven in each byte; what else is in the bytes does not count.
    static long gather(long sevens) {
        long quarters =
                ((sevens & 0x7f00_7f00_7f00_7f00L) >>> 1) | (sevens & 0x007f_007f_007f_007fL);
        long halves =
                ((quarters & 0x3fff_0000_3fff_0000L) >>> 2) | (quarters & 0x0000_3fff_0000_3fffL);
        return ((halves & 0x0fff_ffff_0000_0000L) >>> 4) | (halves & 0x0fff_ffffL);
    }

    /// Eight bytes from a place on.
    static long get(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /// Writes eight bytes from a place on.
    static void put(byte[] bytes, int at, long value) {
        LONGS.set(bytes, at, value);
    }
}
