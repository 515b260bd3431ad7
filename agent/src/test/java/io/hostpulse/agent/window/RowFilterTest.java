package io.hostpulse.agent.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.Netclass;
import io.hostpulse.catalogue.groups.Network;
import io.hostpulse.collect.Filter;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class RowFilterTest {
    private final Snapshot snapshot = new Snapshot();

    private void interfaces(Group group, Column name) {
        Table table = snapshot.table(group);
        for (String text : List.of("eth0", "veth1", "lo")) {
            table.set(table.addRow(), name, Text.of(text));
        }
    }

    private List<String> left(Group group, Column name) {
        Table table = snapshot.table(group);
        return IntStream.range(0, table.rows())
                .mapToObj(row -> table.text(row, name).toString())
                .toList();
    }

    @Test
    void interfacesAreLeftOutOfTrafficAndOfSettings() {
        interfaces(Group.NETWORK, Network.INTERFACE);
        interfaces(Group.NETCLASS, Netclass.DEVICE);
        Filter all = Filter.ALL;
        new RowFilter(all, all, all, new Filter(List.of(), List.of("veth*"))).apply(snapshot);
        assertThat(left(Group.NETWORK, Network.INTERFACE)).containsExactly("eth0", "lo");
        assertThat(left(Group.NETCLASS, Netclass.DEVICE)).containsExactly("eth0", "lo");
    }
}
