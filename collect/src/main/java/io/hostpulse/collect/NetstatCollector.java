package io.hostpulse.collect;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Status;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.NetstatOther;

import java.nio.file.Path;
import java.util.List;

/// Reads the counters of the network protocols: `/proc/net/snmp` and `/proc/net/netstat`, whose
/// lines come in pairs, and `/proc/net/snmp6`, which a host without IPv6 does not have. Source:
/// proc_pid_net(5), the kernel's `net/ipv4/proc.c` and `net/ipv6/proc.c`.
///
/// ```
/// Udp: InDatagrams NoPorts           Ip6InReceives    7
/// Udp: 88542 120                     Icmp6InMsgs      0
/// ```
final class NetstatCollector implements Collector {
    private static final List<Column> COLUMNS = Group.NETSTAT.columns();

    private final Source[] sources;
    private final Findings[] findings;
    private final Slots paired = new Slots(Group.NETSTAT, NetstatCollector::parts);
    private final Slots single = new Slots(Group.NETSTAT, NetstatCollector::partsAtSix);
    private final Scan scan = new Scan();
    private final Scan names = new Scan();
    private final boolean isWhole;
    private final List<Group> groups;
    private byte[] key = new byte[256];
    private int taken;

    /// @param isWhole whether the counters without a column are wanted too
    NetstatCollector(Path procfs, boolean isWhole) {
        Path net = procfs.resolve("net");
        KernelFile.Form whole = KernelFile.Form.WHOLE;
        sources =
                new Source[] {
                    new Source(net.resolve("snmp"), Source.Need.REQUIRED, whole),
                    new Source(net.resolve("netstat"), Source.Need.REQUIRED, whole),
                    new Source(net.resolve("snmp6"), Source.Need.OPTIONAL, whole)
                };
        findings = new Findings[sources.length];
        for (int i = 0; i < sources.length; i++) {
            findings[i] = new Findings(sources[i].name());
        }
        this.isWhole = isWhole;
        this.groups =
                isWhole ? List.of(Group.NETSTAT, Group.NETSTAT_OTHER) : List.of(Group.NETSTAT);
    }

    private static List<String> parts(String name) {
        int colon = name.indexOf(':');
        return List.of(name.substring(0, colon), name.substring(colon + 1));
    }

    /// `Icmp6InMsgs` is `InMsgs` of `Icmp6`.
    private static List<String> partsAtSix(String name) {
        int six = name.indexOf('6');
        return List.of(name.substring(0, six + 1), name.substring(six + 1));
    }

    @Override
    public List<Group> groups() {
        return groups;
    }

    @Override
    public void collect(Snapshot into) {
        Table table = into.table(Group.NETSTAT);
        int row = table.addRow();
        taken = 0;
        paired.start();
        single.start();
        for (int i = 0; i < sources.length; i++) {
            findings[i].clear();
            if (sources[i].read()) {
                parse(i, sources[i].bytes(), sources[i].length(), into);
            }
        }
        if (taken == 0) {
            table.dropLastRow();
        }
        for (Group group : groups) {
            settle(into.status(group), table.numbers() > 0);
        }
        if (row < 0) {
            into.status(Group.NETSTAT).worsen(State.FAILED, "the group has a row already");
        }
    }

    /// Takes the counters of one of the three files.
    void parse(int file, byte[] bytes, int length, Snapshot into) {
        scan.over(bytes, length);
        while (scan.nextLine()) {
            if (file == sources.length - 1) {
                line(into, file);
            } else {
                pair(bytes, length, into, file);
            }
        }
        findings[file].cut(scan);
    }

    private void line(Snapshot into, int file) {
        boolean isNamed = scan.word() && scan.find(scan.from(), '6') >= 0;
        if (!isNamed) {
            findings[file].line(Findings.Finding.NOT_UNDERSTOOD, "", scan);
            return;
        }
        Slots.Slot slot = single.of(scan.bytes(), scan.from(), scan.to());
        scan.word();
        take(slot, scan, into, file);
    }

    /// The line that was just entered names what the next one counts.
    private void pair(byte[] bytes, int length, Snapshot into, int file) {
        names.over(bytes, length);
        names.enterLike(scan);
        if (!names.word() || !scan.nextLine() || !scan.word() || !isSameWord()) {
            findings[file].line(Findings.Finding.NOT_UNDERSTOOD, "", scan);
            return;
        }
        int protocol = names.to() - names.from();
        key(protocol + 1);
        System.arraycopy(bytes, names.from(), key, 0, protocol);
        while (names.word()) {
            int name = names.to() - names.from();
            key(protocol + name);
            System.arraycopy(bytes, names.from(), key, protocol, name);
            Slots.Slot slot = paired.of(key, 0, protocol + name);
            if (!scan.word()) {
                findings[file].line(Findings.Finding.NOT_UNDERSTOOD, "", scan);
                return;
            }
            take(slot, scan, into, file);
        }
    }

    private boolean isSameWord() {
        int length = names.to() - names.from();
        boolean isSame = scan.to() - scan.from() == length;
        for (int i = 0; isSame && i < length; i++) {
            isSame = scan.bytes()[scan.from() + i] == names.bytes()[names.from() + i];
        }
        return isSame && scan.bytes()[scan.to() - 1] == ':';
    }

    private void key(int length) {
        if (key.length < length) {
            key = java.util.Arrays.copyOf(key, 2 * length);
        }
    }

    /// Takes the word that was just scanned: a number, which may be negative.
    private void take(Slots.Slot slot, Scan at, Snapshot into, int file) {
        if (slot.column() == Slots.OTHER && !isWhole) {
            return;
        }
        boolean isNegative = at.to() > at.from() && at.bytes()[at.from()] == '-';
        long value = at.numberAt(at.from() + (isNegative ? 1 : 0));
        if (at.outcome() != Scan.Outcome.READ) {
            findings[file].number(slot.name().toString(), at);
            return;
        }
        long signed = isNegative ? -value : value;
        if (slot.column() != Slots.OTHER) {
            into.table(Group.NETSTAT).set(0, COLUMNS.get(slot.column()), signed);
            taken++;
            return;
        }
        Table others = into.table(Group.NETSTAT_OTHER);
        int row = others.addRow();
        if (row < 0) {
            findings[file].line(Findings.Finding.TABLE_FULL, "", at);
            return;
        }
        others.set(row, NetstatOther.PROTOCOL, slot.protocol());
        others.set(row, NetstatOther.NAME, slot.name());
        others.set(row, NetstatOther.VALUE, signed);
    }

    private void settle(Status status, boolean any) {
        status.collected(0);
        for (int i = 0; i < sources.length; i++) {
            State state = sources[i].state();
            if (state == State.OK && findings[i].any()) {
                status.worsen(any ? State.PARTIAL : State.FAILED, findings[i].why());
            } else if (state != State.OK && state != State.UNSUPPORTED) {
                status.worsen(any ? State.PARTIAL : state, sources[i].why());
            }
        }
    }

    @Override
    public void lookUp(OpenFiles files) {
        for (Source source : sources) {
            source.lookUp(files);
        }
    }

    @Override
    public boolean answersAtOnce() {
        for (Source source : sources) {
            if (!source.answersAtOnce()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        for (Source source : sources) {
            source.close();
        }
    }
}
