package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Cgroup;

import java.nio.file.Path;
import java.util.List;

/// Reads what each control group takes: of version 2 the files of its directory, of version 1 those
/// of the same path below each controller's own. Source: the kernel's
/// `Documentation/admin-guide/cgroup-v2.rst`, `cgroup-v1/cpuacct.rst`, `memory.rst`.
final class CgroupCollector extends SysCollector {
    /// Groups below this level are counted within theirs.
    static final int LEVELS_MAX = 4;

    /// So many groups are read.
    static final int GROUPS_MAX = 1_000;

    private static final String ROOT = "fs/cgroup";
    private static final long NANOS_PER_MICRO = 1_000;

    /// What version 1 gives as a limit where there is none begins here.
    private static final long NO_LIMIT = 1L << 60;

    CgroupCollector(Path sysfs) {
        super(sysfs, ROOT, Group.CGROUP);
    }

    @Override
    void take(Snapshot into) {
        Table table = into.table(Group.CGROUP);
        if (files.exists(ROOT + "/cgroup.controllers")) {
            walk(table, "", ROOT, 0, true);
        } else if (files.exists(ROOT + "/memory") || files.exists(ROOT + "/cpuacct")) {
            String walked = files.exists(ROOT + "/cpuacct") ? "/cpuacct" : "/memory";
            walk(table, "", ROOT + walked, 0, false);
        }
    }

    private void walk(Table table, String path, String directory, int level, boolean isTwo) {
        int row = table.rows() < GROUPS_MAX ? row(table, path.isEmpty() ? "/" : path) : -1;
        if (row < 0) {
            return;
        }
        if (isTwo) {
            two(table, row, directory);
        } else {
            one(table, row, path);
        }
        if (level == LEVELS_MAX) {
            return;
        }
        for (String name : files.names(directory)) {
            if (files.isDirectory(directory + "/" + name)) {
                walk(table, path + "/" + name, directory + "/" + name, level + 1, isTwo);
            }
        }
    }

    private void two(Table table, int row, String directory) {
        for (String line : files.lines(directory + "/cpu.stat")) {
            List<String> words = SysFiles.words(line);
            String word = words.size() == 2 ? words.getFirst() : "";
            switch (word) {
                case "usage_usec" -> set(table, row, Cgroup.CPU, words.getLast());
                case "user_usec" -> set(table, row, Cgroup.CPU_USER, words.getLast());
                case "system_usec" -> set(table, row, Cgroup.CPU_SYSTEM, words.getLast());
                case "throttled_usec" -> set(table, row, Cgroup.CPU_THROTTLED, words.getLast());
                case "nr_throttled" -> set(table, row, Cgroup.CPU_THROTTLES, words.getLast());
                default -> {}
            }
        }
        files.set(table, row, Cgroup.MEMORY, directory + "/memory.current", 1);
        files.set(table, row, Cgroup.MEMORY_MAX, directory + "/memory.max", 1);
        files.set(table, row, Cgroup.SWAP, directory + "/memory.swap.current", 1);
        files.set(table, row, Cgroup.PIDS, directory + "/pids.current", 1);
        for (String line : files.lines(directory + "/memory.events")) {
            if (line.startsWith("oom_kill ")) {
                set(table, row, Cgroup.OOM_KILLS, line.substring("oom_kill ".length()));
            }
        }
        for (String line : files.lines(directory + "/io.stat")) {
            for (String word : SysFiles.words(line)) {
                add(table, row, Cgroup.READ_BYTES, "rbytes=", word);
                add(table, row, Cgroup.WRITE_BYTES, "wbytes=", word);
            }
        }
    }

    private void one(Table table, int row, String path) {
        long nanos = files.numberIn(ROOT + "/cpuacct" + path + "/cpuacct.usage");
        if (nanos != SysFiles.ABSENT) {
            table.set(row, Cgroup.CPU, nanos / NANOS_PER_MICRO);
        }
        for (String line : files.lines(ROOT + "/cpu" + path + "/cpu.stat")) {
            List<String> words = SysFiles.words(line);
            if (words.getFirst().equals("nr_throttled")) {
                set(table, row, Cgroup.CPU_THROTTLES, words.getLast());
            } else if (words.getFirst().equals("throttled_time")) {
                long throttled = SysFiles.number(words.getLast());
                table.set(row, Cgroup.CPU_THROTTLED, Math.max(0, throttled) / NANOS_PER_MICRO);
            }
        }
        String memory = ROOT + "/memory" + path;
        files.set(table, row, Cgroup.MEMORY, memory + "/memory.usage_in_bytes", 1);
        long limit = files.numberIn(memory + "/memory.limit_in_bytes");
        if (limit != SysFiles.ABSENT && limit < NO_LIMIT) {
            table.set(row, Cgroup.MEMORY_MAX, limit);
        }
        files.set(table, row, Cgroup.PIDS, ROOT + "/pids" + path + "/pids.current", 1);
        String blocks = ROOT + "/blkio" + path + "/blkio.throttle.io_service_bytes";
        for (String line : files.lines(blocks)) {
            List<String> words = SysFiles.words(line);
            if (words.size() == 3) {
                add(table, row, Cgroup.READ_BYTES, "Read", words.get(1) + words.get(2));
                add(table, row, Cgroup.WRITE_BYTES, "Write", words.get(1) + words.get(2));
            }
        }
    }

    private static void set(Table table, int row, Cgroup column, String word) {
        long value = SysFiles.number(word);
        if (value != SysFiles.ABSENT) {
            table.set(row, column, value);
        }
    }

    /// Adds the number behind a key, if the word begins with it: one device's part.
    private static void add(Table table, int row, Cgroup column, String key, String word) {
        long value =
                word.startsWith(key)
                        ? SysFiles.number(word.substring(key.length()))
                        : SysFiles.ABSENT;
        if (value != SysFiles.ABSENT) {
            long before = table.has(row, column) ? table.number(row, column) : 0;
            table.set(row, column, before + value);
        }
    }
}
