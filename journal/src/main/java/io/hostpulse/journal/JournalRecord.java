package io.hostpulse.journal;

/// One record: opaque bytes under a key. Immutable by agreement: the payload is shared, not copied,
/// and nobody writes to it.
public final class JournalRecord {
    private final Key key;
    private final long timeMicros;
    private final byte[] payload;

    JournalRecord(Key key, long timeMicros, byte[] payload) {
        this.key = key;
        this.timeMicros = timeMicros;
        this.payload = payload;
    }

    /// What identifies the record.
    public Key key() {
        return key;
    }

    /// When it was made, in microseconds since 1970-01-01T00:00:00Z, as the writer said.
    public long timeMicros() {
        return timeMicros;
    }

    /// The bytes themselves, not a copy.
    public byte[] payload() {
        return payload;
    }

    /// What the record takes on disk, in bytes.
    int bytes() {
        return RecordFormat.HEADER_BYTES + payload.length;
    }
}
