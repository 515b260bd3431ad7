package io.hostpulse.store;

import java.util.List;

/// What became of one batch.
///
/// @param acked which messages are kept, those included that had been kept before; sorted
/// @param refusals which will never be kept, and why
/// @param stored how many messages are new
/// @param repeated how many had been kept before
public record Outcome(List<SeqRange> acked, List<Refusal> refusals, int stored, int repeated) {
    public Outcome {
        acked = List.copyOf(acked);
        refusals = List.copyOf(refusals);
    }

    /// A message that the store will never keep.
    ///
    /// @param why what was found, in words
    public record Refusal(String journal, long epoch, long seq, Code code, String why) {}

    /// Why a message is refused.
    public enum Code {
        /// Older than the raw data that is kept.
        TOO_OLD,
        /// Further in the future than the clocks' errors explain.
        IN_THE_FUTURE,
        /// Its key has arrived with other content: the agent has to begin a new epoch.
        CONFLICT,
        /// More rows or names than one host may have.
        TOO_MANY_ROWS,
        /// It could not be read. Given by the server, not by the store.
        MALFORMED;

        /// The code as the interface writes it.
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
