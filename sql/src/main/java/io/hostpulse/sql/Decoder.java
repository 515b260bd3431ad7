package io.hostpulse.sql;

import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.wire.Message;

import java.io.IOException;

/// Reads a message's bytes back into a snapshot.
@FunctionalInterface
public interface Decoder {
    /// The snapshot that a message was written from.
    ///
    /// @return may be the same object at every call, filled anew: the caller is done with it before
    ///   it asks again
    /// @throws IOException when the bytes are no message; its text says what was found
    Snapshot decode(Message message) throws IOException;
}
