package io.hostpulse.collect;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Conntrack;

import java.nio.file.Path;
import java.util.List;

/// Reads `/proc/sys/net/netfilter/nf_conntrack_count` and `nf_conntrack_max`, one number each, and
/// `/proc/net/stat/nf_conntrack`: names, then a line of hexadecimal numbers for each CPU. A host
/// without connection tracking has none of them. Source: the kernel's
/// `net/netfilter/nf_conntrack_standalone.c`.
final class ConntrackCollector extends FileCollector {
    private static final int COLUMNS_MAX = 64;

    private final Source limit;
    private final Source counters;
    private final Slots slots = new Slots(Group.CONNTRACK, name -> List.of("", name));
    private final int[] columns = new int[COLUMNS_MAX];

    ConntrackCollector(Path procfs) {
        super(
                procfs.resolve("sys/net/netfilter/nf_conntrack_count"),
                Source.Need.OPTIONAL,
                KernelFile.Form.WHOLE,
                Group.CONNTRACK);
        limit =
                new Source(
                        procfs.resolve("sys/net/netfilter/nf_conntrack_max"),
                        Source.Need.OPTIONAL,
                        KernelFile.Form.WHOLE);
        counters =
                new Source(
                        procfs.resolve("net/stat/nf_conntrack"),
                        Source.Need.OPTIONAL,
                        KernelFile.Form.SHORT_LINES);
    }

    @Override
    boolean take(Snapshot into) {
        return number(into, Conntrack.ENTRIES);
    }

    private boolean number(Snapshot into, Conntrack column) {
        Table table = into.table(Group.CONNTRACK);
        int row = table.rows() > 0 ? 0 : table.addRow();
        if (scan.nextLine() && cells.number(table, row, column, 1) && table.has(row, column)) {
            return true;
        }
        if (table.numbers() == 0) {
            table.dropLastRow();
        }
        return false;
    }

    @Override
    void more(Snapshot into) {
        if (limit.read()) {
            scan.over(limit.bytes(), limit.length());
            number(into, Conntrack.ENTRIES_LIMIT);
        }
        if (counters.read() && into.table(Group.CONNTRACK).rows() > 0) {
            sum(counters.bytes(), counters.length(), into.table(Group.CONNTRACK));
        } else if (counters.state() == State.DENIED) {
            into.status(Group.CONNTRACK).worsen(State.PARTIAL, counters.why());
        }
    }

    /// Adds up the CPUs' lines.
    private void sum(byte[] bytes, int length, Table into) {
        scan.over(bytes, length);
        slots.start();
        int count = 0;
        scan.nextLine();
        while (count < COLUMNS_MAX && scan.word()) {
            int column = slots.of(bytes, scan.from(), scan.to()).column();
            // The count of all connections stands in a file of its own.
            columns[count++] = column < Conntrack.FOUND.ordinal() ? Slots.OTHER : column;
        }
        while (scan.nextLine()) {
            for (int i = 0; i < count && scan.word(); i++) {
                long value = Hex.of(bytes, scan.from(), scan.to());
                if (columns[i] != Slots.OTHER && value != Hex.NONE) {
                    Column column = Group.CONNTRACK.columns().get(columns[i]);
                    long before = into.has(0, column) ? into.number(0, column) : 0;
                    into.set(0, column, before + value);
                }
            }
        }
    }

    @Override
    public void lookUp(OpenFiles files) {
        super.lookUp(files);
        limit.lookUp(files);
        counters.lookUp(files);
    }

    @Override
    public boolean answersAtOnce() {
        return super.answersAtOnce() && limit.answersAtOnce() && counters.answersAtOnce();
    }

    @Override
    public void close() {
        super.close();
        limit.close();
        counters.close();
    }
}
