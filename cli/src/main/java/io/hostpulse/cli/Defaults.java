package io.hostpulse.cli;

import io.hostpulse.agent.config.AgentConfig;
import io.hostpulse.outputs.OutputOptions;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What `up` runs without any configuration.
final class Defaults {
    private static final Path DATA = Path.of("data");

    private Defaults() {}

    /// A message a second, a line each on the terminal, and all of them in `data/hostpulse.db`.
    static AgentConfig up() {
        AgentConfig base = AgentConfig.DEFAULT;
        return new AgentConfig(
                Duration.ofSeconds(1),
                base.cluster(),
                base.hostname(),
                DATA,
                base.jitter(),
                base.serverOptions(),
                base.roots(),
                base.time(),
                base.collect(),
                base.journal(),
                List.of(
                        new OutputOptions.Console("terminal", OutputOptions.Console.FORM),
                        new OutputOptions.Sql(
                                "db",
                                "jdbc:sqlite:" + DATA.resolve("hostpulse.db"),
                                Optional.of(OutputOptions.Sql.AGE_MAX),
                                Optional.of(OutputOptions.Sql.BYTES_MAX))));
    }
}
