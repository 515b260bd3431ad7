package io.hostpulse.agent.config;

import io.hostpulse.agent.time.TimeOptions;
import io.hostpulse.collect.CollectOptions;
import io.hostpulse.collect.Roots;
import io.hostpulse.outputs.OutputOptions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Loads the configuration: command line over environment over file over default. Everything is
/// checked, all problems are gathered, and nothing is used when there is one. Immutable.
public final class ConfigLoader {
    private final Map<String, String> environment;
    private final List<String> flags;
    private final AgentConfig defaults;

    /// @param environment the process's environment; names without `HOSTPULSE_` are ignored, and so
    ///   are `HOSTPULSE_JAVA_HOME` and `HOSTPULSE_JAVA_OPTIONS`, which the launcher reads
    /// @param flags `--KEY=VALUE`, or `--KEY` and `VALUE`; nothing else may be among them
    /// @param defaults what holds for keys that are not given; its outputs hold only when no output
    ///   is configured
    public ConfigLoader(Map<String, String> environment, List<String> flags, AgentConfig defaults) {
        this.environment = Map.copyOf(environment);
        this.flags = List.copyOf(flags);
        this.defaults = defaults;
    }

    /// Loads the configuration with this file, or without one. Whatever the file holds, the answer
    /// is a configuration or its problems, and never an exception.
    public ConfigResult load(Optional<Path> file) {
        var problems = new Problems();
        var givens = new Givens();
        boolean isRead = file.isEmpty() || FileLayer.read(file.get(), givens, problems);
        EnvironmentLayer.read(environment, givens, problems);
        FlagLayer.read(flags, givens, problems);
        Values<AgentConfig> values =
                Values.resolve("", Keys.ALL, defaults, givens.keys(), problems);
        if (!isRead) {
            // What the file would have said is unknown: no judgement about the whole.
            return new ConfigResult.Refused(problems.sorted());
        }
        TimeOptions time = TimeAssembly.assemble(values, problems);
        OutputAssembly outputs = OutputAssembly.assemble(givens, defaults.outputs(), problems);
        if (problems.isEmpty() && outputs.outputs().isEmpty()) {
            problems.add(
                    file.isPresent() ? new Origin.File(file.get(), 1, 1) : new Origin.Default(),
                    "no output is configured; expected a section outputs with at least one");
        }
        if (!problems.isEmpty()) {
            return new ConfigResult.Refused(problems.sorted());
        }
        var settings = new ArrayList<>(values.settings());
        settings.addAll(outputs.settings());
        return new ConfigResult.Loaded(
                new LoadedConfig(config(values, time, outputs.outputs()), settings));
    }

    private static AgentConfig config(
            Values<AgentConfig> values, TimeOptions time, List<OutputOptions> outputs) {
        return new AgentConfig(
                values.of(Keys.INTERVAL),
                values.of(Keys.CLUSTER),
                values.of(Keys.HOSTNAME),
                values.of(Keys.STATE_DIR),
                values.of(Keys.JITTER),
                new Roots(values.of(Keys.PROCFS), values.of(Keys.SYSFS), values.of(Keys.ROOTFS)),
                time,
                new CollectOptions(
                        Keys.groups(values),
                        Keys.MOUNTS.in(values),
                        Keys.FILESYSTEM_TYPES.in(values),
                        Keys.DISKS.in(values),
                        Keys.INTERFACES.in(values),
                        values.of(Keys.THREADS),
                        values.of(Keys.COLLECT_TIMEOUT)),
                outputs);
    }
}
