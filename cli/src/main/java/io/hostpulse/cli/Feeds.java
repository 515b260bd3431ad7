package io.hostpulse.cli;

import io.hostpulse.kafka.KafkaFeed;
import io.hostpulse.server.KafkaChoice;
import io.hostpulse.server.Server;
import io.hostpulse.server.ServerClock;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;

/// The wiring of what a server reads beside what it is sent.
final class Feeds {
    private Feeds() {}

    /// Begins to read the topic, if one is named; Kafka's client is loaded only then.
    ///
    /// @param folder where records that are not kept are set aside
    static Optional<KafkaFeed> open(
            KafkaChoice kafka,
            Server server,
            Path folder,
            ServerClock clock,
            Consumer<String> log) {
        if (!kafka.isWanted()) {
            return Optional.empty();
        }
        return Optional.of(
                KafkaFeed.start(
                        kafka,
                        server.inbox(kafka.trust()),
                        folder,
                        clock::nanos,
                        () -> Instant.EPOCH.plus(clock.micros(), ChronoUnit.MICROS),
                        log));
    }
}
