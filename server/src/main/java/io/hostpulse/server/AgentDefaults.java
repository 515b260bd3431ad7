package io.hostpulse.server;

import io.hostpulse.catalogue.Group;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What is wished of every agent, unless an administrator wishes something else of its host.
///
/// @param interval how often each sends a message; left to the agents when absent
/// @param groups which groups are on or off; what is not here is left to the agents
public record AgentDefaults(Optional<Duration> interval, Map<Group, Boolean> groups) {
    /// The shortest interval that may be wished.
    public static final Duration INTERVAL_MIN = Duration.ofSeconds(1);

    /// The longest.
    public static final Duration INTERVAL_MAX = Duration.ofHours(1);

    /// Nothing is wished.
    public static final AgentDefaults NONE = new AgentDefaults(Optional.empty(), Map.of());

    public AgentDefaults {
        groups = Map.copyOf(groups);
    }

    /// The interval as answers write it.
    public OptionalLong intervalMillis() {
        return interval.isPresent()
                ? OptionalLong.of(interval.get().toMillis())
                : OptionalLong.empty();
    }

    /// The groups by their words.
    public Map<String, Boolean> switches() {
        Map<String, Boolean> switches = new HashMap<>();
        groups.forEach((group, on) -> switches.put(group.word(), on));
        return switches;
    }

    /// Whether this group is wished on or off, if either.
    public Optional<Boolean> of(Group group) {
        return Optional.ofNullable(groups.get(group));
    }
}
