package io.hostpulse.agent.config;

import java.util.List;

/// How loading the configuration ended.
public sealed interface ConfigResult {
    /// Everything fits.
    record Loaded(LoadedConfig loaded) implements ConfigResult {}

    /// Nothing may be used.
    ///
    /// @param problems what is wrong, sorted by place, at least one
    record Refused(List<Problem> problems) implements ConfigResult {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
