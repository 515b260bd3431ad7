package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Status;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.UdpQueues;

import java.nio.file.Path;
import java.util.List;

/// Reads `/proc/net/udp` and `/proc/net/udp6`: the fifth word of a socket's line is `TX:RX`, bytes
/// in hexadecimal. Source: proc_pid_net(5).
final class UdpQueuesCollector implements Collector {
    private static final List<Group> GROUPS = List.of(Group.UDP_QUEUES);
    private static final int QUEUES_WORD = 5;

    private final Source[] sources;
    private final Findings[] findings;
    private final Text[] versions = {Text.of("v4"), Text.of("v6")};
    private final Scan scan = new Scan();

    UdpQueuesCollector(Path procfs) {
        sources =
                new Source[] {
                    new Source(procfs.resolve("net/udp"), Source.Need.OPTIONAL),
                    new Source(procfs.resolve("net/udp6"), Source.Need.OPTIONAL)
                };
        findings =
                new Findings[] {new Findings(sources[0].name()), new Findings(sources[1].name())};
    }

    @Override
    public List<Group> groups() {
        return GROUPS;
    }

    @Override
    public void collect(Snapshot into) {
        Status status = into.status(Group.UDP_QUEUES);
        status.collected(0);
        for (int i = 0; i < sources.length; i++) {
            if (sources[i].read()) {
                parse(i, sources[i].bytes(), sources[i].length(), into.table(Group.UDP_QUEUES));
                findings[i].settle(status, true);
            } else if (i == 0 || sources[i].state() != State.UNSUPPORTED) {
                sources[i].report(status);
            }
        }
    }

    /// Adds the row of one of the two files.
    void parse(int file, byte[] bytes, int length, Table into) {
        findings[file].clear();
        scan.over(bytes, length);
        long tx = 0;
        long rx = 0;
        scan.nextLine();
        while (scan.nextLine()) {
            int words = 0;
            while (words < QUEUES_WORD && scan.word()) {
                words++;
            }
            int colon = scan.from() + 8;
            boolean isPlain =
                    words == QUEUES_WORD && scan.to() == colon + 9 && scan.bytes()[colon] == ':';
            long sent = isPlain ? Hex.of(scan.bytes(), scan.from(), colon) : Hex.NONE;
            long received = isPlain ? Hex.of(scan.bytes(), colon + 1, scan.to()) : Hex.NONE;
            if (sent == Hex.NONE || received == Hex.NONE) {
                findings[file].line(Findings.Finding.NOT_UNDERSTOOD, "", scan);
            } else {
                tx += sent;
                rx += received;
            }
        }
        findings[file].cut(scan);
        int row = into.addRow();
        into.set(row, UdpQueues.IP, versions[file]);
        into.set(row, UdpQueues.TX, tx);
        into.set(row, UdpQueues.RX, rx);
    }

    @Override
    public void lookUp(OpenFiles files) {
        for (Source source : sources) {
            source.lookUp(files);
        }
    }

    @Override
    public boolean answersAtOnce() {
        return sources[0].answersAtOnce() && sources[1].answersAtOnce();
    }

    @Override
    public void close() {
        for (Source source : sources) {
            source.close();
        }
    }
}
