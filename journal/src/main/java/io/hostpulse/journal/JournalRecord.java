package io.hostpulse.journal;

/// One record: opaque bytes under a key. Immutable by agreement: the payload is shared, not copied,
/// and nobody writes to it.
public final class JournalRecord {
    private final Key key;
    private final long timeMicros;
    private final byte[] payload;
    private final int length;

    /// @param length how many of the payload's bytes count
    JournalRecord(Key key, long timeMicros, byte[] payload, int length) {
        this.key = key;
        this.timeMicros = timeMicros;
        this.payload = payload;
        this.length = length;
    }

    /// What identifies the record.
    public Key key() {
        return key;
    }

    /// When it was made, in microseconds since 1970-01-01T00:00:00Z, as the writer said.
    public long timeMicros() {
        return timeMicros;
    }

    /// The bytes themselves, not a copy: the first [#length()] of these.
    public byte[] payload() {
        return payload;
    }

    /// How many bytes the payload has.
    public int length() {
        return length;
    }

    /// What the record takes on disk, in bytes.
    int bytes() {
        return RecordFormat.HEADER_BYTES + length;
    }
}
