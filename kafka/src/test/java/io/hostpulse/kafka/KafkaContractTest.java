package io.hostpulse.kafka;

import io.hostpulse.outputs.Output;
import io.hostpulse.outputs.OutputContract;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

import java.util.List;
import java.util.Map;

/// A real broker, a topic for each test.
final class KafkaContractTest extends OutputContract {
    private static Brokers brokers;
    private static int topics;

    @BeforeAll
    static void start() throws Exception {
        brokers = Brokers.start(1);
    }

    @AfterAll
    static void stop() {
        brokers.close();
    }

    @BeforeEach
    void makeTopic() throws Exception {
        brokers.makeTopic("messages" + ++topics, 4, Map.of());
    }

    @Override
    protected Output open() {
        return Outlets.open(brokers.addresses(), "messages" + topics);
    }

    @Override
    protected List<byte[]> stored() {
        return brokers.read("messages" + topics).stream().map(ConsumerRecord::value).toList();
    }
}
