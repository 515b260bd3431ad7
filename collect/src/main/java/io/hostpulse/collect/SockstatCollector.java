package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Sockstat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Reads `/proc/net/sockstat`, and `/proc/net/sockstat6` where there is IPv6: lines such as `TCP:
/// inuse 4 orphan 0 tw 4 alloc 17 mem 1`. Source: the kernel's `net/ipv4/proc.c`.
final class SockstatCollector extends FileCollector {
    private static final Sockstat[] COLUMNS = Sockstat.values();
    private static final byte[][] SOURCES = sources();

    private final Source six;
    private final long pageBytes;

    /// @param pageBytes the size of a page of memory; 0 where it is not known
    SockstatCollector(Path procfs, long pageBytes) {
        super(
                procfs.resolve("net/sockstat"),
                Source.Need.REQUIRED,
                KernelFile.Form.WHOLE,
                Group.SOCKSTAT);
        this.six =
                new Source(
                        procfs.resolve("net/sockstat6"),
                        Source.Need.OPTIONAL,
                        KernelFile.Form.WHOLE);
        this.pageBytes = pageBytes;
    }

    private static byte[][] sources() {
        byte[][] sources = new byte[COLUMNS.length][];
        for (Sockstat column : COLUMNS) {
            sources[column.ordinal()] = column.field().source().getBytes(StandardCharsets.US_ASCII);
        }
        return sources;
    }

    @Override
    boolean take(Snapshot into) {
        Table table = into.table(Group.SOCKSTAT);
        int row = table.addRow();
        lines(table, row);
        bytes(table, row, Sockstat.TCP_MEM, Sockstat.TCP_MEM_BYTES);
        bytes(table, row, Sockstat.UDP_MEM, Sockstat.UDP_MEM_BYTES);
        if (cells.taken() == 0) {
            table.dropLastRow();
            return false;
        }
        return true;
    }

    @Override
    void more(Snapshot into) {
        Table table = into.table(Group.SOCKSTAT);
        if (table.rows() > 0 && six.read()) {
            scan.over(six.bytes(), six.length());
            lines(table, 0);
        } else if (six.state() != State.OK && six.state() != State.UNSUPPORTED) {
            into.status(Group.SOCKSTAT).worsen(State.PARTIAL, six.why());
        }
    }

    private void lines(Table table, int row) {
        while (scan.nextLine()) {
            if (!scan.word() || scan.bytes()[scan.to() - 1] != ':') {
                findings.line(Findings.Finding.NOT_UNDERSTOOD, "", scan);
                continue;
            }
            int from = scan.from();
            int to = scan.to() - 1;
            while (scan.word()) {
                int column = column(from, to, scan.from(), scan.to());
                long value = scan.number();
                if (column >= 0) {
                    cells.place(value, table, row, COLUMNS[column], 1);
                }
            }
        }
    }

    private void bytes(Table table, int row, Sockstat pages, Sockstat into) {
        if (pageBytes > 0
                && table.has(row, pages)
                && table.number(row, pages) <= Long.MAX_VALUE / pageBytes) {
            table.set(row, into, table.number(row, pages) * pageBytes);
        }
    }

    /// The column whose source is these two words, or -1.
    private int column(int from, int to, int keyFrom, int keyTo) {
        int first = to - from;
        int second = keyTo - keyFrom;
        for (int i = 0; i < SOURCES.length; i++) {
            byte[] source = SOURCES[i];
            boolean isIt =
                    source.length == first + 1 + second
                            && source[first] == ' '
                            && matches(source, 0, from, first)
                            && matches(source, first + 1, keyFrom, second);
            if (isIt) {
                return i;
            }
        }
        return -1;
    }

    private boolean matches(byte[] source, int at, int from, int length) {
        for (int i = 0; i < length; i++) {
            if (source[at + i] != scan.bytes()[from + i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void lookUp(OpenFiles files) {
        super.lookUp(files);
        six.lookUp(files);
    }

    @Override
    public boolean answersAtOnce() {
        return super.answersAtOnce() && six.answersAtOnce();
    }

    @Override
    public void close() {
        super.close();
        six.close();
    }
}
