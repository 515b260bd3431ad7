package io.hostpulse.journal;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.zip.CRC32C;

/// One start of one numbering: what a segment belongs to. Immutable.
final class EpochId {
    private final String journal;
    private final long high;
    private final long low;
    private final long epoch;
    private final byte[] seed;

    private EpochId(String journal, long high, long low, long epoch) {
        this.journal = journal;
        this.high = high;
        this.low = low;
        this.epoch = epoch;
        this.seed =
                ByteBuffer.allocate(3 * Long.BYTES)
                        .putLong(high)
                        .putLong(low)
                        .putLong(epoch)
                        .array();
    }

    /// @throws IllegalArgumentException when `journal` is no UUID
    static EpochId of(String journal, long epoch) {
        UUID uuid = UUID.fromString(journal);
        return new EpochId(
                uuid.toString(),
                uuid.getMostSignificantBits(),
                uuid.getLeastSignificantBits(),
                epoch);
    }

    static EpochId of(long high, long low, long epoch) {
        return new EpochId(new UUID(high, low).toString(), high, low, epoch);
    }

    String journal() {
        return journal;
    }

    /// The first eight bytes of the journal's UUID.
    long high() {
        return high;
    }

    /// The last eight bytes of the journal's UUID.
    long low() {
        return low;
    }

    long epoch() {
        return epoch;
    }

    /// What the checksum of each record begins with: the journal's UUID and the epoch, 24 bytes.
    void seed(CRC32C crc) {
        crc.update(seed, 0, seed.length);
    }

    /// Puts the same 24 bytes into an array.
    ///
    /// @return where what follows goes
    int put(byte[] into, int at) {
        System.arraycopy(seed, 0, into, at, seed.length);
        return at + seed.length;
    }

    boolean holds(Key key) {
        return key.epoch() == epoch && key.journal().equals(journal);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EpochId id && high == id.high && low == id.low && epoch == id.epoch;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(high ^ low) * 31 + Long.hashCode(epoch);
    }

    @Override
    public String toString() {
        return journal + "/" + epoch;
    }
}
