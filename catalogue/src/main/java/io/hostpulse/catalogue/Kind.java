package io.hostpulse.catalogue;

/// What a field's value is, in Prometheus' sense of the words.
public enum Kind {
    /// Text that tells the rows of one group apart, for example a device's name.
    LABEL,
    /// Text that describes a row without telling it apart, for example a file system's type.
    TEXT,
    /// A number that only grows until its source starts again.
    COUNTER,
    /// A number that goes up and down.
    GAUGE;

    /// Whether values of this kind are text and not numbers.
    public boolean isText() {
        return this == LABEL || this == TEXT;
    }
}
