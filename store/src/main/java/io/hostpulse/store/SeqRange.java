package io.hostpulse.store;

/// Consecutive messages of one numbering.
///
/// @param journal the UUID of the agent's numbering
/// @param epoch the agent's start, from 1
/// @param from the first message's number, from 1
/// @param to the last one's, not before the first
public record SeqRange(String journal, long epoch, long from, long to) {
    public SeqRange {
        if (epoch < 1 || from < 1 || to < from) {
            throw new IllegalArgumentException(
                    "epoch " + epoch + " with messages " + from + " to " + to);
        }
    }

    /// How many messages these are.
    public long count() {
        return to - from + 1;
    }
}
