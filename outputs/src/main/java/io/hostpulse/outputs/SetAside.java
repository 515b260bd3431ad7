package io.hostpulse.outputs;

import io.hostpulse.catalogue.MonotonicClock;
import io.hostpulse.wire.Message;
import io.hostpulse.wire.MessageKey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Messages that were refused for good and could not be written down as dead letters: they stay in
/// the backlog and are passed over for a while, so that they delay no other message and are not
/// lost. After the while they are offered once more. Confined to the pump's thread.
final class SetAside {
    /// How long they are passed over.
    static final Duration WHILE = Duration.ofSeconds(60);

    /// The most messages that are passed over; beyond, the output waits.
    static final int MESSAGES_MAX = 1_000;

    private final MonotonicClock nanoTime;
    private final ArrayList<MessageKey> keys = new ArrayList<>();
    private long since;

    SetAside(MonotonicClock nanoTime) {
        this.nanoTime = nanoTime;
    }

    void add(MessageKey key) {
        if (keys.isEmpty()) {
            since = nanoTime.getAsLong();
        }
        keys.add(key);
    }

    int size() {
        return keys.size();
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    boolean isFull() {
        return keys.size() >= MESSAGES_MAX;
    }

    /// How long they are still passed over, in nanoseconds. Once it is over there are none.
    long waitNanos() {
        long left = WHILE.toNanos() - (nanoTime.getAsLong() - since);
        if (left <= 0) {
            keys.clear();
        }
        return Math.max(0, left);
    }

    /// Takes them out of a list of messages.
    void removeFrom(List<Message> messages) {
        messages.removeIf(message -> contains(message.key()));
    }

    private boolean contains(MessageKey key) {
        for (MessageKey each : keys) {
            if (each.seq() == key.seq()
                    && each.epoch() == key.epoch()
                    && each.journal().equals(key.journal())) {
                return true;
            }
        }
        return false;
    }
}
