package io.hostpulse.agent;

import io.hostpulse.agent.config.ConfigLoader;
import io.hostpulse.agent.time.HostClock;
import io.hostpulse.config.ConfigWatch;
import io.hostpulse.journal.Faults;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// What the program gives the agent.
///
/// @param loader reads the configuration, at the start and again when it changed
/// @param file the configuration file, if any
/// @param watch tells when the file changed or a signal asked for it
/// @param opener makes outputs
/// @param clock the host's clock
/// @param log takes the agent's lines
/// @param faults is told of each step of the journal's work; [Faults#NONE] outside of tests
public record Surroundings(
        ConfigLoader loader,
        Optional<Path> file,
        Optional<ConfigWatch> watch,
        OutputOpener opener,
        HostClock clock,
        Consumer<String> log,
        Faults faults) {}
