package io.hostpulse.store;

/// What every store does: messages, completeness, series, registry, wishes, feeds. A subclass for
/// each store says how to open it.
public abstract class StoreContract extends FeedsContract {}
