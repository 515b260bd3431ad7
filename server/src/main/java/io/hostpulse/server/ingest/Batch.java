package io.hostpulse.server.ingest;

import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.server.IngestLimits;
import io.hostpulse.server.http.ProblemException;
import io.hostpulse.store.Arrival;
import io.hostpulse.store.Gap;
import io.hostpulse.store.Outcome;
import io.hostpulse.store.Packer;
import io.hostpulse.wire.MessageException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The lines of one request, read: messages, gap reports, and what cannot be read but named.
/// Confined to its request.
final class Batch {
    private static final int WHY_MAX = 200;
    private static final int NAME_MAX = 255;

    /// So many messages are worth a packer: what it makes begins with a whole one.
    private static final int PACKED_MIN = 20;

    private final Workspace work;
    private final String expectedAgent;

    /// The agent of the lines; empty until the first says.
    String agent;

    /// The messages as the store takes them.
    final List<Arrival> arrivals = new ArrayList<>();

    /// The same, whole; empty when they are packed.
    final List<Snapshot> snapshots = new ArrayList<>();

    final List<Gap> gaps = new ArrayList<>();
    final List<Outcome.Refusal> malformed = new ArrayList<>();
    int skippedFields;

    private @Nullable Packing packing;
    private Identity checked = Identity.NONE;

    /// @param agent who speaks as the credential says; empty when the messages say it
    Batch(Workspace work, String agent) {
        this.work = work;
        this.expectedAgent = agent;
        this.agent = agent;
    }

    /// A packer and the two snapshots that messages are read into in turn.
    private static final class Packing {
        final Packer packer;
        Snapshot now;
        Snapshot other;

        Packing(Packer packer, Workspace work) {
            this.packer = packer;
            this.now = work.snapshot();
            this.other = work.snapshot();
        }

        Snapshot next() {
            Snapshot next = other;
            other = now;
            now = next;
            return next;
        }
    }

    /// Says that a line is of another agent than the one who speaks.
    static final class OtherAgent extends Exception {
        private static final long serialVersionUID = 1L;

        OtherAgent() {
            super("another agent's message", null, false, false);
        }
    }

    /// Reads all lines; many are packed on the way, if the store has a packer and none of them
    /// needs its time corrected.
    ///
    /// @param store what makes a packer
    void read(Supplier<Optional<Packer>> store) throws ProblemException, OtherAgent {
        if (work.plainLength >= PACKED_MIN * Lines.end(work.plain, 0, work.plainLength)) {
            packing = store.get().map(packer -> new Packing(packer, work)).orElse(null);
        }
        if (!readLines()) {
            packing = null;
            forget();
            readLines();
        }
    }

    private void forget() {
        agent = expectedAgent;
        arrivals.clear();
        snapshots.clear();
        gaps.clear();
        malformed.clear();
        skippedFields = 0;
    }

    /// False when it turns out that the messages cannot be packed.
    private boolean readLines() throws ProblemException, OtherAgent {
        byte[] bytes = work.plain;
        int count = 0;
        for (int from = 0; from < work.plainLength; ) {
            int to = Lines.end(bytes, from, work.plainLength);
            if (++count > IngestLimits.LINES) {
                throw new ProblemException(413, "more than " + IngestLimits.LINES + " lines");
            }
            if (!line(bytes, from, to > from && bytes[to - 1] == '\r' ? to - 1 : to, count)) {
                return false;
            }
            from = to + 1;
        }
        if (count == 0) {
            throw new ProblemException(400, "the body holds no line");
        }
        return true;
    }

    private boolean line(byte[] bytes, int from, int to, int number)
            throws ProblemException, OtherAgent {
        if (Lines.isGap(bytes, from, to)) {
            Lines.Report report =
                    Lines.gap(bytes, from, to)
                            .orElseThrow(
                                    () ->
                                            new ProblemException(
                                                    400, "line " + number + " is no gap report"));
            gaps.add(report.gap());
            if (report.agent().isPresent()) {
                speaks(report.agent().get());
            }
            return true;
        }
        Packing packs = packing;
        Snapshot snapshot = packs == null ? work.snapshot() : packs.next();
        try {
            work.decoder.decode(bytes, from, to, snapshot, to + 1 < work.plainLength);
            check(snapshot);
        } catch (MessageException | BadIdentity e) {
            if (packs == null) {
                work.unused();
            } else {
                packs.next();
            }
            refuse(bytes, from, to, number, String.valueOf(e.getMessage()));
            return true;
        }
        if (packs != null && BootRelations.isUnsure(snapshot)) {
            return false;
        }
        skippedFields += work.decoder.skippedFields();
        speaks(snapshot.identity().agent());
        work.crc.reset();
        work.crc.update(bytes, from, to - from);
        int crc = (int) work.crc.getValue();
        if (packs == null) {
            snapshots.add(snapshot);
            arrivals.add(Arrival.of(snapshot, crc));
        } else {
            arrivals.add(packs.packer.add(snapshot, crc, () -> again(from, to)));
        }
        return true;
    }

    private void check(Snapshot snapshot) throws BadIdentity {
        if (!snapshot.identity().equals(checked) || snapshot.seq() < 1) {
            checkIdentity(snapshot.identity(), snapshot.seq());
            checked = snapshot.identity();
        }
    }

    private Snapshot again(int from, int to) {
        Snapshot snapshot = work.snapshot();
        try {
            work.decoder.decode(work.plain, from, to, snapshot);
        } catch (MessageException e) {
            throw new IllegalStateException("a message cannot be read twice", e);
        }
        return snapshot;
    }

    private void refuse(byte[] bytes, int from, int to, int number, String why)
            throws ProblemException, OtherAgent {
        Optional<Salvage.Key> key = Salvage.key(bytes, from, to);
        if (key.isEmpty()) {
            throw new ProblemException(400, "line " + number + ": " + shortened(why));
        }
        speaks(key.get().agent());
        malformed.add(
                new Outcome.Refusal(
                        key.get().journal(),
                        key.get().epoch(),
                        key.get().seq(),
                        Outcome.Code.MALFORMED,
                        shortened(why)));
    }

    static String shortened(String why) {
        return why.length() <= WHY_MAX ? why : why.substring(0, WHY_MAX);
    }

    private void speaks(String name) throws OtherAgent {
        if (agent.isEmpty()) {
            agent = name;
        } else if (!agent.equals(name)) {
            throw new OtherAgent();
        }
    }

    /// Whether the credential said who speaks.
    boolean isNamed() {
        return !expectedAgent.isEmpty();
    }

    /// Says what of a message's identity cannot be.
    static final class BadIdentity extends Exception {
        private static final long serialVersionUID = 1L;

        BadIdentity(String message) {
            super(message, null, false, false);
        }
    }

    static void checkIdentity(Identity identity, long seq) throws BadIdentity {
        if (!Uuids.isUuid(identity.agent()) || !Uuids.isUuid(identity.journal())) {
            throw new BadIdentity("agent and journal are UUIDs in lower case");
        }
        if (identity.epoch() < 1 || seq < 1) {
            throw new BadIdentity("epoch and seq are 1 or more");
        }
        if (identity.hostname().length() > NAME_MAX
                || identity.cluster().orElse("").length() > NAME_MAX
                || identity.boot().orElse("").length() > NAME_MAX
                || identity.ip().orElse("").length() > NAME_MAX
                || identity.mac().orElse("").length() > NAME_MAX) {
            throw new BadIdentity("a name of over " + NAME_MAX + " characters");
        }
    }
}
