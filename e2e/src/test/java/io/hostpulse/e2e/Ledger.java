package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.TreeMap;

/// The oracle of all experiments: what a server says it received, and what it says is missing,
/// together are all numbers, and nothing is unexplained.
///
/// @param received how many messages arrived
/// @param missing how many will never, by cause
record Ledger(long received, Map<String, Long> missing) {
    /// Reads a host's completeness and checks that ranges and holes cover every epoch without
    /// overlap.
    static Ledger of(JsonNode completeness) {
        Map<String, Map<Long, Long>> covered = new TreeMap<>();
        long received = 0;
        for (JsonNode range : completeness.path("received")) {
            received += cover(covered, range);
        }
        Map<String, Long> missing = new TreeMap<>();
        for (JsonNode hole : completeness.path("holes")) {
            missing.merge(hole.path("cause").stringValue(), cover(covered, hole), Long::sum);
        }
        covered.forEach(
                (stream, ranges) -> {
                    long next = 1;
                    for (Map.Entry<Long, Long> range : ranges.entrySet()) {
                        assertThat(range.getKey()).as("covered next in %s", stream).isEqualTo(next);
                        next = range.getValue() + 1;
                    }
                });
        return new Ledger(received, missing);
    }

    private static long cover(Map<String, Map<Long, Long>> covered, JsonNode range) {
        String stream = range.path("journal").stringValue() + "/" + range.path("epoch");
        long from = range.path("from").longValue();
        long to = range.path("to").longValue();
        Long twice = covered.computeIfAbsent(stream, _ -> new TreeMap<>()).put(from, to);
        assertThat(twice).as("%s from %d stands twice", stream, from).isNull();
        return to - from + 1;
    }

    long missing(String cause) {
        return missing.getOrDefault(cause, 0L);
    }

    /// Nothing is missing without a word, and nothing is still to come.
    void assertExplained() {
        assertThat(missing("pending")).as("pending: %s", this).isZero();
        assertThat(missing("unexplained")).as("unexplained: %s", this).isZero();
    }

    /// Nothing is missing at all.
    void assertWhole() {
        assertThat(missing).as("missing: %s", this).isEmpty();
    }
}
