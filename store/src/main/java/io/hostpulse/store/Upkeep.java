package io.hostpulse.store;

/// What one piece of upkeep did.
///
/// @param chunksCut how many chunks were closed
/// @param chunksMerged how many were merged into larger ones
/// @param deletedMessages how many messages' raw data was deleted
/// @param more whether more is due at once
public record Upkeep(int chunksCut, int chunksMerged, long deletedMessages, boolean more) {}
