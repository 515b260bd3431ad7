package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.Rapl;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Reads `/sys/class/powercap/intel-rapl*`: the energy that each zone took. A zone's name may end
/// with its number, `package-0`; of several of one name without one, each gets the next. Source:
/// the kernel's `Documentation/power/powercap/powercap.rst`.
final class RaplCollector extends SysCollector {
    private static final String CLASS = "class/powercap";

    RaplCollector(Path sysfs) {
        super(sysfs, CLASS, Group.RAPL);
    }

    @Override
    void take(Snapshot into) {
        Table table = into.table(Group.RAPL);
        Map<String, Integer> seen = new HashMap<>();
        for (String name : files.names(CLASS)) {
            String directory = CLASS + "/" + name;
            Text text = files.text(directory + "/name");
            if (!name.startsWith("intel-rapl") || text == null) {
                continue;
            }
            String zone = text.toString();
            int dash = zone.lastIndexOf('-');
            boolean isNumbered = dash > 0 && SysFiles.number(zone.substring(dash + 1)) >= 0;
            String word = isNumbered ? zone.substring(0, dash) : zone;
            String index =
                    isNumbered
                            ? zone.substring(dash + 1)
                            : Integer.toString(seen.merge(word, 1, Integer::sum) - 1);
            int row = row(table, files.path(directory).toString(), word.replace('-', '_'), index);
            if (row >= 0) {
                files.set(table, row, Rapl.JOULES, directory + "/energy_uj", 1);
            }
        }
    }
}
