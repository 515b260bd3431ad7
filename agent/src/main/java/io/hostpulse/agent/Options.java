package io.hostpulse.agent;

import io.hostpulse.agent.config.AgentConfig;
import io.hostpulse.config.ConfigResult;
import io.hostpulse.config.ConfigWatch;
import io.hostpulse.config.LoadedConfig;
import io.hostpulse.config.Problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The third step of the flow: what may change while the agent runs. Confined to the main flow's
/// thread.
///
/// A changed configuration file, or SIGHUP, makes the agent read all of it again, command line and
/// environment over it as at the start. It is checked first; a bad one is refused with every
/// problem named, and the old one stays in force.
final class Options {
    /// How long a changed file may go unseen between two ticks that are further apart.
    static final long LOOK_NANOS = Duration.ofSeconds(10).toNanos();

    private final Surroundings surroundings;
    private LoadedConfig<AgentConfig> current;

    Options(Surroundings surroundings, LoadedConfig<AgentConfig> current) {
        this.surroundings = surroundings;
        this.current = current;
    }

    /// The new configuration, when there is one that is good and different.
    Optional<LoadedConfig<AgentConfig>> changed() {
        Optional<ConfigWatch> watch = surroundings.watch();
        if (watch.isEmpty() || !watch.get().changed(surroundings.clock().nanoTime())) {
            return Optional.empty();
        }
        return switch (surroundings.loader().load(surroundings.file())) {
            case ConfigResult.Refused<AgentConfig> refused -> {
                refuse(refused.problems());
                yield Optional.empty();
            }
            case ConfigResult.Loaded<AgentConfig> loaded -> accept(loaded.loaded());
        };
    }

    private void refuse(List<Problem> problems) {
        surroundings.log().accept("configuration refused, the old one stays in force");
        for (Problem problem : problems) {
            surroundings.log().accept(problem.line());
        }
    }

    private Optional<LoadedConfig<AgentConfig>> accept(LoadedConfig<AgentConfig> loaded) {
        List<String> changes = Settings.changes(current.settings(), loaded.settings());
        if (changes.isEmpty()) {
            surroundings.log().accept("configuration read again: nothing changed");
            return Optional.empty();
        }
        for (String change : changes) {
            surroundings.log().accept("configuration changed " + change);
        }
        current = loaded;
        return Optional.of(loaded);
    }
}
