package io.hostpulse.cli;

import io.hostpulse.agent.config.AgentConfig;
import io.hostpulse.agent.config.Budget;
import io.hostpulse.agent.time.TimeOptions;
import io.hostpulse.outputs.OutputOptions;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the agent does without any configuration.
final class Defaults {
    private static final OutputOptions TERMINAL =
            new OutputOptions.Console("terminal", OutputOptions.Console.FORM);

    private Defaults() {}

    /// What a reading by hand collects: everything; nothing is delivered or asked.
    static AgentConfig once() {
        AgentConfig base = AgentConfig.DEFAULT;
        return new AgentConfig(
                base.interval(),
                base.cluster(),
                base.hostname(),
                base.stateDirectory(),
                base.jitter(),
                base.budget(),
                base.serverOptions(),
                base.roots(),
                base.time(),
                base.collect(),
                base.journal(),
                base.window(),
                List.of(TERMINAL));
    }

    /// A message a second, a line each on the terminal, and all of them to the server beside it,
    /// whose time they carry.
    ///
    /// @param data where the agent keeps its state
    /// @param serverUrl the server
    static AgentConfig up(Path data, String serverUrl) {
        AgentConfig base = AgentConfig.DEFAULT;
        TimeOptions time = base.time();
        return new AgentConfig(
                Duration.ofSeconds(1),
                base.cluster(),
                base.hostname(),
                data,
                base.jitter(),
                // The server runs in the same process: its cost is not the agent's.
                Budget.NONE,
                base.serverOptions(),
                base.roots(),
                new TimeOptions(
                        TimeOptions.Source.SERVER,
                        serverUrl,
                        time.timeout(),
                        time.poll(),
                        time.setSystemClock()),
                base.collect(),
                base.journal(),
                base.window(),
                List.of(
                        TERMINAL,
                        new OutputOptions.Http(
                                "server",
                                serverUrl,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                OutputOptions.Http.GZIP,
                                OutputOptions.Http.TIMEOUT,
                                false)));
    }
}
