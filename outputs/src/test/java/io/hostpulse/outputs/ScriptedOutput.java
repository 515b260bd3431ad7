package io.hostpulse.outputs;

import io.hostpulse.wire.Message;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// An output that answers as it was told, and accepts everything once it has nothing to say. Keeps
/// the numbers of what it accepted. Thread-safe.
final class ScriptedOutput implements Output {
    private final ArrayDeque<Function<List<Message>, Delivery>> answers = new ArrayDeque<>();
    private Function<List<Message>, Delivery> otherwise =
            batch -> new Delivery.Accepted(batch.size());
    private final List<Long> accepted = new ArrayList<>();
    private final List<Integer> batchSizes = new ArrayList<>();
    private int closes;

    synchronized ScriptedOutput then(Delivery answer) {
        answers.add(_ -> answer);
        return this;
    }

    synchronized ScriptedOutput then(Function<List<Message>, Delivery> answer) {
        answers.add(answer);
        return this;
    }

    synchronized ScriptedOutput times(int count, Delivery answer) {
        for (int i = 0; i < count; i++) {
            then(answer);
        }
        return this;
    }

    /// What it answers once it has nothing else to say.
    synchronized ScriptedOutput always(Function<List<Message>, Delivery> answer) {
        otherwise = answer;
        return this;
    }

    @Override
    public synchronized Delivery deliver(List<Message> batch) {
        batchSizes.add(batch.size());
        Delivery delivery = (answers.isEmpty() ? otherwise : answers.removeFirst()).apply(batch);
        int kept =
                switch (delivery) {
                    case Delivery.Accepted(int count, _) -> Math.min(count, batch.size());
                    case Delivery.Rejected(int before, _) -> before;
                    case Delivery.Split _, Delivery.Later _, Delivery.Halted _ -> 0;
                };
        List<Integer> refused =
                delivery instanceof Delivery.Accepted(_, List<Delivery.Refused> some)
                        ? some.stream().map(Delivery.Refused::index).toList()
                        : List.of();
        for (int i = 0; i < kept; i++) {
            if (!refused.contains(i)) {
                accepted.add(batch.get(i).key().seq());
            }
        }
        return delivery;
    }

    @Override
    public synchronized void close() {
        closes++;
    }

    synchronized List<Long> accepted() {
        return List.copyOf(accepted);
    }

    synchronized List<Integer> batchSizes() {
        return List.copyOf(batchSizes);
    }

    synchronized int attempts() {
        return batchSizes.size();
    }

    synchronized int closes() {
        return closes;
    }
}
