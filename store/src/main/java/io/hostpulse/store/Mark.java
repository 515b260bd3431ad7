package io.hostpulse.store;

/// How far a feed is read, to be kept with the messages that came of it.
///
/// @param feed its name
/// @param owner who reads it, as [Feeds.Claim] says
/// @param next the first record that is not read yet
public record Mark(String feed, long owner, long next) {}
