package io.hostpulse.collect;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Timex;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Asks `adjtimex(2)` what the kernel knows of its clock. `modes` is 0, which changes nothing and
/// needs no right. `struct timex` on 64-bit Linux, the same in glibc and musl:
///
/// ```
/// offset  member      offset  member       offset  member
///      8  offset          48  constant        120  stabil
///     16  freq            88  tick            128  jitcnt
///     24  maxerror        96  ppsfreq         136  calcnt
///     32  esterror       104  jitter          144  errcnt
///     40  status, int    112  shift, int      152  stbcnt
///                                             160  tai, int
/// ```
final class TimexCollector implements Collector {
    private static final List<Group> GROUPS = List.of(Group.TIMEX);
    private static final long STRUCT_BYTES = 256;
    private static final int STA_NANO = 0x2000;
    private static final int TIME_ERROR = 5;
    private static final long NANOS_PER_MICRO = 1_000;

    /// Frequencies are in millionths, in 65,536 parts.
    private static final double FREQUENCY_PARTS = 65_536;

    private final MemorySegment struct = Arena.ofAuto().allocate(STRUCT_BYTES, 8);
    private @Nullable LibcFunction adjtimex;
    private boolean isBound;

    @Override
    public List<Group> groups() {
        return GROUPS;
    }

    @Override
    public void collect(Snapshot into) {
        int state = ask();
        if (state < 0) {
            into.status(Group.TIMEX)
                    .worsen(State.UNSUPPORTED, "adjtimex: this system does not answer it");
            return;
        }
        Table table = into.table(Group.TIMEX);
        fill(table, table.addRow(), state);
        into.status(Group.TIMEX).collected(0);
    }

    private int ask() {
        if (!isBound) {
            isBound = true;
            adjtimex = LibcFunction.bind("adjtimex");
        }
        LibcFunction bound = adjtimex;
        if (bound == null) {
            return -1;
        }
        struct.set(JAVA_INT, 0, 0);
        return (int) bound.callFor(this, struct.address(), 0, 0, 0);
    }

    private void fill(Table table, int row, int state) {
        int status = struct.get(JAVA_INT, 40);
        long nanos = (status & STA_NANO) == 0 ? NANOS_PER_MICRO : 1;
        table.set(row, Timex.SYNCHRONIZED, state == TIME_ERROR ? 0 : 1);
        table.set(row, Timex.OFFSET, number(8) * nanos);
        table.set(row, Timex.FREQUENCY_PPM, millionths(16));
        table.set(row, Timex.MAX_ERROR, number(24));
        table.set(row, Timex.ESTIMATED_ERROR, number(32));
        table.set(row, Timex.STATUS, status);
        table.set(row, Timex.LOOP_TIME_CONSTANT, number(48));
        table.set(row, Timex.TICK, number(88));
        table.set(row, Timex.TAI_OFFSET, struct.get(JAVA_INT, 160));
        table.set(row, Timex.PPS_FREQUENCY_PPM, millionths(96));
        table.set(row, Timex.PPS_JITTER, number(104) * nanos);
        table.set(row, Timex.PPS_SHIFT, struct.get(JAVA_INT, 112));
        table.set(row, Timex.PPS_STABILITY_PPM, millionths(120));
        table.set(row, Timex.PPS_JITTER_EXCEEDED, number(128));
        table.set(row, Timex.PPS_CALIBRATIONS, number(136));
        table.set(row, Timex.PPS_ERRORS, number(144));
        table.set(row, Timex.PPS_STABILITY_EXCEEDED, number(152));
    }

    private long number(long offset) {
        return struct.get(JAVA_LONG, offset);
    }

    private long millionths(long offset) {
        return Math.round(number(offset) / FREQUENCY_PARTS * 1_000_000);
    }

    @Override
    public void close() {
        adjtimex = null;
    }
}
