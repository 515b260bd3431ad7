package io.hostpulse.store;

import io.hostpulse.catalogue.Snapshot;

/// One message that arrived.
///
/// @param snapshot what it says; its time is the one to store
/// @param crc32c the checksum of its bytes: the same key with other bytes is no repetition
public record Arrival(Snapshot snapshot, int crc32c) {}
