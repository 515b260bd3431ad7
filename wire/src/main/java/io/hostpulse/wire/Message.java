package io.hostpulse.wire;

import java.util.Arrays;

/// One message as every output gets it: encoded once, the same bytes for all. Immutable as long as
/// nobody writes into its bytes, which nobody may until every output has it.
public final class Message {
    private final MessageKey key;
    private final long timeMicros;
    private final byte[] bytes;
    private final int length;

    /// @param key the idempotency key, which also stands in the bytes
    /// @param timeMicros the corrected time, microseconds since 1970
    /// @param json one JSON object in UTF-8 without a line break; taken over, not copied
    public Message(MessageKey key, long timeMicros, byte[] json) {
        this(key, timeMicros, json, json.length);
    }

    /// @param bytes begins with one JSON object in UTF-8 without a line break; taken over, not
    ///   copied
    /// @param length how many of the bytes are the object
    public Message(MessageKey key, long timeMicros, byte[] bytes, int length) {
        this.key = key;
        this.timeMicros = timeMicros;
        this.bytes = bytes;
        this.length = length;
    }

    /// The idempotency key.
    public MessageKey key() {
        return key;
    }

    /// The corrected time, microseconds since 1970.
    public long timeMicros() {
        return timeMicros;
    }

    /// The message's bytes, the first [#length()] of these: shared by all outputs, not to be
    /// changed, nor to be kept when the message is accepted.
    public byte[] bytes() {
        return bytes;
    }

    /// How many bytes the message has.
    public int length() {
        return length;
    }

    /// The message's bytes in an array of their own, which may be kept; not to be changed.
    public byte[] json() {
        return Arrays.copyOf(bytes, length);
    }
}
