package io.hostpulse.outputs;

import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.wire.Message;

import java.io.IOException;

/// Reads a message back into a snapshot, for outputs that show values and not bytes. Confined to
/// the thread of its output.
@FunctionalInterface
interface Decoder {
    /// The snapshot that the message holds; valid until the next call.
    ///
    /// @throws IOException if the bytes are not a message
    Snapshot decode(Message message) throws IOException;
}
