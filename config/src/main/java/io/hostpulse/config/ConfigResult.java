package io.hostpulse.config;

import java.util.List;

/// How loading a configuration ended.
///
/// @param <C> the configuration
public sealed interface ConfigResult<C> {
    /// Everything fits.
    record Loaded<C>(LoadedConfig<C> loaded) implements ConfigResult<C> {}

    /// Nothing may be used.
    ///
    /// @param problems what is wrong, sorted by place, at least one
    record Refused<C>(List<Problem> problems) implements ConfigResult<C> {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
