package io.hostpulse.agent.config;

import io.hostpulse.agent.time.TimeOptions;
import io.hostpulse.agent.window.WindowOptions;
import io.hostpulse.collect.CollectOptions;
import io.hostpulse.collect.Roots;
import io.hostpulse.journal.JournalOptions;
import io.hostpulse.outputs.OutputOptions;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Everything that can be configured, as values that have been checked.
///
/// @param interval the time between messages, 1 s to 1 h
/// @param cluster the cluster that this host belongs to, written into each message
/// @param hostname the name to report instead of the host's own
/// @param stateDirectory where the agent keeps its identity, the journal and dead letters
/// @param jitter whether the agent's ticks are shifted by a phase of its own, so that a fleet does
///   not beat in step; without effect at intervals of 1 s
/// @param budget what the agent itself may cost
/// @param serverOptions whether a server that messages go to may change the interval and the groups
/// @param roots where the kernel's files are read from
/// @param time what the agent's time is aligned with
/// @param collect what is collected
/// @param journal how much the journal keeps, and how often it forces
/// @param window what Prometheus may look at
/// @param outputs where messages go, in the order of the configuration
public record AgentConfig(
        Duration interval,
        Optional<String> cluster,
        Optional<String> hostname,
        Path stateDirectory,
        boolean jitter,
        Budget budget,
        boolean serverOptions,
        Roots roots,
        TimeOptions time,
        CollectOptions collect,
        JournalOptions journal,
        WindowOptions window,
        List<OutputOptions> outputs) {
    public static final Duration INTERVAL = Duration.ofSeconds(10);
    public static final Duration INTERVAL_MIN = Duration.ofMillis(100);
    public static final Duration INTERVAL_MAX = Duration.ofHours(1);
    public static final Path STATE_DIRECTORY = Path.of("/var/lib/hostpulse");

    /// What holds when nothing is configured; without outputs, which each command adds or demands.
    public static final AgentConfig DEFAULT =
            new AgentConfig(
                    INTERVAL,
                    Optional.empty(),
                    Optional.empty(),
                    STATE_DIRECTORY,
                    true,
                    Budget.DEFAULT,
                    true,
                    Roots.HOST,
                    TimeOptions.DEFAULT,
                    CollectOptions.DEFAULT,
                    JournalForm.DEFAULT,
                    WindowOptions.DEFAULT,
                    List.of());

    public AgentConfig {
        outputs = List.copyOf(outputs);
    }

    /// The same with another interval and other things to collect.
    AgentConfig with(Duration otherInterval, CollectOptions otherCollect) {
        return new AgentConfig(
                otherInterval,
                cluster,
                hostname,
                stateDirectory,
                jitter,
                budget,
                serverOptions,
                roots,
                time,
                otherCollect,
                journal,
                window,
                outputs);
    }
}
