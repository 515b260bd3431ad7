package io.hostpulse.cli;

import io.hostpulse.agent.config.AgentConfig;
import io.hostpulse.agent.config.ConfigLoader;
import io.hostpulse.config.ConfigResult;
import io.hostpulse.config.Setting;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `check-config`: reads a configuration as the agent would and shows every value with its origin.
@Command(
        name = "check-config",
        customSynopsis = "hostpulse check-config FILE [--KEY=VALUE...]",
        description = "Checks a configuration and shows every value and where it came from.",
        mixinStandardHelpOptions = true)
final class CheckConfigCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The configuration file.")
    private Path file;

    @Unmatched private List<String> flags = new ArrayList<>();

    private final Speech speech;

    @SuppressWarnings("NullAway") // picocli sets the fields before it calls the command
    CheckConfigCommand(Speech speech) {
        this.speech = speech;
    }

    @Override
    public Integer call() {
        ConfigLoader loader = new ConfigLoader(System.getenv(), flags, AgentConfig.DEFAULT);
        return switch (loader.load(Optional.of(file))) {
            case ConfigResult.Refused<AgentConfig> refused -> {
                refused.problems().stream().map(speech::line).forEach(System.err::println);
                yield ExitCode.BAD_CONFIGURATION;
            }
            case ConfigResult.Loaded<AgentConfig> loaded -> {
                List<List<String>> rows = new ArrayList<>();
                for (Setting setting : loaded.loaded().settings()) {
                    rows.add(
                            List.of(
                                    setting.key(),
                                    setting.value(),
                                    speech.say(setting.origin().label())));
                }
                System.out.print(Columns.of(rows));
                yield ExitCode.OK;
            }
        };
    }
}
