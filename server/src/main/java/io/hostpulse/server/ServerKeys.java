package io.hostpulse.server;

import io.hostpulse.catalogue.Group;
import io.hostpulse.config.ChoiceKind;
import io.hostpulse.config.CountKind;
import io.hostpulse.config.DurationKind;
import io.hostpulse.config.HostPort;
import io.hostpulse.config.Key;
import io.hostpulse.config.ListenKind;
import io.hostpulse.config.MaybeKind;
import io.hostpulse.config.PathKind;
import io.hostpulse.config.PatternsKind;
import io.hostpulse.config.SecretFileKind;
import io.hostpulse.config.SizeKind;
import io.hostpulse.config.SwitchKind;
import io.hostpulse.config.TextKind;
import io.hostpulse.config.Values;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every key of the server's configuration, declared once: reading, the manual and the sample file
/// derive from this table.
final class ServerKeys {
    private static final Duration DAY = Duration.ofDays(1);

    static final Key<ServerSettings, HostPort> LISTEN =
            Key.of(
                    "server.listen",
                    new ListenKind(),
                    ServerSettings::listen,
                    "The address and port to listen on. On any other address than loopback the"
                            + " server needs TLS and an administrator's password.");
    static final Key<ServerSettings, Path> DATA_DIR =
            Key.of(
                    "server.data-dir",
                    new PathKind(),
                    ServerSettings::dataFolder,
                    "The directory of the server's certificate and of the embedded store.");
    static final Key<ServerSettings, Path> PACKAGES =
            Key.of(
                    "server.packages-dir",
                    new PathKind(),
                    ServerSettings::packagesFolder,
                    "The directory of the agent's packages and of their SHA256SUMS, which hosts"
                            + " that are added are given by /install.sh.");
    static final Key<ServerSettings, Boolean> LOCAL_AGENTS =
            Key.of(
                    "server.allow-local-agents",
                    new SwitchKind(),
                    ServerSettings::allowLocalAgents,
                    "Whether agents on this host need no credential while the server listens on a"
                            + " loopback address.");
    static final Key<ServerSettings, String> STORE =
            Key.of(
                    "server.store.url",
                    new StoreUrlKind(),
                    settings -> settings.store().url(),
                    "Where messages are kept: embedded in the data directory, memory until the"
                            + " server ends, or the URL of a database.");
    static final Key<ServerSettings, String> STORE_USER =
            Key.of(
                    "server.store.user",
                    new TextKind(63),
                    settings -> settings.store().user(),
                    "Who logs in at a database server.");
    static final Key<ServerSettings, Optional<Path>> STORE_PASSWORD =
            Key.of(
                    "server.store.password-file",
                    new MaybeKind<>(new SecretFileKind(), "none"),
                    settings -> settings.store().passwordFile(),
                    "The file with the password for a database server, and nothing else.");
    static final Key<ServerSettings, Duration> RAW =
            Key.of(
                    "server.store.raw",
                    new DurationKind(Duration.ofHours(1), DAY.multipliedBy(3_650)),
                    settings -> settings.storeLimits().raw(),
                    "How long messages are kept as they came.");
    static final Key<ServerSettings, Duration> MINUTES =
            Key.of(
                    "server.store.minutes",
                    new DurationKind(Duration.ofHours(1), DAY.multipliedBy(3_650)),
                    settings -> settings.storeLimits().minutes(),
                    "How long minimum, mean and maximum of each minute are kept.");
    static final Key<ServerSettings, Duration> HOURS =
            Key.of(
                    "server.store.hours",
                    new DurationKind(Duration.ofHours(1), DAY.multipliedBy(36_500)),
                    settings -> settings.storeLimits().hours(),
                    "How long minimum, mean and maximum of each hour are kept.");
    static final Key<ServerSettings, Long> CAP =
            Key.of(
                    "server.store.cap",
                    new SizeKind(64L << 20, 1L << 50),
                    settings -> settings.storeLimits().bytesMax(),
                    "The most space on disk. Beyond it the oldest goes first, raw before minutes"
                            + " before hours.");
    static final Key<ServerSettings, ServerConfig.Mode> TLS_MODE =
            Key.of(
                    "server.tls.mode",
                    new ChoiceKind<>(List.of(ServerConfig.Mode.values())),
                    settings -> settings.tls().mode(),
                    "Whether connections are encrypted; auto encrypts on any address but"
                            + " loopback.");
    static final Key<ServerSettings, Optional<Path>> CERTIFICATE =
            Key.<ServerSettings, Optional<Path>>of(
                            "server.tls.certificate",
                            new MaybeKind<>(new PathKind(), ""),
                            settings -> settings.tls().certificate(),
                            "The certificate chain in PEM. Left out, the server makes its own at"
                                    + " its first start. A renewed file is taken within a minute.")
                    .example("/etc/hostpulse/certificate.pem");
    static final Key<ServerSettings, Optional<Path>> KEY =
            Key.<ServerSettings, Optional<Path>>of(
                            "server.tls.key",
                            new MaybeKind<>(new PathKind(), ""),
                            settings -> settings.tls().key(),
                            "The certificate's key in PEM (PKCS #8), readable by no others.")
                    .example("/etc/hostpulse/key.pem");
    static final Key<ServerSettings, List<String>> NAMES =
            Key.of(
                    "server.tls.names",
                    new PatternsKind(),
                    settings -> settings.tls().names(),
                    "Host names that the server's own certificate is good for, beside this host's"
                            + " addresses. No wildcards.");
    static final Key<ServerSettings, ServerConfig.ClockTrust> CLOCK =
            Key.of(
                    "server.clock",
                    new ChoiceKind<>(List.of(ServerConfig.ClockTrust.values())),
                    ServerSettings::clock,
                    "Whether agents may take the time from this machine's clock: kernel, while its"
                            + " kernel calls it synchronized; trusted, always; auto, always until"
                            + " the kernel has called it synchronized, then as kernel.");
    static final Key<ServerSettings, Optional<Duration>> INTERVAL =
            Key.<ServerSettings, Optional<Duration>>of(
                            "server.agents.interval",
                            new MaybeKind<>(
                                    new DurationKind(
                                            AgentDefaults.INTERVAL_MIN, AgentDefaults.INTERVAL_MAX),
                                    ""),
                            settings -> settings.agents().interval(),
                            "How often every agent is to send a message; left out, as its own"
                                    + " configuration says. A host's own options win.")
                    .example("10s");
    static final Key<ServerSettings, Integer> CONNECTIONS =
            Key.of(
                    "server.limits.connections",
                    new CountKind(10, 100_000),
                    settings -> settings.http().connections(),
                    "The most connections in all; nine tenths of the files that the process may"
                            + " have open are the most in any case.");
    static final Key<ServerSettings, Integer> STRANGERS =
            Key.of(
                    "server.limits.connections-per-address",
                    new CountKind(1, 100_000),
                    settings -> settings.http().strangersPerAddress(),
                    "The most connections of one address that have shown no credential.");
    static final Key<ServerSettings, Duration> HEADER_TIME =
            Key.of(
                    "server.limits.header-time",
                    new DurationKind(Duration.ofMillis(100), Duration.ofMinutes(5)),
                    settings -> settings.http().headerTime(),
                    "How long a request's headers may take.");
    static final Key<ServerSettings, Duration> BODY_TIME =
            Key.of(
                    "server.limits.body-time",
                    new DurationKind(Duration.ofSeconds(1), Duration.ofMinutes(10)),
                    settings -> settings.http().bodyTime(),
                    "How long a request's body may take.");
    static final Key<ServerSettings, Integer> REQUESTS =
            Key.of(
                    "server.limits.requests-per-second",
                    new CountKind(1, 10_000),
                    settings -> (int) settings.ingest().requestsPerSecond(),
                    "How many requests of messages one agent may send on average.");
    static final Key<ServerSettings, Long> IN_FLIGHT =
            Key.of(
                    "server.limits.in-flight",
                    new SizeKind(1 << 20, 1L << 40),
                    settings -> settings.ingest().inFlightBytes(),
                    "The most memory that requests of messages take together.");
    static final Key<ServerSettings, Integer> QUESTIONS =
            Key.of(
                    "server.limits.questions",
                    new CountKind(1, 1_000),
                    settings -> settings.queries().atOnce(),
                    "How many questions are answered at once.");
    static final Key<ServerSettings, Duration> QUESTION_TIME =
            Key.of(
                    "server.limits.question-time",
                    new DurationKind(Duration.ofMillis(100), Duration.ofMinutes(10)),
                    settings -> settings.queries().timeMax(),
                    "How long one question may take.");
    static final Key<ServerSettings, Duration> SESSION_IDLE =
            Key.of(
                    "server.session.idle",
                    new DurationKind(Duration.ofMinutes(1), DAY.multipliedBy(30)),
                    settings -> settings.queries().sessionIdle(),
                    "How long a login lives without a request.");
    static final Key<ServerSettings, Duration> SESSION_LIFE =
            Key.of(
                    "server.session.life",
                    new DurationKind(Duration.ofMinutes(1), DAY.multipliedBy(30)),
                    settings -> settings.queries().sessionLife(),
                    "How long a login lives at all.");

