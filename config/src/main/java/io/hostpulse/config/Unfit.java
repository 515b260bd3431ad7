package io.hostpulse.config;

/// A text is not a value of the kind that a key needs. The message goes on after "is": `"10
/// parsecs", which has an unknown unit`.
public final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    private final int item;

    public Unfit(String found) {
        this(found, -1);
    }

    /// Says what was found instead.
    ///
    /// @param item which item of a list does not fit; -1 when it is no list
    public Unfit(String found, int item) {
        super(found, null, false, false);
        this.item = item;
    }

    public String found() {
        return String.valueOf(getMessage());
    }

    public int item() {
        return item;
    }
}
