package io.hostpulse.store;

import java.util.OptionalLong;

/// How far the servers of this store have read feeds: records that somebody else keeps in an order,
/// as a partition of a topic does. Thread-safe.
///
/// One server at a time reads a feed. Who begins takes it over; what the one before still tries to
/// keep is refused from then on, as a whole, by the store's own transaction. So no clock and nobody
/// else has to say who is the right one.
public interface Feeds {
    /// Takes a feed over from whoever read it. Durable on return.
    ///
    /// @param feed its name, the same for all servers of the store; at most 512 characters
    Claim claim(String feed) throws StoreException;

    /// What it means to read a feed.
    ///
    /// @param owner the number that [Mark]s of this reader carry; larger than any before
    /// @param next the first record that is not kept yet; empty when the feed was never read
    record Claim(long owner, OptionalLong next) {}
}
