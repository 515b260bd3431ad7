package io.hostpulse.server.query;

import io.hostpulse.store.Completeness;
import io.hostpulse.store.SeqRange;

import java.util.Optional;

/// About when messages were made that never arrived: their numbers, put between those of the same
/// start of the agent that did. Exact where the agent kept one interval and missed no tick.
///
/// @param fromMicros when the first was made
/// @param toMicros when the last was
record HoleTimes(long fromMicros, long toMicros) {
    /// The times of a hole; nothing when no message of that start has arrived.
    ///
    /// @param intervalMicros how far messages are apart where two cannot tell
    static Optional<HoleTimes> of(SeqRange hole, Completeness all, long intervalMicros) {
        for (Completeness.Start start : all.starts()) {
            if (start.epoch() == hole.epoch() && start.journal().equals(hole.journal())) {
                return Optional.of(between(hole, all, start, intervalMicros));
            }
        }
        return Optional.empty();
    }

    private static HoleTimes between(
            SeqRange hole, Completeness all, Completeness.Start start, long intervalMicros) {
        long first = Long.MAX_VALUE;
        long last = 0;
        for (SeqRange received : all.received()) {
            if (received.epoch() == hole.epoch() && received.journal().equals(hole.journal())) {
                first = Math.min(first, received.from());
                last = Math.max(last, received.to());
            }
        }
        double pace =
                last > first
                        ? (start.toMicros() - start.fromMicros()) / (double) (last - first)
                        : intervalMicros;
        return new HoleTimes(
                start.fromMicros() + Math.round((hole.from() - first) * pace),
                start.fromMicros() + Math.round((hole.to() - first) * pace));
    }
}
