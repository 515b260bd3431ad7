package io.hostpulse.agent.config;

import io.hostpulse.config.AddressesKind;
import io.hostpulse.config.ChoiceKind;
import io.hostpulse.config.DurationKind;
import io.hostpulse.config.Key;
import io.hostpulse.config.MaybeKind;
import io.hostpulse.config.PathKind;
import io.hostpulse.config.Problems;
import io.hostpulse.config.SecretFileKind;
import io.hostpulse.config.SwitchKind;
import io.hostpulse.config.TextKind;
import io.hostpulse.config.TopicKind;
import io.hostpulse.config.Values;
import io.hostpulse.outputs.OutputOptions.Kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The keys of an output to a Kafka cluster.
final class KafkaKeys {
    static final Key<Kafka, List<String>> BROKERS =
            Key.of(
                            "brokers",
                            new AddressesKind(1),
                            Kafka::brokers,
                            "Some of the cluster's brokers; they name the others.")
                    .required("kafka-1.example.org:9093,kafka-2.example.org:9093");
    static final Key<Kafka, String> TOPIC =
            Key.of(
                    "topic",
                    new TopicKind(),
                    Kafka::topic,
                    "The topic that messages are appended to, keyed by the agent. It is not made.");
    static final Key<Kafka, Kafka.Compression> COMPRESSION =
            Key.of(
                    "compression",
                    new ChoiceKind<>(List.of(Kafka.Compression.values())),
                    Kafka::compression,
                    "How batches are packed.");
    static final Key<Kafka, Boolean> TLS =
            Key.of(
                    "tls",
                    new SwitchKind(),
                    output -> output.security().tls(),
                    "Whether connections are encrypted and the brokers' names checked. Where it is"
                            + " off and a broker is on another host, the log says so each hour.");
    static final Key<Kafka, Optional<Path>> CA =
            Key.<Kafka, Optional<Path>>of(
                            "tls-ca",
                            new MaybeKind<>(new PathKind(), ""),
                            output -> output.security().ca(),
                            "PEM certificates of the authorities that may vouch for the brokers;"
                                    + " those that the Java runtime knows if left out.")
                    .example("/etc/hostpulse/kafka-ca.pem");
    static final Key<Kafka, Optional<Path>> CERTIFICATE =
            Key.<Kafka, Optional<Path>>of(
                            "tls-certificate",
                            new MaybeKind<>(new PathKind(), ""),
                            output -> output.security().certificate(),
                            "This host's certificate chain in PEM, for brokers that ask for one.")
                    .example("/etc/hostpulse/kafka-certificate.pem");
    static final Key<Kafka, Optional<Path>> KEY =
            Key.<Kafka, Optional<Path>>of(
                            "tls-key",
                            new MaybeKind<>(new SecretFileKind(), ""),
                            output -> output.security().key(),
                            "The certificate's key in PEM (PKCS #8).")
                    .example("/etc/hostpulse/kafka-key.pem");
    static final Key<Kafka, Optional<String>> USER =
            Key.of(
                    "user",
                    new MaybeKind<>(new TextKind(255), "none"),
                    output -> output.security().user(),
                    "Who logs in.");
    static final Key<Kafka, Optional<Path>> PASSWORD_FILE =
            Key.of(
                    "password-file",
                    new MaybeKind<>(new SecretFileKind(), "none"),
                    output -> output.security().passwordFile(),
                    "The file with the user's password, and nothing else.");
    static final Key<Kafka, Kafka.Mechanism> MECHANISM =
            Key.of(
                    "mechanism",
                    new ChoiceKind<>(List.of(Kafka.Mechanism.values())),
                    output -> output.security().mechanism(),
                    "How the login is proven; plain only with tls, for it sends the password.");
    static final Key<Kafka, Duration> TIMEOUT =
            Key.of(
                    "timeout",
                    new DurationKind(Duration.ofSeconds(1), Duration.ofSeconds(60)),
                    Kafka::timeout,
                    "How long an answer may take; a delivery as a whole twice as long.");

    static final List<Key<Kafka, ?>> ALL =
            List.of(
                    BROKERS,
                    TOPIC,
                    COMPRESSION,
                    TLS,
                    CA,
                    CERTIFICATE,
                    KEY,
                    USER,
                    PASSWORD_FILE,
                    MECHANISM,
                    TIMEOUT);

    private KafkaKeys() {}

    static Kafka defaults() {
        return new Kafka(
                "",
                List.of(),
                Kafka.TOPIC,
                Kafka.COMPRESSION,
                Kafka.Security.DEFAULT,
                Kafka.TIMEOUT);
    }

    static Kafka options(String name, Values<Kafka> values) {
        return new Kafka(
                name,
                values.of(BROKERS),
                values.of(TOPIC),
                values.of(COMPRESSION),
                new Kafka.Security(
                        values.of(TLS),
                        values.of(CA),
                        values.of(CERTIFICATE),
                        values.of(KEY),
                        values.of(USER),
                        values.of(PASSWORD_FILE),
                        values.of(MECHANISM)),
                values.of(TIMEOUT));
    }

    /// Finds what does not go with each other.
    static void check(String prefix, Values<Kafka> values, Problems problems) {
        pair(prefix, values, CERTIFICATE, KEY, problems);
        pair(prefix, values, USER, PASSWORD_FILE, problems);
        boolean sends =
                values.of(USER).isPresent() && values.of(MECHANISM) == Kafka.Mechanism.PLAIN;
        if (sends && !values.of(TLS)) {
            problems.add(
                    values.origin(MECHANISM),
                    prefix
                            + "mechanism is plain, but "
                            + prefix
                            + "tls is off: everybody between would read the password; expected"
                            + " scram_sha_512, or tls");
        }
    }

    private static void pair(
            String prefix,
            Values<Kafka> values,
            Key<Kafka, ? extends Optional<?>> one,
            Key<Kafka, ? extends Optional<?>> other,
            Problems problems) {
        boolean isOne = values.of(one).isPresent();
        if (isOne != values.of(other).isPresent()) {
            Key<Kafka, ?> given = isOne ? one : other;
            Key<Kafka, ?> missing = isOne ? other : one;
            problems.add(
                    values.origin(given),
                    prefix
                            + given.name()
                            + " is given, but "
                            + prefix
                            + missing.name()
                            + " is missing");
        }
    }
}
