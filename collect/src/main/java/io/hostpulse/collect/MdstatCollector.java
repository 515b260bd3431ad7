package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.Md;

import java.nio.file.Path;
import java.util.List;

/// Reads `/proc/mdstat`: of each array its first line, the line with its blocks, and one more where
/// it is being checked or mended. Source: the kernel's `md_seq_show`.
///
/// ```
/// md6 : active raid1 sdb2[2](F) sdc[1](S) sda2[0]
///       195310144 blocks [2/1] [U_]
///       [=>...........]  recovery =  8.5% (16775552/195310144) finish=17.0min speed=259783K/sec
/// ```
final class MdstatCollector extends SysCollector {
    MdstatCollector(Path procfs) {
        super(procfs, "mdstat", Group.MD);
    }

    @Override
    void take(Snapshot into) {
        List<String> lines = files.lines("mdstat");
        for (int i = 0; i + 1 < lines.size(); i++) {
            List<String> words = SysFiles.words(lines.get(i));
            boolean isArray =
                    words.size() > 3
                            && words.get(1).equals(":")
                            && !words.getFirst().equals("Personalities");
            if (isArray) {
                String third = i + 2 < lines.size() ? lines.get(i + 2) : "";
                String fourth = i + 3 < lines.size() ? lines.get(i + 3) : "";
                array(into.table(Group.MD), words, lines.get(i + 1), progress(third, fourth));
            }
        }
    }

    /// Of the lines behind the blocks, the one that says what goes on.
    private static String progress(String third, String fourth) {
        return third.contains("bitmap:") ? fourth : third;
    }

    private static void array(Table table, List<String> words, String blocksLine, String more) {
        List<String> sizes = SysFiles.words(blocksLine);
        long blocks = sizes.isEmpty() ? SysFiles.ABSENT : SysFiles.number(sizes.getFirst());
        int row = blocks == SysFiles.ABSENT ? -1 : row(table, words.getFirst());
        if (row < 0) {
            return;
        }
        long failed = 0;
        long spare = 0;
        long members = 0;
        for (String word : words) {
            members += word.indexOf('[') > 0 ? 1 : 0;
            failed += word.endsWith("(F)") ? 1 : 0;
            spare += word.endsWith("(S)") ? 1 : 0;
        }
        boolean isActive = words.get(2).equals("active");
        long required = members;
        long active = isActive ? members : 0;
        for (String word : sizes) {
            int slash = word.indexOf('/');
            if (word.startsWith("[") && slash > 0 && word.endsWith("]")) {
                required = SysFiles.number(word.substring(1, slash));
                active = SysFiles.number(word.substring(slash + 1, word.length() - 1));
            }
        }
        String state = state(words.get(2), more);
        table.set(row, Md.STATE, Text.of(state));
        set(table, row, Md.DISKS_ACTIVE, isActive ? active : 0);
        set(table, row, Md.DISKS_REQUIRED, isActive ? required : 0);
        table.set(row, Md.DISKS_FAILED, failed);
        table.set(row, Md.DISKS_SPARE, spare);
        table.set(row, Md.BLOCKS, blocks);
        set(table, row, Md.BLOCKS_SYNCED, synced(more, blocks));
    }

    private static void set(Table table, int row, Md column, long value) {
        if (value != SysFiles.ABSENT) {
            table.set(row, column, value);
        }
    }

    private static String state(String first, String more) {
        return more.contains("recovery")
                ? "recovering"
                : more.contains("resync") ? "resync" : more.contains("check") ? "check" : first;
    }

    /// How far it has come: all of it where nothing goes on, none where it waits to begin.
    private static long synced(String more, long blocks) {
        boolean isUnderWay =
                more.contains("recovery") || more.contains("resync") || more.contains("check");
        if (!isUnderWay) {
            return blocks;
        }
        int open = more.indexOf('(');
        int slash = more.indexOf('/', Math.max(open, 0));
        return open < 0 || slash < 0 ? 0 : SysFiles.number(more.substring(open + 1, slash));
    }
}
