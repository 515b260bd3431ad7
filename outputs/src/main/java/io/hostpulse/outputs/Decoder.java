package io.hostpulse.outputs;

import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.wire.Message;
import io.hostpulse.wire.MessageDecoder;
import io.hostpulse.wire.MessageException;

import java.io.IOException;

/// Reads a message back into a snapshot, for outputs that show values and not bytes. Confined to
/// the thread of its output.
@FunctionalInterface
public interface Decoder {
    /// The snapshot that the message holds; valid until the next call.
    ///
    /// @throws IOException if the bytes are not a message
    Snapshot decode(Message message) throws IOException;

    /// A decoder of JSON messages, which uses one snapshot again and again.
    static Decoder ofMessages() {
        MessageDecoder decoder = new MessageDecoder();
        Snapshot snapshot = new Snapshot();
        return message -> {
            try {
                decoder.decode(message.bytes(), 0, message.length(), snapshot);
                return snapshot;
            } catch (MessageException e) {
                throw new IOException(e.getMessage(), e);
            }
        };
    }
}
