package io.hostpulse.journal;

/// What identifies a record for ever: it is never given twice, whatever crashes.
///
/// @param journal the UUID of the numbering
/// @param epoch the number of the agent's start, from 1
/// @param seq the number within the epoch, from 1
public record Key(String journal, long epoch, long seq) {
    /// Before every record.
    public static final Key START = new Key("", 0, 0);

    // Written out: the compiler's form costs the agent a bootstrap of method handles.

    @Override
    public boolean equals(Object other) {
        return other instanceof Key key
                && seq == key.seq
                && epoch == key.epoch
                && journal.equals(key.journal);
    }

    @Override
    public int hashCode() {
        return (journal.hashCode() * 31 + Long.hashCode(epoch)) * 31 + Long.hashCode(seq);
    }

    @Override
    public String toString() {
        return journal + "/" + epoch + "/" + seq;
    }
}
