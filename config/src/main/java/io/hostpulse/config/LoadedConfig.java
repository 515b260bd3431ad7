package io.hostpulse.config;

import java.util.List;

/// A configuration that can be used, and where each of its values comes from.
///
/// @param <C> the configuration
/// @param config the values
/// @param settings every key with its value and origin, in the order of the manual
public record LoadedConfig<C>(C config, List<Setting> settings) {
    public LoadedConfig {
        settings = List.copyOf(settings);
    }
}
