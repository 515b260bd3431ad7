package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.Fibrechannel;

import java.nio.file.Path;
import java.util.List;

/// The collectors of directories of storage adapters.
final class AdapterCollectors {
    private static final Fibrechannel[] HEXADECIMAL = {
        Fibrechannel.PORT_ID, Fibrechannel.PORT_NAME, Fibrechannel.FABRIC_NAME
    };

    private AdapterCollectors() {}

    static Collector fibrechannel(Path sysfs) {
        return new DirectoryCollector(
                Group.FIBRECHANNEL,
                sysfs,
                "class/fc_host",
                "",
                Filter.ALL,
                AdapterCollectors::withoutPrefixes,
                DeviceCollectors.values(Group.FIBRECHANNEL, "", 1));
    }

    private static void withoutPrefixes(Table table, int row) {
        for (Fibrechannel column : HEXADECIMAL) {
            String text = table.text(row, column).toString();
            if (text.startsWith("0x")) {
                table.set(row, column, Text.of(text.substring(2)));
            }
        }
    }

    /// A drive has a name for each way to use it (`nst0`, `st0a`): one of them counts.
    static Collector tape(Path sysfs) {
        return new DirectoryCollector(
                Group.TAPE,
                sysfs,
                "class/scsi_tape",
                "",
                new Filter(List.of("st#"), List.of()),
                (_, _) -> {},
                DeviceCollectors.values(Group.TAPE, "stats/", 1));
    }
}
