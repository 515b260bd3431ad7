package io.hostpulse.journal;

/// Puts numbers into an array, the highest byte first. A loop, and no buffer: what is done once a
/// second is cold each time, and a buffer's way to a byte leads through a dozen methods.
final class BigEndian {
    private BigEndian() {}

    /// Puts the lowest bytes of a number.
    ///
    /// @param bytes how many of them
    /// @return where the next one goes
    static int put(byte[] into, int at, long number, int bytes) {
        for (int i = 0; i < bytes; i++) {
            into[at + i] = (byte) (number >>> (Byte.SIZE * (bytes - 1 - i)));
        }
        return at + bytes;
    }

    /// Puts all eight bytes of a number.
    ///
    /// @return where the next one goes
    static int putLong(byte[] into, int at, long number) {
        return put(into, at, number, Long.BYTES);
    }

    /// Puts four bytes.
    ///
    /// @return where the next one goes
    static int putInt(byte[] into, int at, int number) {
        return put(into, at, number, Integer.BYTES);
    }
}
