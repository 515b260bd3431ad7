package io.hostpulse.outputs;

import io.hostpulse.outputs.Delivery.Accepted;
import io.hostpulse.wire.Message;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/// An output that takes messages in any order, answers as a test says, and notes what it was given.
final class Central implements AnyOrder {
    final List<List<Long>> batches = new ArrayList<>();
    Function<List<Message>, Delivery> answer = batch -> new Accepted(batch.size());
    OptionalLong rate = OptionalLong.empty();

    @Override
    public Delivery deliver(List<Message> batch) {
        batches.add(batch.stream().map(message -> message.key().seq()).toList());
        return answer.apply(batch);
    }

    @Override
    public OptionalLong backfillBytesPerSecond() {
        return rate;
    }

    @Override
    public void close() {}
}
