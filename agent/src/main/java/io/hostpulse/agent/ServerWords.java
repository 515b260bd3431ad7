package io.hostpulse.agent;

import io.hostpulse.outputs.http.ServerListener;
import io.hostpulse.wire.MessageKey;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What the servers of the outputs say, kept until the main flow looks between two ticks: the last
/// wishes of each, and a conflict. Thread-safe; the outputs' threads never wait for the flow.
final class ServerWords {
    /// Hears the stamps of an exchange.
    @FunctionalInterface
    interface Clock {
        void exchanged(
                long sentNanos,
                long receivedNanos,
                long receiveMicros,
                long transmitMicros,
                long errorMicros);
    }

    /// What one server wishes. Immutable; the same object until the wishes change.
    static final class Wishes {
        static final Wishes NONE = new Wishes("", OptionalLong.empty(), Map.of());

        private final String output;
        private final OptionalLong intervalMillis;
        private final Map<String, Boolean> groups;

        private Wishes(String output, OptionalLong intervalMillis, Map<String, Boolean> groups) {
            this.output = output;
            this.intervalMillis = intervalMillis;
            this.groups = Map.copyOf(groups);
        }

        /// The output whose server it is; empty for none.
        String output() {
            return output;
        }

        OptionalLong intervalMillis() {
            return intervalMillis;
        }

        Map<String, Boolean> groups() {
            return groups;
        }

        private boolean isSame(OptionalLong otherInterval, Map<String, Boolean> otherGroups) {
            return intervalMillis.equals(otherInterval) && groups.equals(otherGroups);
        }

        private boolean isNone() {
            return intervalMillis.isEmpty() && groups.isEmpty();
        }
    }

    private final Runnable wake;
    private final Map<String, Ear> ears = new HashMap<>();
    private volatile @Nullable MessageKey conflict;

    /// Whether any server has wished anything since the start.
    private volatile boolean hasHeard;

    /// @param wake has the flow look, after something that cannot wait for its next tick
    ServerWords(Runnable wake) {
        this.wake = wake;
    }

    /// The listener of an output that is about to begin. What an earlier one of the same name heard
    /// counts on if its server was the same.
    ///
    /// @param url the server
    /// @param clock hears the stamps of each exchange
    ServerListener listener(String output, String url, Clock clock) {
        Ear ear = new Ear(output, url, clock);
        synchronized (ears) {
            Ear before = ears.put(output, ear);
            if (before != null && before.url.equals(url)) {
                ear.wishes = before.wishes;
            }
        }
        return ear;
    }

    /// What is wished now: of several servers, the first in this order that wishes anything.
    ///
    /// @param outputs the names of the outputs that there are
    Wishes wishes(List<String> outputs) {
        if (!hasHeard) {
            return Wishes.NONE;
        }
        synchronized (ears) {
            for (String output : outputs) {
                Ear ear = ears.get(output);
                if (ear != null && !ear.wishes.isNone()) {
                    return ear.wishes;
                }
            }
        }
        return Wishes.NONE;
    }

    /// The key of a message that a server has with other content, once; empty if there is none.
    Optional<MessageKey> takeConflict() {
        MessageKey taken = conflict;
        if (taken == null) {
            return Optional.empty();
        }
        conflict = null;
        return Optional.of(taken);
    }

    /// The listener of one output.
    private final class Ear implements ServerListener {
        private final String output;
        private final String url;
        private final Clock clock;
        private volatile Wishes wishes = Wishes.NONE;

        private Ear(String output, String url, Clock clock) {
            this.output = output;
            this.url = url;
            this.clock = clock;
        }

        @Override
        public void onTime(
                long sentNanos,
                long receivedNanos,
                long receiveMicros,
                long transmitMicros,
                long errorMicros) {
            clock.exchanged(sentNanos, receivedNanos, receiveMicros, transmitMicros, errorMicros);
        }

        @Override
        public void onOptions(OptionalLong intervalMillis, Map<String, Boolean> groups) {
            if (!wishes.isSame(intervalMillis, groups)) {
                wishes = new Wishes(output, intervalMillis, groups);
                hasHeard = true;
                wake.run();
            }
        }

        @Override
        public void onConflict(MessageKey key) {
            conflict = key;
            wake.run();
        }
    }
}
