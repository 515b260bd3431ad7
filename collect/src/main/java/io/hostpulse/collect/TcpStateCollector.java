package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Status;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.TcpState;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Counts the lines of `/proc/net/tcp` and `tcp6` by their fourth word, the state in hexadecimal.
/// Source: proc_pid_net(5), the kernel's `include/net/tcp_states.h`.
final class TcpStateCollector implements Collector {
    private static final List<Group> GROUPS = List.of(Group.TCP_STATE);
    private static final int STATE_WORD = 4;
    private static final Text[] NAMES = {
        Text.EMPTY,
        Text.of("established"),
        Text.of("syn_sent"),
        Text.of("syn_recv"),
        Text.of("fin_wait1"),
        Text.of("fin_wait2"),
        Text.of("time_wait"),
        Text.of("close"),
        Text.of("close_wait"),
        Text.of("last_ack"),
        Text.of("listen"),
        Text.of("closing")
    };

    private final Source four;
    private final Source six;
    private final Scan scan = new Scan();
    private final long[] counts = new long[NAMES.length];

    TcpStateCollector(Path procfs) {
        four = new Source(procfs.resolve("net/tcp"), Source.Need.OPTIONAL);
        six = new Source(procfs.resolve("net/tcp6"), Source.Need.OPTIONAL);
    }

    @Override
    public List<Group> groups() {
        return GROUPS;
    }

    @Override
    public void collect(Snapshot into) {
        Status status = into.status(Group.TCP_STATE);
        Arrays.fill(counts, 0);
        if (!four.read()) {
            four.report(status);
            return;
        }
        count(four);
        if (six.read()) {
            count(six);
        } else if (six.state() != State.UNSUPPORTED) {
            status.worsen(State.PARTIAL, six.why());
        }
        Table table = into.table(Group.TCP_STATE);
        for (int i = 1; i < NAMES.length; i++) {
            if (counts[i] > 0) {
                int row = table.addRow();
                table.set(row, TcpState.STATE, NAMES[i]);
                table.set(row, TcpState.CONNECTIONS, counts[i]);
            }
        }
        status.collected(0);
    }

    private void count(Source source) {
        scan.over(source.bytes(), source.length());
        scan.nextLine();
        while (scan.nextLine()) {
            int words = 0;
            while (words < STATE_WORD && scan.word()) {
                words++;
            }
            long state =
                    words == STATE_WORD ? Hex.of(scan.bytes(), scan.from(), scan.to()) : Hex.NONE;
            if (state > 0 && state < counts.length) {
                counts[(int) state]++;
            }
        }
    }

    @Override
    public void close() {
        four.close();
        six.close();
    }
}
