package io.hostpulse.agent.config;

/// A text is not a value of the kind that a key needs. The message goes on after "is": `"10
/// parsecs", which has an unknown unit`.
final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    private final int item;

    Unfit(String found) {
        this(found, -1);
    }

    /// @param item which item of a list does not fit; -1 when it is no list
    Unfit(String found, int item) {
        super(found, null, false, false);
        this.item = item;
    }

    String found() {
        return String.valueOf(getMessage());
    }

    int item() {
        return item;
    }
}
