package io.hostpulse.outputs;

import java.util.OptionalLong;

/// An output whose messages may come in any order. After an outage it gets the newest ones at once,
/// and what has piled up beside them, oldest first, as fast as it says.
///
/// An output that does not say so gets all its messages oldest first.
public interface AnyOrder extends Output {
    /// How fast to send what has piled up: bytes of message JSON a second, 0 for not now. Asked
    /// before each batch by the pump's thread, so that what the other side said last counts.
    ///
    /// @return empty sets no pace: as fast as the output takes it
    default OptionalLong backfillBytesPerSecond() {
        return OptionalLong.empty();
    }
}
