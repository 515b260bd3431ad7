package io.hostpulse.agent.assemble;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;

/// Fills the groups of the stage 1 document from the raw groups of the same snapshot and of the one
/// before.
///
/// What needs a previous message is absent in the first one. A counter that stepped back, or grew
/// more than [#BYTES_PER_SECOND_MAX] allows, gives no difference: the field is absent for that tick
/// and the group is partial. Confined to the thread that assembles.
public final class Derivation {
    /// No disk or interface moves more: 10 TB/s. A larger difference is a counter that was set
    /// anew.
    static final long BYTES_PER_SECOND_MAX = 10_000_000_000_000L;

    private final CpuShares cpu = new CpuShares();
    private final MemView mem = new MemView();
    private final DiskView disk = new DiskView();
    private final NetView net = new NetView();
    private long previousMicros;
    private boolean first = true;

    /// Derives from the snapshot's raw groups, and keeps what the next one needs of them.
    ///
    /// @param monotonicMicros when the snapshot was taken, by a clock that never steps
    public void derive(Snapshot snapshot, long monotonicMicros) {
        long bytesMax = first ? Long.MAX_VALUE : bytesMax(monotonicMicros - previousMicros);
        cpu.derive(snapshot);
        mem.derive(snapshot);
        disk.derive(snapshot, bytesMax);
        net.derive(snapshot, bytesMax);
        previousMicros = monotonicMicros;
        first = false;
    }

    private static long bytesMax(long elapsedMicros) {
        long seconds = Math.max(1, elapsedMicros / 1_000_000 + 1);
        return seconds > Long.MAX_VALUE / BYTES_PER_SECOND_MAX
                ? Long.MAX_VALUE
                : seconds * BYTES_PER_SECOND_MAX;
    }

    /// Whether a raw group has rows to derive from; otherwise the derived group takes its state.
    static boolean available(Snapshot snapshot, Group raw, Group derived) {
        var from = snapshot.status(raw);
        if (snapshot.table(raw).rows() > 0) {
            return true;
        }
        if (from.isCollected()) {
            State state = from.state() == State.OK ? State.UNSUPPORTED : from.state();
            snapshot.status(derived)
                    .worsen(state, raw.word() + ": " + from.why().orElse("the host has none"));
        }
        return false;
    }

    /// Says that the derived group lacks what its raw group lacks, and why. To be called after the
    /// derived group's own reasons.
    static void inherit(Snapshot snapshot, Group raw, Group derived) {
        var from = snapshot.status(raw);
        if (from.isCollected() && from.state() != State.OK) {
            snapshot.status(derived)
                    .worsen(State.PARTIAL, raw.word() + ": " + from.why().orElse("incomplete"));
        }
    }
}
