package io.hostpulse.store;

import java.util.List;

/// A host's place in a [TopQuery]'s answer.
///
/// @param labels the labels of the row that counted
/// @param value in the field's unit; a counter's increase per second
public record Ranked(String agent, String hostname, List<String> labels, double value) {
    public Ranked {
        labels = List.copyOf(labels);
    }
}
