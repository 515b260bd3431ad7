package io.hostpulse.store;

/// What every store does: messages, completeness, series, registry, wishes, feeds, packed messages.
/// A subclass for each store says how to open it.
public abstract class StoreContract extends PackedContract {}
