package io.hostpulse.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What all sources say, the weakest source first. Confined to the thread that loads.
public final class Givens {
    private final Map<String, List<Given>> byKey = new LinkedHashMap<>();
    private final Map<String, Map<String, List<Given>>> byThing = new LinkedHashMap<>();
    private final Map<String, Origin> thingOrigins = new LinkedHashMap<>();

    Givens() {}

    void add(String key, Given given) {
        byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(given);
    }

    /// Makes a named thing known, whether or not anything is said of it.
    void addThing(String name, Origin origin) {
        byThing.computeIfAbsent(name, _ -> new LinkedHashMap<>());
        thingOrigins.putIfAbsent(name, origin);
    }

    void addField(String name, String field, Given given) {
        addThing(name, given.origin());
        Map<String, List<Given>> fields = byThing.getOrDefault(name, Map.of());
        fields.computeIfAbsent(field, _ -> new ArrayList<>()).add(given);
    }

    Map<String, List<Given>> keys() {
        return byKey;
    }

    /// The names of the things in the named section, in the order in which they were met.
    public Set<String> things() {
        return byThing.keySet();
    }

    /// What is said of each field of a named thing, known or not.
    public Map<String, List<Given>> thing(String name) {
        return byThing.getOrDefault(name, Map.of());
    }

    /// Where a named thing was met first.
    public Origin thingOrigin(String name) {
        return thingOrigins.getOrDefault(name, new Origin.Default());
    }
}
