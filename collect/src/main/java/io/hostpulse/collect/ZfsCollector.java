package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.Zfs;
import io.hostpulse.catalogue.groups.Zpool;
import io.hostpulse.catalogue.groups.ZpoolState;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads `/proc/spl/kstat/zfs`: files of counters, `NAME TYPE VALUE` behind two lines of heading,
/// and a directory for each pool. A number is written without sign, also where ZFS took more away
/// than it had counted; it is kept with its sign. Source: OpenZFS'
/// `module/os/linux/spl/spl-kstat.c`.
final class ZfsCollector extends SysCollector {
    private static final String KSTAT = "spl/kstat/zfs";
    private static final int HEADING_LINES = 2;

    /// The type of a number without sign of 64 bits.
    private static final String UINT64 = "4";

    private static final Map<String, String> AREAS =
            Map.ofEntries(
                    Map.entry("abdstats", "abd"),
                    Map.entry("arcstats", "arc"),
                    Map.entry("dbufstats", "dbuf"),
                    Map.entry("dbuf_stats", "dbuf"),
                    Map.entry("dmu_tx", "dmu_tx"),
                    Map.entry("dnodestats", "dnode"),
                    Map.entry("fm", "fm"),
                    Map.entry("vdev_cache_stats", "vdev_cache"),
                    Map.entry("vdev_mirror_stats", "vdev_mirror"),
                    Map.entry("xuio_stats", "xuio"),
                    Map.entry("zfetchstats", "zfetch"),
                    Map.entry("zil", "zil"));

    ZfsCollector(Path procfs) {
        super(procfs, KSTAT, Group.ZFS, Group.ZPOOL, Group.ZPOOL_STATE);
    }

    @Override
    void take(Snapshot into) {
        for (String name : files.names(KSTAT)) {
            String path = KSTAT + "/" + name;
            String area = AREAS.get(name);
            if (area != null) {
                counters(into.table(Group.ZFS), area, files.lines(path));
            } else {
                pool(into, name, path);
            }
        }
    }

    private static void counters(Table table, String area, List<String> lines) {
        for (int i = HEADING_LINES; i < lines.size(); i++) {
            List<String> words = SysFiles.words(lines.get(i));
            boolean isCounter = words.size() > 2 && words.get(1).equals(UINT64);
            long value = isCounter ? SysFiles.unsigned(words.get(2)) : SysFiles.ABSENT;
            int row = value == SysFiles.ABSENT ? -1 : row(table, area, words.getFirst());
            if (row >= 0) {
                table.set(row, Zfs.VALUE, value);
            }
        }
    }

    private void pool(Snapshot into, String pool, String path) {
        Text state = files.text(path + "/state");
        if (state != null) {
            Table table = into.table(Group.ZPOOL_STATE);
            int row = row(table, pool);
            if (row >= 0) {
                String word = state.toString().toLowerCase(Locale.ROOT);
                table.set(row, ZpoolState.STATE, Text.of(word));
                table.set(row, ZpoolState.ONLINE, word.equals("online") ? 1 : 0);
            }
        }
        io(into.table(Group.ZPOOL), pool, files.lines(path + "/io"));
        for (String name : files.names(path)) {
            if (name.startsWith("objset-")) {
                dataset(into.table(Group.ZPOOL), pool, files.lines(path + "/" + name));
            }
        }
    }

    /// A line of names, then a line of numbers.
    private static void io(Table table, String pool, List<String> lines) {
        if (lines.size() <= HEADING_LINES) {
            return;
        }
        List<String> names = SysFiles.words(lines.get(HEADING_LINES - 1));
        List<String> values = SysFiles.words(lines.get(HEADING_LINES));
        for (int i = 0; i < names.size() && i < values.size(); i++) {
            add(table, pool, "", names.get(i), values.get(i));
        }
    }

    private static void dataset(Table table, String pool, List<String> lines) {
        String dataset = "";
        for (int i = HEADING_LINES; i < lines.size(); i++) {
            List<String> words = SysFiles.words(lines.get(i));
            if (words.size() > 2 && words.getFirst().equals("dataset_name")) {
                dataset = words.get(2);
            } else if (words.size() > 2 && words.get(1).equals(UINT64) && !dataset.isEmpty()) {
                add(table, pool, dataset, words.getFirst(), words.get(2));
            }
        }
    }

    private static void add(Table table, String pool, String dataset, String name, String text) {
        long value = SysFiles.unsigned(text);
        int row = value == SysFiles.ABSENT ? -1 : row(table, pool, dataset, name);
        if (row >= 0) {
            table.set(row, Zpool.VALUE, value);
        }
    }
}
