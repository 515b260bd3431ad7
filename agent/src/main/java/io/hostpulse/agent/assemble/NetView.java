package io.hostpulse.agent.assemble;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.Net;
import io.hostpulse.catalogue.groups.Network;

/// Each network interface under the document's names.
final class NetView {
    private static final Column[] FROM = {
        Network.TRANSMIT_BYTES,
        Network.RECEIVE_BYTES,
        Network.TRANSMIT_PACKETS,
        Network.RECEIVE_PACKETS,
        Network.RECEIVE_ERRS,
        Network.TRANSMIT_ERRS,
        Network.RECEIVE_DROP,
        Network.TRANSMIT_DROP
    };
    private static final Column[] TO = {
        Net.BYTES_SENT,
        Net.BYTES_RECV,
        Net.PACKETS_SENT,
        Net.PACKETS_RECV,
        Net.ERRIN,
        Net.ERROUT,
        Net.DROPIN,
        Net.DROPOUT
    };

    private final Table previous = new Table(Group.NETWORK);

    void derive(Snapshot snapshot, long bytesMax) {
        if (Derivation.available(snapshot, Group.NETWORK, Group.NET)) {
            snapshot.status(Group.NET).collected(0);
            if (previous.rows() == 0) {
                snapshot.status(Group.NET)
                        .worsen(
                                State.PARTIAL,
                                "no previous message: read and write need two readings");
            }
            Table raw = snapshot.table(Group.NETWORK);
            for (int i = 0; i < raw.rows(); i++) {
                derive(snapshot, i, bytesMax);
            }
            Derivation.inherit(snapshot, Group.NETWORK, Group.NET);
        }
        previous.copyFrom(snapshot.table(Group.NETWORK));
    }

    private void derive(Snapshot snapshot, int from, long bytesMax) {
        Table raw = snapshot.table(Group.NETWORK);
        Table net = snapshot.table(Group.NET);
        int row = net.addRow();
        if (row < 0) {
            return;
        }
        Text name = raw.text(from, Network.INTERFACE);
        net.set(row, Net.NAME, name);
        for (int i = 0; i < FROM.length; i++) {
            if (raw.has(from, FROM[i])) {
                net.set(row, TO[i], raw.number(from, FROM[i]));
            }
        }
        int before = previous.find(name, from);
        if (before >= 0) {
            difference(snapshot, row, from, before, Network.RECEIVE_BYTES, Net.READ, bytesMax);
            difference(snapshot, row, from, before, Network.TRANSMIT_BYTES, Net.WRITE, bytesMax);
        }
    }

    private void difference(
            Snapshot snapshot,
            int row,
            int now,
            int before,
            Column from,
            Column to,
            long bytesMax) {
        long delta =
                Differences.of(
                        snapshot.table(Group.NETWORK), now, previous, before, from, bytesMax);
        if (delta != Differences.UNSOUND) {
            long hundredths = delta / 1024 * 100 + (delta % 1024 * 100 + 512) / 1024;
            snapshot.table(Group.NET).set(row, to, hundredths);
        } else {
            Text name = snapshot.table(Group.NETWORK).text(now, Network.INTERFACE);
            snapshot.status(Group.NET)
                    .worsen(
                            State.PARTIAL,
                            to.field().name() + ": " + name + " stepped back or jumped: set anew?");
        }
    }
}
