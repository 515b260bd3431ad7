package io.hostpulse.kafka;

import io.hostpulse.outputs.OutputOptions.Kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Opens outputs for tests. Stateless.
public final class Outlets {
    private Outlets() {}

    /// An output to whoever lets anybody in.
    static KafkaOutput open(List<String> brokers, String topic) {
        return open(brokers, topic, Kafka.Compression.ZSTD, Duration.ofSeconds(10));
    }

    static KafkaOutput open(
            List<String> brokers, String topic, Kafka.Compression compression, Duration timeout) {
        return open(brokers, topic, compression, security(false, Optional.empty()), timeout);
    }

    /// An output to whoever asks for a login.
    static KafkaOutput open(List<String> brokers, String topic, String user, Path passwordFile) {
        return open(
                brokers,
                topic,
                Kafka.Compression.ZSTD,
                new Kafka.Security(
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(user),
                        Optional.of(passwordFile),
                        Kafka.Mechanism.SCRAM_SHA_512),
                Duration.ofSeconds(10));
    }

    static KafkaOutput open(
            List<String> brokers,
            String topic,
            Kafka.Compression compression,
            Kafka.Security security,
            Duration timeout) {
        return new KafkaOutput(
                new Kafka("out", brokers, topic, compression, security, timeout),
                System::nanoTime,
                line -> {});
    }

    static Kafka.Security security(boolean tls, Optional<Path> ca) {
        return new Kafka.Security(
                tls,
                ca,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Kafka.Mechanism.SCRAM_SHA_512);
    }
}
