package io.hostpulse.agent.config;

import io.hostpulse.collect.Filter;
import io.hostpulse.config.Key;
import io.hostpulse.config.PatternsKind;
import io.hostpulse.config.Values;

import java.util.List;
import java.util.function.Function;

/// The two keys of a filter. Immutable.
final class FilterKeys {
    private final Key<AgentConfig, List<String>> include;
    private final Key<AgentConfig, List<String>> exclude;

    /// @param name what both keys begin with
    /// @param things what is filtered, in the plural
    FilterKeys(String name, String things, Function<AgentConfig, Filter> filter) {
        include =
                Key.of(
                        name + ".include",
                        new PatternsKind(),
                        config -> filter.apply(config).include(),
                        "Which " + things + " to take; an empty list takes all.");
        exclude =
                Key.of(
                        name + ".exclude",
                        new PatternsKind(),
                        config -> filter.apply(config).exclude(),
                        "Which "
                                + things
                                + " to leave out. A list given here replaces the default list:"
                                + " repeat those of its patterns that are to stay.");
    }

    /// Both keys, in the order of the manual.
    List<Key<AgentConfig, ?>> both() {
        return List.of(include, exclude);
    }

    Filter in(Values<AgentConfig> values) {
        return new Filter(values.of(include), values.of(exclude));
    }
}
