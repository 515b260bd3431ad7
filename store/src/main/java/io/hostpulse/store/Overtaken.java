package io.hostpulse.store;

/// Somebody else reads a feed now: nothing of the call has taken effect.
public final class Overtaken extends Exception {
    private static final long serialVersionUID = 1;

    private final String feed;

    /// @param feed which one
    public Overtaken(String feed) {
        super("feed " + feed + " was taken over", null, false, false);
        this.feed = feed;
    }

    /// Which feed.
    public String feed() {
        return feed;
    }
}
