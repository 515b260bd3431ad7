package io.hostpulse.agent;

import io.hostpulse.catalogue.Text;
import io.hostpulse.outputs.OutputPump;
import io.hostpulse.wire.Message;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.function.Supplier;

/// One output's place: its pump, or the queue in front of the next pump while it is replaced.
/// Thread-safe: the main flow offers and replaces, a thread of its own carries a replacement out.
final class OutputSlot {
    private final String name;
    private final Text text;
    private final ArrayDeque<Message> waiting = new ArrayDeque<>();
    private String description;
    private OutputPump pump;
    private @Nullable Supplier<OutputPump> next;
    private boolean replacing;
    private boolean retired;

    OutputSlot(String name, String description, OutputPump pump) {
        this.name = name;
        this.text = Text.of(name);
        this.description = description;
        this.pump = pump;
    }

    String name() {
        return name;
    }

    Text text() {
        return text;
    }

    synchronized boolean isDescribedBy(String other) {
        return description.equals(other);
    }

    synchronized OutputPump pump() {
        return pump;
    }

    /// How many messages wait for a replacement to end.
    synchronized int waiting() {
        return waiting.size();
    }

    /// Hands a message over. While the pump is replaced the newest messages wait, as many as a pump
    /// holds.
    synchronized void offer(Message message) {
        if (!replacing) {
            pump.offer(message);
            return;
        }
        if (waiting.size() == OutputPump.QUEUE_MESSAGES_MAX) {
            waiting.removeFirst();
        }
        waiting.add(message);
    }

    /// Lets the pump drain and puts a new one in its place; of several replacements the last one
    /// counts.
    synchronized void replace(String newDescription, Supplier<OutputPump> newPump) {
        description = newDescription;
        next = newPump;
        if (!replacing) {
            replacing = true;
            start("output-" + name + "-change", this::takeOver);
        }
    }

    private void takeOver() {
        OutputPump old = pump();
        old.close(Deliveries.DRAIN_MAX);
        synchronized (this) {
            Supplier<OutputPump> newPump = next;
            if (newPump == null || retired) {
                return;
            }
            OutputPump fresh = newPump.get();
            old.remaining().forEach(fresh::offer);
            waiting.forEach(fresh::offer);
            waiting.clear();
            pump = fresh;
            next = null;
            replacing = false;
        }
    }

    /// Drains and closes the output for good, in a thread that ends with it.
    synchronized Thread retire() {
        retired = true;
        OutputPump last = pump;
        return start("output-" + name + "-close", () -> last.close(Deliveries.DRAIN_MAX));
    }

    private static Thread start(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, 128 << 10);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
