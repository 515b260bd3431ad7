package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Status;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.TcpQueues;
import io.hostpulse.catalogue.groups.TcpState;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Reads `/proc/net/tcp` and `tcp6`: counts the lines by their fourth word, the state in
/// hexadecimal, and adds up their fifth, `TX:RX`, the bytes that wait. Source: proc_pid_net(5), the
/// kernel's `include/net/tcp_states.h`.
///
/// A socket that listens has no bytes: what stands there counts connections that wait to be
/// accepted. How many may wait is no procfs file's word; [ListenBacklog] asks for it.
final class TcpStateCollector implements Collector {
    private static final List<Group> GROUPS = List.of(Group.TCP_STATE, Group.TCP_QUEUES);
    private static final int STATE_WORD = 4;
    private static final int LISTEN = 10;

    /// A queue's bytes are so many digits.
    private static final int QUEUE_DIGITS = 8;

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
    private final @Nullable ListenBacklog backlog;
    private long sent;
    private long received;
    private long waiting;

    TcpStateCollector(Path procfs) {
        four = new Source(procfs.resolve("net/tcp"), Source.Need.OPTIONAL);
        six = new Source(procfs.resolve("net/tcp6"), Source.Need.OPTIONAL);
        // The kernel answers of itself alone, whatever tree is read.
        backlog = procfs.equals(Roots.HOST.procfs()) ? new ListenBacklog() : null;
    }

    @Override
    public List<Group> groups() {
        return GROUPS;
    }

    @Override
    public void collect(Snapshot into) {
        Arrays.fill(counts, 0);
        sent = 0;
        received = 0;
        waiting = 0;
        if (!four.read()) {
            GROUPS.forEach(group -> four.report(into.status(group)));
            return;
        }
        count(four);
        boolean isSix = six.read();
        if (isSix) {
            count(six);
        }
        for (Group group : GROUPS) {
            Status status = into.status(group);
            status.collected(0);
            if (!isSix && six.state() != State.UNSUPPORTED) {
                status.worsen(State.PARTIAL, six.why());
            }
        }
        Table table = into.table(Group.TCP_STATE);
        for (int i = 1; i < NAMES.length; i++) {
            if (counts[i] > 0) {
                int row = table.addRow();
                table.set(row, TcpState.STATE, NAMES[i]);
                table.set(row, TcpState.CONNECTIONS, counts[i]);
            }
        }
        Table queues = into.table(Group.TCP_QUEUES);
        int row = queues.addRow();
        queues.set(row, TcpQueues.TX, sent);
        queues.set(row, TcpQueues.RX, received);
        queues.set(row, TcpQueues.WAITING, waiting);
        long mayWait = backlog == null ? ListenBacklog.UNKNOWN : backlog.ask();
        if (mayWait != ListenBacklog.UNKNOWN) {
            queues.set(row, TcpQueues.MAY_WAIT, mayWait);
        }
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
                if (scan.word()) {
                    queues(scan.from(), scan.to(), state == LISTEN);
                }
            }
        }
    }

    private void queues(int from, int to, boolean isListening) {
        int colon = from + QUEUE_DIGITS;
        if (to != colon + 1 + QUEUE_DIGITS || scan.bytes()[colon] != ':') {
            return;
        }
        long tx = Hex.of(scan.bytes(), from, colon);
        long rx = Hex.of(scan.bytes(), colon + 1, to);
        if (rx != Hex.NONE && isListening) {
            waiting += rx;
        } else if (tx != Hex.NONE && rx != Hex.NONE) {
            sent += tx;
            received += rx;
        }
    }

    @Override
    public void close() {
        four.close();
        six.close();
    }
}
