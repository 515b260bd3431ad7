package io.hostpulse.wire;

/// One message as every output gets it: encoded once, the same bytes for all. Immutable as long as
/// nobody writes into its bytes, which nobody may.
public final class Message {
    private final MessageKey key;
    private final long timeMicros;
    private final byte[] json;

    /// @param key the idempotency key, which also stands in the bytes
    /// @param timeMicros the corrected time, microseconds since 1970
    /// @param json one JSON object in UTF-8 without a line break; taken over, not copied
    public Message(MessageKey key, long timeMicros, byte[] json) {
        this.key = key;
        this.timeMicros = timeMicros;
        this.json = json;
    }

    /// The idempotency key.
    public MessageKey key() {
        return key;
    }

    /// The corrected time, microseconds since 1970.
    public long timeMicros() {
        return timeMicros;
    }

    /// The message's bytes: shared by all outputs, not to be changed.
    public byte[] json() {
        return json;
    }
}
