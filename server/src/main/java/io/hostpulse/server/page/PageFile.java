package io.hostpulse.server.page;

import java.util.Optional;

/// One file of the page, in memory. Immutable.
///
/// @param type its media type
/// @param plain its bytes
/// @param packed the same in gzip, where that is smaller
/// @param tag what changes with its bytes, in quotes as `ETag` writes it
@SuppressWarnings("ArrayRecordComponent") // read once from the jar, never changed
record PageFile(String type, byte[] plain, Optional<byte[]> packed, String tag) {}
