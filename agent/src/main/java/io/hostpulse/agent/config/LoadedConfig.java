package io.hostpulse.agent.config;

import java.util.List;

/// A configuration that can be used, and where each of its values comes from.
///
/// @param config the values
/// @param settings every key with its value and origin, in the order of the manual
public record LoadedConfig(AgentConfig config, List<Setting> settings) {
    public LoadedConfig {
        settings = List.copyOf(settings);
    }
}
