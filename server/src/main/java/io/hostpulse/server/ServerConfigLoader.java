package io.hostpulse.server;

import io.hostpulse.config.ConfigResult;
import io.hostpulse.config.Layers;
import io.hostpulse.config.LoadedConfig;
import io.hostpulse.config.Manual;
import io.hostpulse.config.Problems;
import io.hostpulse.config.Reading;
import io.hostpulse.config.Values;
import io.hostpulse.config.Vocabulary;
import io.hostpulse.store.StoreLimits;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Loads the server's configuration: command line over environment over file over default.
/// Immutable.
public final class ServerConfigLoader {
    static final Vocabulary<ServerSettings> VOCABULARY =
            Vocabulary.of(ServerKeys.ALL)
                    .besides(Set.of("agent", "path", "time", "collect", "journal", "outputs"));

    private static final long IN_FLIGHT_SHOWN = 256L << 20;

    /// In the manual and the sample file the machine's memory is not known.
    private static final ServerSettings SHOWN =
            new ServerSettings(
                    ServerSettings.DEFAULT.listen(),
                    ServerSettings.DEFAULT.dataFolder(),
                    ServerSettings.DEFAULT.store(),
                    ServerSettings.DEFAULT.storeLimits(),
                    ServerSettings.DEFAULT.tls(),
                    ServerSettings.DEFAULT.allowLocalAgents(),
                    ServerSettings.DEFAULT.http(),
                    ingest(10, IN_FLIGHT_SHOWN),
                    ServerSettings.DEFAULT.queries(),
                    ServerSettings.DEFAULT.clock(),
                    ServerSettings.DEFAULT.agents(),
                    ServerSettings.DEFAULT.packagesFolder(),
                    KafkaChoice.NONE);

    private static final Manual<ServerSettings> MANUAL =
            new Manual<>(
                    "server", "docs/server-configuration.md", VOCABULARY, SHOWN, "127.0.0.1:7700");

    private final Layers<ServerSettings> layers;

    /// @param environment the process's environment
    /// @param flags `--KEY=VALUE`, or `--KEY` and `VALUE`; nothing else may be among them
    public ServerConfigLoader(Map<String, String> environment, List<String> flags) {
        this.layers = new Layers<>(VOCABULARY, environment, flags);
    }

    /// The page about the configuration.
    public static String page() {
        return MANUAL.page();
    }

    /// A configuration file with all keys, commented out.
    public static String sample() {
        return MANUAL.sample();
    }

    /// Loads the configuration with this file, or without one.
    public ConfigResult<ServerSettings> load(Optional<Path> file) {
        Reading<ServerSettings> reading = layers.read(file, ServerSettings.DEFAULT);
        Values<ServerSettings> values = reading.values();
        Problems problems = reading.problems();
        if (reading.isFileRead()) {
            checkTogether(values, problems);
        }
        if (!problems.isEmpty()) {
            return new ConfigResult.Refused<>(problems.sorted());
        }
        return new ConfigResult.Loaded<>(new LoadedConfig<>(settings(values), values.settings()));
    }

    private static void checkTogether(Values<ServerSettings> values, Problems problems) {
        boolean certificate = values.of(ServerKeys.CERTIFICATE).isPresent();
        if (certificate != values.of(ServerKeys.KEY).isPresent()) {
            problems.add(
                    values.origin(certificate ? ServerKeys.CERTIFICATE : ServerKeys.KEY),
                    certificate
                            ? "server.tls.certificate is given, but server.tls.key is missing"
                            : "server.tls.key is given, but server.tls.certificate is missing");
        }
        ServerKafkaKeys.check(values, problems);
        if (values.of(ServerKeys.MINUTES).compareTo(values.of(ServerKeys.RAW)) < 0) {
            problems.add(
                    values.origin(ServerKeys.MINUTES),
                    "server.store.minutes is shorter than server.store.raw");
        }
        if (values.of(ServerKeys.HOURS).compareTo(values.of(ServerKeys.MINUTES)) < 0) {
            problems.add(
                    values.origin(ServerKeys.HOURS),
                    "server.store.hours is shorter than server.store.minutes");
        }
    }

    private static ServerSettings settings(Values<ServerSettings> values) {
        HttpLimits http = HttpLimits.DEFAULT;
        return new ServerSettings(
                values.of(ServerKeys.LISTEN),
                values.of(ServerKeys.DATA_DIR),
                new ServerSettings.StoreChoice(
                        values.of(ServerKeys.STORE),
                        values.of(ServerKeys.STORE_USER),
                        values.of(ServerKeys.STORE_PASSWORD)),
                storeLimits(values),
                new ServerConfig.TlsChoice(
                        values.of(ServerKeys.TLS_MODE),
                        values.of(ServerKeys.CERTIFICATE),
                        values.of(ServerKeys.KEY),
                        values.of(ServerKeys.NAMES)),
                values.of(ServerKeys.LOCAL_AGENTS),
                new HttpLimits(
                        values.of(ServerKeys.HEADER_TIME),
                        values.of(ServerKeys.BODY_TIME),
                        http.bodyBytesPerSecond(),
                        http.idle(),
                        http.writeTime(),
                        values.of(ServerKeys.STRANGERS),
                        http.loopbackExempt(),
                        values.of(ServerKeys.CONNECTIONS)),
                ingest(values.of(ServerKeys.REQUESTS), values.of(ServerKeys.IN_FLIGHT)),
                new ServerConfig.QueryLimits(
                        values.of(ServerKeys.QUESTIONS),
                        values.of(ServerKeys.QUESTION_TIME),
                        values.of(ServerKeys.SESSION_IDLE),
                        values.of(ServerKeys.SESSION_LIFE)),
                values.of(ServerKeys.CLOCK),
                new AgentDefaults(values.of(ServerKeys.INTERVAL), ServerKeys.groups(values)),
                values.of(ServerKeys.PACKAGES),
                ServerKafkaKeys.choice(values));
    }

    private static StoreLimits storeLimits(Values<ServerSettings> values) {
        return new StoreLimits(
                values.of(ServerKeys.RAW),
                values.of(ServerKeys.MINUTES),
                values.of(ServerKeys.HOURS),
                values.of(ServerKeys.CAP),
                StoreLimits.DEFAULT.futureMax(),
                StoreLimits.DEFAULT.rowsPerHostMax());
    }

    private static IngestLimits ingest(int requestsPerSecond, long inFlightBytes) {
        IngestLimits standard = IngestLimits.standard();
        return new IngestLimits(
                inFlightBytes, requestsPerSecond, requestsPerSecond * 10, standard.gather());
    }
}
