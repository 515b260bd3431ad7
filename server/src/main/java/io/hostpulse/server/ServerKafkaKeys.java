package io.hostpulse.server;

import io.hostpulse.config.AddressesKind;
import io.hostpulse.config.ChoiceKind;
import io.hostpulse.config.Key;
import io.hostpulse.config.MaybeKind;
import io.hostpulse.config.PathKind;
import io.hostpulse.config.Problems;
import io.hostpulse.config.SecretFileKind;
import io.hostpulse.config.SwitchKind;
import io.hostpulse.config.TextKind;
import io.hostpulse.config.TopicKind;
import io.hostpulse.config.Values;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The keys of the topic that the server reads.
final class ServerKafkaKeys {
    static final Key<ServerSettings, List<String>> BROKERS =
            Key.<ServerSettings, List<String>>of(
                            "server.kafka.brokers",
                            new AddressesKind(0),
                            settings -> settings.kafka().brokers(),
                            "Some brokers of a Kafka cluster whose topic the server reads beside"
                                    + " what agents send it; none, nothing is read.")
                    .example("kafka-1.example.org:9093,kafka-2.example.org:9093");
    static final Key<ServerSettings, String> TOPIC =
            Key.of(
                    "server.kafka.topic",
                    new TopicKind(),
                    settings -> settings.kafka().topic(),
                    "The topic that agents' kafka outputs append to.");
    static final Key<ServerSettings, String> GROUP =
            Key.of(
                    "server.kafka.group",
                    new TopicKind(),
                    settings -> settings.kafka().group(),
                    "The group of servers that share the topic's partitions. All of a group have"
                            + " one store; a topic that was made anew needs another group.");
    static final Key<ServerSettings, Inbox.Trust> TRUST =
            Key.of(
                    "server.kafka.trust",
                    new ChoiceKind<>(List.of(Inbox.Trust.values())),
                    settings -> settings.kafka().trust(),
                    "Whose messages are taken: topic, every agent's, for the cluster says who may"
                            + " write there; enrolled, those of agents that have enrolled here.");
    static final Key<ServerSettings, Boolean> TLS =
            Key.of(
                    "server.kafka.tls",
                    new SwitchKind(),
                    settings -> settings.kafka().security().tls(),
                    "Whether connections to brokers are encrypted and their names checked.");
    static final Key<ServerSettings, Optional<Path>> CA =
            Key.<ServerSettings, Optional<Path>>of(
                            "server.kafka.tls-ca",
                            new MaybeKind<>(new PathKind(), ""),
                            settings -> settings.kafka().security().ca(),
                            "PEM certificates of the authorities that may vouch for the brokers;"
                                    + " those that the Java runtime knows if left out.")
                    .example("/etc/hostpulse/kafka-ca.pem");
    static final Key<ServerSettings, Optional<Path>> CERTIFICATE =
            Key.<ServerSettings, Optional<Path>>of(
                            "server.kafka.tls-certificate",
                            new MaybeKind<>(new PathKind(), ""),
                            settings -> settings.kafka().security().certificate(),
                            "The server's certificate chain in PEM, for brokers that ask for one.")
                    .example("/etc/hostpulse/kafka-certificate.pem");
    static final Key<ServerSettings, Optional<Path>> KEY =
            Key.<ServerSettings, Optional<Path>>of(
                            "server.kafka.tls-key",
                            new MaybeKind<>(new SecretFileKind(), ""),
                            settings -> settings.kafka().security().key(),
                            "That certificate's key in PEM (PKCS #8).")
                    .example("/etc/hostpulse/kafka-key.pem");
    static final Key<ServerSettings, Optional<String>> USER =
            Key.of(
                    "server.kafka.user",
                    new MaybeKind<>(new TextKind(255), "none"),
                    settings -> settings.kafka().security().user(),
                    "Who logs in at the brokers.");
    static final Key<ServerSettings, Optional<Path>> PASSWORD_FILE =
            Key.of(
                    "server.kafka.password-file",
                    new MaybeKind<>(new SecretFileKind(), "none"),
                    settings -> settings.kafka().security().passwordFile(),
                    "The file with that user's password, and nothing else.");
    static final Key<ServerSettings, KafkaChoice.Mechanism> MECHANISM =
            Key.of(
                    "server.kafka.mechanism",
                    new ChoiceKind<>(List.of(KafkaChoice.Mechanism.values())),
                    settings -> settings.kafka().security().mechanism(),
                    "How that login is proven; plain only with tls, for it sends the password.");

    static final List<Key<ServerSettings, ?>> ALL =
            List.of(
                    BROKERS,
                    TOPIC,
                    GROUP,
                    TRUST,
                    TLS,
                    CA,
                    CERTIFICATE,
                    KEY,
                    USER,
                    PASSWORD_FILE,
                    MECHANISM);

    private ServerKafkaKeys() {}

    static KafkaChoice choice(Values<ServerSettings> values) {
        return new KafkaChoice(
                values.of(BROKERS),
                values.of(TOPIC),
                values.of(GROUP),
                values.of(TRUST),
                new KafkaChoice.Security(
                        values.of(TLS),
                        values.of(CA),
                        values.of(CERTIFICATE),
                        values.of(KEY),
                        values.of(USER),
                        values.of(PASSWORD_FILE),
                        values.of(MECHANISM)));
    }

    /// Finds what does not go with each other.
    static void check(Values<ServerSettings> values, Problems problems) {
        pair(values, CERTIFICATE, KEY, problems);
        pair(values, USER, PASSWORD_FILE, problems);
        boolean sends =
                values.of(USER).isPresent() && values.of(MECHANISM) == KafkaChoice.Mechanism.PLAIN;
        if (sends && !values.of(TLS)) {
            problems.add(
                    values.origin(MECHANISM),
                    "server.kafka.mechanism is plain, but server.kafka.tls is off: everybody"
                            + " between would read the password; expected scram_sha_512, or tls");
        }
    }

    private static void pair(
            Values<ServerSettings> values,
            Key<ServerSettings, ? extends Optional<?>> one,
            Key<ServerSettings, ? extends Optional<?>> other,
            Problems problems) {
        boolean isOne = values.of(one).isPresent();
        if (isOne != values.of(other).isPresent()) {
            Key<ServerSettings, ?> given = isOne ? one : other;
            Key<ServerSettings, ?> missing = isOne ? other : one;
            problems.add(
                    values.origin(given),
                    given.name() + " is given, but " + missing.name() + " is missing");
        }
    }
}
