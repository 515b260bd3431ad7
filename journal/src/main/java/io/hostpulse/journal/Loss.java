package io.hostpulse.journal;

/// Records that will not reach an output, and why.
///
/// @param fromSeq the first lost one
/// @param toSeq the last lost one
public record Loss(String journal, long epoch, long fromSeq, long toSeq, Cause cause) {
    /// How many records.
    public long count() {
        return toSeq - fromSeq + 1;
    }

    boolean isOf(EpochId id) {
        return epoch == id.epoch() && journal.equals(id.journal());
    }

    // Written out: the compiler's form costs the agent a bootstrap of method handles.

    @Override
    public boolean equals(Object other) {
        return other instanceof Loss loss
                && fromSeq == loss.fromSeq
                && toSeq == loss.toSeq
                && epoch == loss.epoch
                && cause == loss.cause
                && journal.equals(loss.journal);
    }

    @Override
    public int hashCode() {
        return (journal.hashCode() * 31 + Long.hashCode(epoch)) * 31 + Long.hashCode(fromSeq);
    }

    @Override
    public String toString() {
        return journal + "/" + epoch + "/" + fromSeq + ".." + toSeq + " " + cause;
    }
}
