package io.hostpulse.cli;

import io.hostpulse.agent.Assembler;
import io.hostpulse.agent.Log;
import io.hostpulse.agent.TimeServer;
import io.hostpulse.agent.config.AgentConfig;
import io.hostpulse.agent.config.ConfigLoader;
import io.hostpulse.agent.time.HostClock;
import io.hostpulse.agent.time.TimeAligner;
import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.collect.Collection;
import io.hostpulse.collect.HostIdentity;
import io.hostpulse.config.ConfigResult;
import io.hostpulse.wire.Message;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

/// `once`: two readings a second apart, so that shares and differences are there, shown once.
@Command(
        name = "once",
        description = {
            "Reads this host twice, a second apart, and shows the second message.",
            "Settings may follow as --KEY=VALUE, for example --path.procfs=/host/proc."
        },
        mixinStandardHelpOptions = true)
final class OnceCommand implements Callable<Integer> {
    private static final long BETWEEN_MILLIS = 1_000;

    /// As if a tick came every 20 s: no tick presses, so that a busy host has a second to answer.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// How a message is shown.
    enum Form {
        json,
        table
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "json|table",
            defaultValue = "table",
            description = "How to show it: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private Form form = Form.table;

    @Option(names = "--config", paramLabel = "FILE", description = "A configuration file.")
    private @Nullable Path file;

    @Unmatched private List<String> flags = new ArrayList<>();

    private final Speech speech;

    OnceCommand(Speech speech) {
        this.speech = speech;
    }

    @Override
    public Integer call() throws InterruptedException {
        ConfigLoader loader = new ConfigLoader(System.getenv(), flags, Defaults.once());
        return switch (loader.load(Optional.ofNullable(file))) {
            case ConfigResult.Refused<AgentConfig> refused -> {
                refused.problems().stream().map(speech::line).forEach(System.err::println);
                yield ExitCode.BAD_CONFIGURATION;
            }
            case ConfigResult.Loaded<AgentConfig> loaded -> show(loaded.loaded().config());
        };
    }

    private int show(AgentConfig config) throws InterruptedException {
        Snapshot snapshot = new Snapshot();
        Message message = read(config, snapshot);
        if (form == Form.json) {
            System.out.println(new String(message.json(), StandardCharsets.UTF_8));
        } else {
            System.out.print(SnapshotTable.of(snapshot));
        }
        return ExitCode.OK;
    }

    private static Message read(AgentConfig config, Snapshot snapshot) throws InterruptedException {
        Log log = new Log(System.err);
        try (HostClock clock = new HostClock();
                Collection collection =
                        Collection.patient(config.collect(), config.roots(), clock.monotonic());
                TimeAligner time =
                        TimeAligner.of(config.time(), TimeServer.trust(config), clock, log)) {
            Assembler assembler = new Assembler();
            Identity identity = identity(config);
            time.start();
            Message _ = message(config, clock, collection, time, assembler, identity, snapshot);
            Thread.sleep(BETWEEN_MILLIS);
            return message(config, clock, collection, time, assembler, identity, snapshot);
        }
    }

    private static Message message(
            AgentConfig config,
            HostClock clock,
            Collection collection,
            TimeAligner time,
            Assembler assembler,
            Identity identity,
            Snapshot snapshot) {
        snapshot.clear();
        long nanos = clock.nanoTime();
        var reading = time.read();
        collection.collect(snapshot, PATIENCE);
        return assembler.assemble(
                snapshot,
                config.collect().groups(),
                identity,
                reading,
                BETWEEN_MILLIS,
                nanos / 1_000);
    }

    /// A reading by hand belongs to no agent: it has an identity of its own, used once.
    private static Identity identity(AgentConfig config) {
        HostIdentity host = HostIdentity.read(config.roots(), Optional.empty());
        return new Identity(
                config.cluster(),
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                1,
                host.bootId(),
                config.hostname().or(host::hostname).orElse("localhost"),
                host.ip(),
                host.mac());
    }
}
