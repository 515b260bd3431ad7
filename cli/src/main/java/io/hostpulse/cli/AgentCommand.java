package io.hostpulse.cli;

import io.hostpulse.agent.Agent;
import io.hostpulse.agent.IdentityStore;
import io.hostpulse.agent.Log;
import io.hostpulse.agent.Surroundings;
import io.hostpulse.agent.config.AgentConfig;
import io.hostpulse.agent.config.ConfigLoader;
import io.hostpulse.agent.time.HostClock;
import io.hostpulse.config.ConfigResult;
import io.hostpulse.config.ConfigWatch;
import io.hostpulse.config.LoadedConfig;
import io.hostpulse.config.Problem;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `agent` and `up`: runs the agent until a signal ends it. Parses its few words itself, so that
/// the agent's process loads no command-line library.
final class AgentCommand {
    private AgentCommand() {}

    /// What the command line says.
    ///
    /// @param file the configuration file, if any
    /// @param flags the settings given as `--key=value`
    private record Line(Optional<Path> file, List<String> flags) {}

    /// Runs the agent.
    ///
    /// @param arguments the command line, `agent` or `up` first
    /// @return the exit code
    static int run(String[] arguments) {
        Log log = new Log(System.err);
        boolean up = arguments[0].equals("up");
        Line line = parse(arguments);
        AgentConfig base = up ? Defaults.up() : AgentConfig.DEFAULT;
        if (!up && line.file().isEmpty()) {
            log.accept("agent: --config FILE is missing; 'hostpulse up' runs without one");
            return ExitCode.USAGE;
        }
        ConfigLoader loader = new ConfigLoader(System.getenv(), line.flags(), base);
        return switch (loader.load(line.file())) {
            case ConfigResult.Refused<AgentConfig> refused -> {
                refused.problems().stream().map(Problem::line).forEach(System.err::println);
                yield ExitCode.BAD_CONFIGURATION;
            }
            case ConfigResult.Loaded<AgentConfig> loaded ->
                    run(loaded.loaded(), loader, line.file(), log);
        };
    }

    private static Line parse(String[] arguments) {
        Optional<Path> file = Optional.empty();
        List<String> flags = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) {
            String argument = arguments[i];
            if (argument.startsWith("--config=")) {
                file = Optional.of(Path.of(argument.substring("--config=".length())));
            } else if (argument.equals("--config") && i + 1 < arguments.length) {
                file = Optional.of(Path.of(arguments[++i]));
            } else {
                flags.add(argument);
            }
        }
        return new Line(file, flags);
    }

    private static int run(
            LoadedConfig<AgentConfig> config, ConfigLoader loader, Optional<Path> file, Log log) {
        try (HostClock clock = new HostClock()) {
            Optional<ConfigWatch> watch = file.map(path -> new ConfigWatch(path, clock.nanoTime()));
            Surroundings surroundings =
                    new Surroundings(loader, file, watch, new Outputs(clock, log), clock, log);
            Agent agent = new Agent(surroundings);
            Signals.route(agent);
            agent.run(config);
            return ExitCode.OK;
        } catch (IdentityStore.InUse e) {
            log.accept(String.valueOf(e.getMessage()));
            return ExitCode.TRY_LATER;
        }
    }
}
