package io.hostpulse.agent.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What all sources say, the weakest source first. Confined to the thread that loads.
final class Givens {
    private final Map<String, List<Given>> byKey = new LinkedHashMap<>();
    private final Map<String, Map<String, List<Given>>> byOutput = new LinkedHashMap<>();
    private final Map<String, Origin> outputOrigins = new LinkedHashMap<>();

    void add(String key, Given given) {
        byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(given);
    }

    /// Makes an output known, whether or not anything is said of it.
    void addOutput(String name, Origin origin) {
        byOutput.computeIfAbsent(name, _ -> new LinkedHashMap<>());
        outputOrigins.putIfAbsent(name, origin);
    }

    void addOutput(String name, String field, Given given) {
        addOutput(name, given.origin());
        Map<String, List<Given>> fields = byOutput.getOrDefault(name, Map.of());
        fields.computeIfAbsent(field, _ -> new ArrayList<>()).add(given);
    }

    Map<String, List<Given>> keys() {
        return byKey;
    }

    /// The names of the outputs, in the order in which they were met.
    Set<String> outputs() {
        return byOutput.keySet();
    }

    Map<String, List<Given>> output(String name) {
        return byOutput.getOrDefault(name, Map.of());
    }

    Origin outputOrigin(String name) {
        return outputOrigins.getOrDefault(name, new Origin.Default());
    }
}
