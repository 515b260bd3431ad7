package io.hostpulse.outputs.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.outputs.Delivery;
import io.hostpulse.outputs.Output;
import io.hostpulse.outputs.OutputContract;
import io.hostpulse.wire.Message;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The contract of outputs, kept by a receiver. What arrives are samples: a message is known again
/// by their time.
final class RemoteWriteContractTest extends OutputContract {
    private final Map<Long, byte[]> offered = new ConcurrentHashMap<>();
    private FakeReceiver receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = new FakeReceiver(FakeReceiver.Knows.V1_AND_V2);
    }

    @AfterEach
    void stop() throws IOException {
        receiver.close();
        assertThat(receiver.violations()).isEmpty();
    }

    @Override
    protected Output open() {
        Output output = RemoteWrites.to(receiver.url()).open();
        return new Output() {
            @Override
            public Delivery deliver(List<Message> batch) {
                batch.forEach(it -> offered.put(it.timeMicros() / 1_000, it.json()));
                return output.deliver(batch);
            }

            @Override
            public void close() {
                output.close();
            }
        };
    }

    @Override
    protected List<byte[]> stored() {
        var stored = new ArrayList<byte[]>();
        for (RemoteWriteReader.Sample sample : receiver.samples("hostpulse_build_info")) {
            if (!sample.isStale()) {
                stored.add(message(sample.millis()));
            }
        }
        return stored;
    }

    private byte[] message(long millis) {
        return Optional.ofNullable(offered.get(millis)).orElseThrow();
    }
}