    /// The keys in the order of the manual.
    static final List<Key<ServerSettings, ?>> ALL = all();

    private ServerKeys() {}

    /// The key that wishes a group on or off.
    static Key<ServerSettings, Optional<Boolean>> switchOf(Group group) {
        return Key.<ServerSettings, Optional<Boolean>>of(
                        "server.agents.groups." + group.word(),
                        new MaybeKind<>(new SwitchKind(), ""),
                        settings -> settings.agents().of(group),
                        "Whether every agent is to collect: "
                                + group.title()
                                + "; left out, as its own configuration says.")
                .example("true");
    }

    /// The groups that are wished on or off.
    static Map<Group, Boolean> groups(Values<ServerSettings> values) {
        Map<Group, Boolean> groups = new EnumMap<>(Group.class);
        for (Group group : Group.values()) {
            values.of(switchOf(group)).ifPresent(on -> groups.put(group, on));
        }
        return groups;
    }

    private static List<Key<ServerSettings, ?>> all() {
        List<Key<ServerSettings, ?>> all = new ArrayList<>();
        all.addAll(List.of(LISTEN, DATA_DIR, PACKAGES, LOCAL_AGENTS, CLOCK, INTERVAL));
        for (Group group : Group.values()) {
            all.add(switchOf(group));
        }
        all.addAll(List.of(STORE, STORE_USER, STORE_PASSWORD, RAW, MINUTES, HOURS, CAP));
        all.addAll(ServerKafkaKeys.ALL);
        all.addAll(List.of(TLS_MODE, CERTIFICATE, KEY, NAMES));
        all.addAll(List.of(CONNECTIONS, STRANGERS, HEADER_TIME, BODY_TIME, REQUESTS));
        all.addAll(List.of(IN_FLIGHT, QUESTIONS, QUESTION_TIME, SESSION_IDLE, SESSION_LIFE));
        return List.copyOf(all);
    }
}
