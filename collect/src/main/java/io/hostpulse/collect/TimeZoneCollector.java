package io.hostpulse.collect;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.TimeZone;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Asks `time(2)` and `localtime_r(3)` for the zone of the present moment. `struct tm` on 64-bit
/// Linux, the same in glibc and musl, has `tm_gmtoff` at 40 and `tm_zone` at 48. The JVM's own
/// zones would cost a megabyte.
final class TimeZoneCollector implements Collector {
    private static final List<Group> GROUPS = List.of(Group.TIME_ZONE);
    private static final long STRUCT_BYTES = 64;
    private static final long OFFSET_AT = 40;
    private static final long NAME_AT = 48;

    /// POSIX wants three bytes of a name at least; no zone has many more.
    private static final long NAME_BYTES_MAX = 64;

    private final MemorySegment seconds = Arena.ofAuto().allocate(JAVA_LONG);
    private final MemorySegment struct = Arena.ofAuto().allocate(STRUCT_BYTES, 8);
    private @Nullable LibcFunction time;
    private @Nullable LibcFunction local;
    private boolean isBound;

    @Override
    public List<Group> groups() {
        return GROUPS;
    }

    @Override
    public void collect(Snapshot into) {
        if (!ask()) {
            into.status(Group.TIME_ZONE)
                    .worsen(State.UNSUPPORTED, "localtime_r: this system does not answer it");
            return;
        }
        Table table = into.table(Group.TIME_ZONE);
        int row = table.addRow();
        table.set(row, TimeZone.NAME, name());
        table.set(row, TimeZone.OFFSET, struct.get(JAVA_LONG, OFFSET_AT));
        into.status(Group.TIME_ZONE).collected(0);
    }

    private boolean ask() {
        if (!isBound) {
            isBound = true;
            time = LibcFunction.bind("time");
            local = LibcFunction.bind("localtime_r");
        }
        LibcFunction now = time;
        LibcFunction zone = local;
        return now != null
                && zone != null
                && now.callFor(this, seconds.address(), 0, 0, 0) >= 0
                && zone.callFor(this, seconds.address(), struct.address(), 0, 0) != 0;
    }

    // Restricted: follows a pointer of the C library.
    @SuppressWarnings("restricted")
    private Text name() {
        MemorySegment name = struct.get(ADDRESS, NAME_AT);
        return name.address() == 0
                ? Text.EMPTY
                : Text.of(name.reinterpret(NAME_BYTES_MAX).getString(0));
    }

    @Override
    public void close() {
        time = null;
        local = null;
    }
}
