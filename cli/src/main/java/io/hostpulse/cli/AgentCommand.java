package io.hostpulse.cli;

import io.hostpulse.agent.Agent;
import io.hostpulse.agent.IdentityStore;
import io.hostpulse.agent.Log;
import io.hostpulse.agent.Surroundings;
import io.hostpulse.agent.config.AgentConfig;
import io.hostpulse.agent.config.ConfigLoader;
import io.hostpulse.agent.time.HostClock;
import io.hostpulse.collect.FileStatus;
import io.hostpulse.config.ConfigResult;
import io.hostpulse.config.ConfigWatch;
import io.hostpulse.config.LoadedConfig;
import io.hostpulse.config.Problem;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// `agent`: runs the agent until a signal ends it. Parses its few words itself, so that the agent's
/// process loads no command-line library.
final class AgentCommand {
    private AgentCommand() {}

    /// Runs the agent with a configuration file.
    ///
    /// @param arguments the command line, `agent` first
    /// @return the exit code
    static int run(String[] arguments) {
        Log log = new Log(System.err);
        CommandLineWords words = CommandLineWords.of(arguments, 1);
        if (words.file().isEmpty()) {
            log.accept("agent: --config FILE is missing; 'hostpulse up' runs without one");
            return ExitCode.USAGE;
        }
        return run(words, AgentConfig.DEFAULT, () -> {}, log);
    }

    /// Runs the agent until a signal ends it.
    ///
    /// @param base what holds for settings that are not given
    /// @param ready run when the configuration has been accepted, before the first message
    /// @return the exit code
    static int run(CommandLineWords words, AgentConfig base, Runnable ready, Log log) {
        ConfigLoader loader = new ConfigLoader(System.getenv(), words.flags(), base);
        ConfigResult<AgentConfig> result = loader.load(words.file());
        if (isRefused(result)) {
            return ExitCode.BAD_CONFIGURATION;
        }
        ready.run();
        return run(((ConfigResult.Loaded<AgentConfig>) result).loaded(), loader, words.file(), log);
    }

    /// Whether an agent would refuse these words, for whoever starts something else before it. Says
    /// why.
    static boolean refuses(CommandLineWords words, AgentConfig base) {
        var loader = new ConfigLoader(System.getenv(), words.flags(), base);
        return isRefused(loader.load(words.file()));
    }

    private static boolean isRefused(ConfigResult<AgentConfig> result) {
        // No pattern switch: its bootstrap costs every start 4 ms.
        if (result instanceof ConfigResult.Refused<AgentConfig> refused) {
            refused.problems().stream().map(Problem::line).forEach(System.err::println);
            return true;
        }
        return false;
    }

    private static int run(
            LoadedConfig<AgentConfig> config, ConfigLoader loader, Optional<Path> file, Log log) {
        Path stateDirectory = config.config().stateDirectory();
        List<String> problems =
                Outputs.credentialProblems(config.config().outputs(), stateDirectory);
        if (!problems.isEmpty()) {
            problems.forEach(log);
            return ExitCode.BAD_CONFIGURATION;
        }
        try (HostClock clock = new HostClock()) {
            Optional<ConfigWatch> watch =
                    file.map(
                            path ->
                                    new ConfigWatch(
                                            path,
                                            clock.nanoTime(),
                                            new FileStatus(path)::isUnchanged));
            Surroundings surroundings =
                    new Surroundings(
                            loader,
                            file,
                            watch,
                            new Outputs(clock, stateDirectory, log),
                            clock,
                            log,
                            HaltAt.ofProperty(System.getProperty(HaltAt.PROPERTY)));
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
