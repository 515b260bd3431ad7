package io.hostpulse.store;

import java.util.List;

/// What has arrived of one host's messages. For every numbering and epoch, the ranges and the holes
/// together are all numbers from 1 to the highest known.
///
/// @param received what has arrived, sorted by the time of arrival of each epoch's first message,
///   then by number
/// @param holes what has not, with its cause
/// @param starts each start of the agent that is known, oldest first
/// @param late messages that came long after they were made, oldest first
/// @param steps jumps of the host's clock, oldest first
public record Completeness(
        List<SeqRange> received,
        List<Gap> holes,
        List<Start> starts,
        List<Late> late,
        List<ClockStep> steps) {
    public Completeness {
        received = List.copyOf(received);
        holes = List.copyOf(holes);
        starts = List.copyOf(starts);
        late = List.copyOf(late);
        steps = List.copyOf(steps);
    }

    /// One start of the agent.
    ///
    /// @param boot the host's boot id, empty if no message says
    /// @param why why the one before it ended
    /// @param fromMicros the corrected time of its oldest message that arrived
    /// @param toMicros that of its newest
    public record Start(
            String journal, long epoch, String boot, Why why, long fromMicros, long toMicros) {}

    /// Why an agent began a new epoch.
    public enum Why {
        /// The first start that is known.
        FIRST,
        /// The host started anew: another boot id.
        REBOOT,
        /// The agent was stopped or killed, the host went on.
        AGENT_RESTART,
        /// The numbering was lost and a new one begun, whatever else happened.
        NEW_JOURNAL;

        /// The reason as the interface writes it.
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// How many messages are missing and nobody said why; the promise is 0.
    public long unexplained() {
        return holes.stream()
                .filter(hole -> hole.cause() == Gap.Cause.UNEXPLAINED)
                .mapToLong(hole -> hole.range().count())
                .sum();
    }
}
