package io.hostpulse.outputs;

/// Messages of one start of one numbering that will never come to an output.
///
/// @param journal the UUID of the numbering
/// @param epoch the agent's start
/// @param seqFirst the number of the first of them
/// @param seqLast the number of the last of them, itself included
/// @param cause why they are gone
public record GapReport(String journal, long epoch, long seqFirst, long seqLast, Cause cause) {
    /// Why messages are gone.
    public enum Cause {
        /// Older than the journal keeps, or beyond its size.
        EXPIRED("expired"),
        /// The journal was damaged where they stood.
        CORRUPT("corrupt"),
        /// The journal's disk was out, and memory was full.
        OVERFLOW("overflow"),
        /// The output refused them for good; they stand in the dead-letter file.
        REJECTED("rejected");

        private final String word;

        Cause(String word) {
            this.word = word;
        }

        /// The cause as messages and logs write it.
        public String word() {
            return word;
        }
    }

    public GapReport {
        if (seqLast < seqFirst) {
            throw new IllegalArgumentException("a gap from " + seqFirst + " to " + seqLast);
        }
    }

    /// The report as a server reads it: a line without its end.
    ///
    /// @param agent whose messages they are
    public String json(String agent) {
        return "{\"gap\":{\"agent\":\""
                + agent
                + "\",\"journal\":\""
                + journal
                + "\",\"epoch\":"
                + epoch
                + ",\"from\":"
                + seqFirst
                + ",\"to\":"
                + seqLast
                + ",\"cause\":\""
                + cause.word()
                + "\"}}";
    }

    /// How many messages.
    public long count() {
        return seqLast - seqFirst + 1;
    }
}
