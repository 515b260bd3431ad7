package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.Bonding;

import java.nio.file.Path;
import java.util.List;

/// Reads `/sys/class/net/bonding_masters` and of each bonded interface the state of those that make
/// it up. Source: the kernel's `Documentation/networking/bonding.rst`.
final class BondingCollector extends SysCollector {
    BondingCollector(Path sysfs) {
        super(sysfs, "class/net/bonding_masters", Group.BONDING);
    }

    @Override
    void take(Snapshot into) {
        Table table = into.table(Group.BONDING);
        for (String master : words("class/net/bonding_masters")) {
            String directory = "class/net/" + master;
            long slaves = 0;
            long active = 0;
            for (String slave : words(directory + "/bonding/slaves")) {
                slaves++;
                Text state = state(directory, slave);
                active += state != null && state.toString().equals("up") ? 1 : 0;
            }
            int row = row(table, master);
            if (row >= 0) {
                table.set(row, Bonding.SLAVES, slaves);
                table.set(row, Bonding.ACTIVE, active);
            }
        }
    }

    /// Kernels before 3.x name the directory `slave_`.
    private @org.jspecify.annotations.Nullable Text state(String directory, String slave) {
        Text state = files.text(directory + "/lower_" + slave + "/bonding_slave/mii_status");
        return state != null
                ? state
                : files.text(directory + "/slave_" + slave + "/bonding_slave/mii_status");
    }

    private List<String> words(String file) {
        Text text = files.text(file);
        return text == null ? List.of() : SysFiles.words(text.toString());
    }
}
