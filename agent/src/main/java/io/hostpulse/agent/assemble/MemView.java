package io.hostpulse.agent.assemble;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Mem;
import io.hostpulse.catalogue.groups.Memory;

/// Memory in MB of 2^20 bytes under the document's names.
final class MemView {
    private static final long MEBIBYTE = 1 << 20;

    void derive(Snapshot snapshot) {
        if (!Derivation.available(snapshot, Group.MEMORY, Group.MEM)) {
            return;
        }
        Table raw = snapshot.table(Group.MEMORY);
        Table mem = snapshot.table(Group.MEM);
        snapshot.status(Group.MEM).collected(0);
        int row = mem.addRow();
        copy(raw, Memory.MEM_TOTAL, mem, Mem.TOTAL);
        copy(raw, Memory.MEM_FREE, mem, Mem.FREE);
        copy(raw, Memory.BUFFERS, mem, Mem.BUFFERS);
        copy(raw, Memory.ACTIVE, mem, Mem.ACTIVE);
        copy(raw, Memory.INACTIVE, mem, Mem.INACTIVE);
        boolean cached = raw.has(0, Memory.CACHED);
        long cache = cached ? raw.number(0, Memory.CACHED) + reclaimable(raw) : 0;
        if (cached) {
            mem.set(row, Mem.CACHED, hundredths(cache));
        }
        if (raw.has(0, Memory.MEM_TOTAL) && raw.has(0, Memory.MEM_FREE)) {
            long used = raw.number(0, Memory.MEM_TOTAL) - raw.number(0, Memory.MEM_FREE);
            setUnlessNegative(snapshot, Mem.USED, used);
            if (cached && raw.has(0, Memory.BUFFERS)) {
                long buffers = raw.number(0, Memory.BUFFERS);
                setUnlessNegative(snapshot, Mem.ABS_USED, used - buffers - cache);
            }
        }
        if (raw.has(0, Memory.SWAP_TOTAL) && raw.has(0, Memory.SWAP_FREE)) {
            long used = raw.number(0, Memory.SWAP_TOTAL) - raw.number(0, Memory.SWAP_FREE);
            setUnlessNegative(snapshot, Mem.SWAP_USED, used);
        }
        for (int i = 0; i < Group.MEM.columns().size(); i++) {
            if (!mem.has(row, i)) {
                Derivation.inherit(snapshot, Group.MEMORY, Group.MEM);
            }
        }
    }

    /// Slab that can be reclaimed is cache to free(1) and to people; kernels before 2.6.19 do not
    /// tell.
    private static long reclaimable(Table raw) {
        return raw.has(0, Memory.S_RECLAIMABLE) ? raw.number(0, Memory.S_RECLAIMABLE) : 0;
    }

    private static void copy(Table raw, Column from, Table mem, Column to) {
        if (raw.has(0, from)) {
            mem.set(0, to, hundredths(raw.number(0, from)));
        }
    }

    private static void setUnlessNegative(Snapshot snapshot, Mem field, long bytes) {
        if (bytes >= 0) {
            snapshot.table(Group.MEM).set(0, field, hundredths(bytes));
        } else {
            snapshot.status(Group.MEM)
                    .worsen(State.PARTIAL, field.field().name() + ": its parts exceed the total");
        }
    }

    /// Bytes as MB with two decimals, rounded half up; bytes are below 2^63 / 100 for any memory.
    private static long hundredths(long bytes) {
        long whole = bytes / MEBIBYTE;
        long rest = bytes % MEBIBYTE;
        return whole * 100 + (rest * 100 + MEBIBYTE / 2) / MEBIBYTE;
    }
}
