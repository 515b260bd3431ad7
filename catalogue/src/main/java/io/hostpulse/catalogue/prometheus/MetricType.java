package io.hostpulse.catalogue.prometheus;

import java.util.Locale;

/// What a family's values are, as the text format says it.
public enum MetricType {
    COUNTER,
    GAUGE,
    HISTOGRAM,
    SUMMARY,
    UNTYPED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The type of this word; untyped where there is none.
    public static MetricType of(String word) {
        for (MetricType type : values()) {
            if (type.word.equals(word)) {
                return type;
            }
        }
        return UNTYPED;
    }

    /// The type as format 0.0.4 writes it.
    public String word() {
        return word;
    }
}
