package io.hostpulse.agent.assemble;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Status;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.Cpu;
import io.hostpulse.catalogue.groups.CpuTime;

/// The shares of all CPUs' time in percent, from the kernel's counters at two ticks.
///
/// The total is user + nice + system + idle + iowait + irq + softirq + steal: the kernel counts
/// guest time in `user` and `nice` already (`account_guest_time` in `kernel/sched/cputime.c`), so
/// the shares of user and nice are made without it and the ten add to 100.
///
/// `iowait` may step back a little (proc_stat(5) calls it unreliable): then it alone is absent, and
/// the others share the rest. Any other counter that steps back means that the counters were set
/// anew.
final class CpuShares {
    private static final int FIELDS = 10;
    private static final int RAW_FIRST = CpuTime.USER.ordinal();
    private static final int SHARE_FIRST = Cpu.USER.ordinal();
    private static final int USER = CpuTime.USER.ordinal() - RAW_FIRST;
    private static final int NICE = CpuTime.NICE.ordinal() - RAW_FIRST;
    private static final int IOWAIT = CpuTime.IOWAIT.ordinal() - RAW_FIRST;
    private static final int GUEST = CpuTime.GUEST.ordinal() - RAW_FIRST;
    private static final int GUEST_NICE = CpuTime.GUEST_NICE.ordinal() - RAW_FIRST;

    private static final Text TOTAL = Text.of("total");

    private final long[] previous = new long[FIELDS];
    private final long[] delta = new long[FIELDS];
    private int previousPresent;

    void derive(Snapshot snapshot) {
        Table raw = snapshot.table(Group.CPU_TIME);
        if (!Derivation.available(snapshot, Group.CPU_TIME, Group.CPU)) {
            // Shares may span several messages: what was read last stays.
            return;
        }
        Table cpu = snapshot.table(Group.CPU);
        Status status = snapshot.status(Group.CPU);
        status.collected(0);
        int row = cpu.addRow();
        // An incomplete reading may lack a CPU's line.
        if (snapshot.status(Group.CPU_TIME).state() == State.OK) {
            cpu.set(row, Cpu.COUNT, raw.rows() - 1);
        }
        if (raw.find(TOTAL, 0) == 0) {
            shares(raw, cpu, row, status);
            keep(raw);
        } else {
            previousPresent = 0;
        }
        Derivation.inherit(snapshot, Group.CPU_TIME, Group.CPU);
    }

    private void shares(Table raw, Table cpu, int row, Status status) {
        if (previousPresent == 0) {
            status.worsen(State.PARTIAL, "no previous message: shares need two readings");
            return;
        }
        int present = differences(raw, status);
        if (present == 0) {
            return;
        }
        long total = 0;
        for (int i = 0; i < GUEST; i++) {
            total += delta[i];
        }
        delta[USER] -= delta[GUEST];
        delta[NICE] -= delta[GUEST_NICE];
        if (total <= 0) {
            status.worsen(
                    State.PARTIAL, "/proc/stat: no CPU time passed since the previous message");
            return;
        }
        for (int i = 0; i < FIELDS; i++) {
            if ((present & (1 << i)) != 0 && delta[i] >= 0) {
                cpu.set(row, SHARE_FIRST + i, (delta[i] * 20_000 + total) / (total * 2));
            } else if (delta[i] < 0) {
                status.worsen(State.PARTIAL, "/proc/stat: more guest time than user time passed");
            }
        }
    }

    /// The differences to the previous reading as a bit set of those that are sound, or 0.
    private int differences(Table raw, Status status) {
        int present = 0;
        for (int i = 0; i < FIELDS; i++) {
            delta[i] = 0;
            if (!raw.has(0, RAW_FIRST + i) || (previousPresent & (1 << i)) == 0) {
                continue;
            }
            long difference = raw.number(0, RAW_FIRST + i) - previous[i];
            if (difference >= 0) {
                delta[i] = difference;
                present |= 1 << i;
            } else if (i == IOWAIT) {
                status.worsen(State.PARTIAL, "/proc/stat: iowait stepped back");
            } else {
                status.worsen(State.PARTIAL, "/proc/stat: " + name(i) + " stepped back: set anew?");
                return 0;
            }
        }
        return present;
    }

    private static String name(int field) {
        return Group.CPU_TIME.columns().get(RAW_FIRST + field).field().name();
    }

    private void keep(Table raw) {
        previousPresent = 0;
        for (int i = 0; i < FIELDS; i++) {
            if (raw.has(0, RAW_FIRST + i)) {
                previous[i] = raw.number(0, RAW_FIRST + i);
                previousPresent |= 1 << i;
            }
        }
    }
}
