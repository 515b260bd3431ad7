package io.hostpulse.agent.config;

import io.hostpulse.agent.time.TimeOptions;
import io.hostpulse.collect.CollectOptions;
import io.hostpulse.collect.Roots;
import io.hostpulse.config.ConfigResult;
import io.hostpulse.config.Layers;
import io.hostpulse.config.LoadedConfig;
import io.hostpulse.config.Origin;
import io.hostpulse.config.Problems;
import io.hostpulse.config.Reading;
import io.hostpulse.config.Values;
import io.hostpulse.config.Vocabulary;
import io.hostpulse.outputs.OutputOptions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Loads the configuration: command line over environment over file over default. Everything is
/// checked, all problems are gathered, and nothing is used when there is one. Immutable.
public final class ConfigLoader {
    /// What the agent's configuration may say; the server's words are none of it.
    static final Vocabulary<AgentConfig> VOCABULARY =
            Vocabulary.of(Keys.ALL).with(OutputForm.section()).besides(Set.of("server"));

    private final Layers<AgentConfig> layers;
    private final AgentConfig defaults;

    /// @param environment the process's environment; names without `HOSTPULSE_` are ignored, and so
    ///   are `HOSTPULSE_JAVA_HOME` and `HOSTPULSE_JAVA_OPTIONS`, which the launcher reads, and
    ///   those below `HOSTPULSE_SERVER_`, which a server reads
    /// @param flags `--KEY=VALUE`, or `--KEY` and `VALUE`; nothing else may be among them
    /// @param defaults what holds for keys that are not given; its outputs hold only when no output
    ///   is configured
    public ConfigLoader(Map<String, String> environment, List<String> flags, AgentConfig defaults) {
        this.layers = new Layers<>(VOCABULARY, environment, flags);
        this.defaults = defaults;
    }

    /// Loads the configuration with this file, or without one. Whatever the file holds, the answer
    /// is a configuration or its problems, and never an exception.
    public ConfigResult<AgentConfig> load(Optional<Path> file) {
        Reading<AgentConfig> reading = layers.read(file, defaults);
        Values<AgentConfig> values = reading.values();
        Problems problems = reading.problems();
        if (!reading.isFileRead()) {
            // What the file would have said is unknown: no judgement about the whole.
            return new ConfigResult.Refused<>(problems.sorted());
        }
        OutputAssembly outputs =
                OutputAssembly.assemble(reading.givens(), defaults.outputs(), problems);
        TimeAssembly time = TimeAssembly.assemble(values, outputs.outputs(), problems);
        if (problems.isEmpty() && outputs.outputs().isEmpty()) {
            problems.add(
                    file.isPresent() ? new Origin.File(file.get(), 1, 1) : new Origin.Default(),
                    "no output is configured; expected a section outputs with at least one");
        }
        if (!problems.isEmpty()) {
            return new ConfigResult.Refused<>(problems.sorted());
        }
        var settings = new ArrayList<>(time.settings(values.settings()));
        settings.addAll(outputs.settings());
        return new ConfigResult.Loaded<>(
                new LoadedConfig<>(config(values, time.options(), outputs.outputs()), settings));
    }

    private static AgentConfig config(
            Values<AgentConfig> values, TimeOptions time, List<OutputOptions> outputs) {
        return new AgentConfig(
                values.of(Keys.INTERVAL),
                values.of(Keys.CLUSTER),
                values.of(Keys.HOSTNAME),
                values.of(Keys.STATE_DIR),
                values.of(Keys.JITTER),
                values.of(Keys.BUDGET),
                values.of(Keys.SERVER_OPTIONS),
                new Roots(
                        values.of(Keys.PROCFS),
                        values.of(Keys.SYSFS),
                        values.of(Keys.ROOTFS),
                        values.of(Keys.PATH_MOUNTS),
                        values.of(Keys.UDEV)),
                time,
                new CollectOptions(
                        Keys.groups(values),
                        Keys.MOUNTS.in(values),
                        Keys.FILESYSTEM_TYPES.in(values),
                        Keys.DISKS.in(values),
                        Keys.INTERFACES.in(values),
                        Keys.CPU_FLAGS.in(values),
                        Optional.empty(),
                        values.of(Keys.TEXTFILES),
                        values.of(Keys.THREADS),
                        values.of(Keys.COLLECT_TIMEOUT)),
                JournalForm.options(values),
                WindowKeys.options(values),
                outputs);
    }
}
