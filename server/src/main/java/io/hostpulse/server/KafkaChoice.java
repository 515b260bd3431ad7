package io.hostpulse.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Which topic of a Kafka cluster the server reads beside what it is sent.
///
/// @param brokers some of the cluster's brokers as `HOST:PORT`; none: nothing is read
/// @param topic the topic
/// @param group the group of servers that share its partitions
/// @param trust whose messages are taken
/// @param security how the cluster is known and who logs in
public record KafkaChoice(
        List<String> brokers, String topic, String group, Inbox.Trust trust, Security security) {
    /// How a login is proven.
    public enum Mechanism {
        SCRAM_SHA_512,
        SCRAM_SHA_256,
        PLAIN
    }

    /// How the cluster is known and who logs in.
    ///
    /// @param tls whether connections are encrypted and the brokers' names checked
    /// @param ca PEM certificates of the authorities that are believed; empty for those that the
    ///   Java runtime knows
    /// @param certificate the server's own certificate chain in PEM
    /// @param key its key in PEM (PKCS #8)
    /// @param user who logs in; empty for nobody
    /// @param passwordFile the file with the password
    /// @param mechanism how the login is proven
    public record Security(
            boolean tls,
            Optional<Path> ca,
            Optional<Path> certificate,
            Optional<Path> key,
            Optional<String> user,
            Optional<Path> passwordFile,
            Mechanism mechanism) {}

    /// As it is delivered: nothing is read.
    public static final KafkaChoice NONE =
            new KafkaChoice(
                    List.of(),
                    "hostpulse",
                    "hostpulse-servers",
                    Inbox.Trust.TOPIC,
                    new Security(
                            true,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Mechanism.SCRAM_SHA_512));

    public KafkaChoice {
        brokers = List.copyOf(brokers);
    }

    /// Whether anything is read.
    public boolean isWanted() {
        return !brokers.isEmpty();
    }
}
