package io.hostpulse.agent;

import io.hostpulse.outputs.Delivery;
import io.hostpulse.outputs.Output;
import io.hostpulse.wire.Message;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// An output that keeps the numbers of what it got, by its name; held back until its gate opens.
///
/// @param gate none for an output that is never held back
/// @param arrived where the numbers are kept
/// @param closed where the names of outputs that were closed are kept
record NumberRecorder(
        String name,
        @Nullable CountDownLatch gate,
        Map<String, List<Long>> arrived,
        List<String> closed)
        implements Output {
    @Override
    public Delivery deliver(List<Message> batch) {
        if (gate != null) {
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Delivery.Later(Duration.ZERO, "interrupted");
            }
        }
        List<Long> list = arrived.computeIfAbsent(name, _ -> new CopyOnWriteArrayList<>());
        batch.forEach(message -> list.add(message.key().seq()));
        return new Delivery.Accepted(batch.size());
    }

    @Override
    public void close() {
        closed.add(name);
    }
}
