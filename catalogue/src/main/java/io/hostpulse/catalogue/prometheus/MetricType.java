package io.hostpulse.catalogue.prometheus;

import java.util.Locale;

/// What a family's values are, as the text format says it.
public enum MetricType {
    COUNTER,
    GAUGE,
    UNTYPED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The type as format 0.0.4 writes it.
    public String word() {
        return word;
    }
}
