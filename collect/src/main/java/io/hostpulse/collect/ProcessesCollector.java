package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.MonotonicClock;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.ProcessState;
import io.hostpulse.catalogue.groups.Processes;
import io.hostpulse.catalogue.groups.ThreadState;
import io.hostpulse.catalogue.groups.TopProcess;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Reads `/proc/PID/stat` of every process: counts states, and finds those that take most. A
/// process that ends meanwhile is passed over. Source: proc_pid_stat(5), proc_pid_io(5).
final class ProcessesCollector extends SysCollector {
    /// So many processes are shown for each of CPU, memory and disks.
    static final int TOP = 10;

    /// A tick is a hundredth of a second.
    private static final double NANOS_PER_TICK = 10_000_000;

    private final long pageBytes;
    private final boolean isStates;
    private final boolean isTop;
    private final MonotonicClock nanoTime;
    private Map<String, Seen> before = new HashMap<>();
    private long beforeNanos;

    /// What is remembered of a process until the next reading.
    private record Seen(
            String pid, ProcessLine line, long readBytes, long writeBytes, long ticks, long io) {
        long ioTotal() {
            return Math.max(readBytes, 0) + Math.max(writeBytes, 0);
        }
    }

    /// @param isStates whether processes and threads are counted by state
    /// @param isTop whether those that take most are wanted
    ProcessesCollector(
            Path procfs, long pageBytes, boolean isStates, boolean isTop, MonotonicClock nanoTime) {
        super(procfs, "", groups(isStates, isTop));
        this.pageBytes = pageBytes;
        this.isStates = isStates;
        this.isTop = isTop;
        this.nanoTime = nanoTime;
    }

    private static Group[] groups(boolean isStates, boolean isTop) {
        List<Group> groups = new ArrayList<>();
        if (isStates) {
            groups.addAll(List.of(Group.PROCESSES, Group.PROCESS_STATE, Group.THREAD_STATE));
        }
        if (isTop) {
            groups.add(Group.TOP_PROCESS);
        }
        return groups.toArray(new Group[0]);
    }

    @Override
    void take(Snapshot into) {
        Map<String, Seen> now = new HashMap<>();
        Map<String, Long> processes = new TreeMap<>();
        Map<String, Long> threads = new TreeMap<>();
        long all = 0;
        long nanos = nanoTime.getAsLong();
        for (String pid : files.names("")) {
            boolean isProcess = !numbered(pid, "").isEmpty();
            ProcessLine line = isProcess ? ProcessLine.of(files.lines(pid + "/stat")) : null;
            if (line == null) {
                continue;
            }
            all += line.threads();
            processes.merge(line.state(), 1L, Long::sum);
            if (isStates) {
                threads(pid, line, threads);
            }
            now.put(pid, seen(pid, line));
        }
        if (isStates && !now.isEmpty()) {
            count(into, now.size(), all, processes, threads);
        }
        if (isTop) {
            top(into.table(Group.TOP_PROCESS), now, nanos - beforeNanos);
        }
        before = now;
        beforeNanos = nanos;
    }

    private void threads(String pid, ProcessLine line, Map<String, Long> threads) {
        if (line.threads() <= 1) {
            threads.merge(line.state(), 1L, Long::sum);
            return;
        }
        for (String thread : files.names(pid + "/task")) {
            ProcessLine of = ProcessLine.of(files.lines(pid + "/task/" + thread + "/stat"));
            if (of != null) {
                threads.merge(of.state(), 1L, Long::sum);
            }
        }
    }

    private Seen seen(String pid, ProcessLine line) {
        long read = SysFiles.ABSENT;
        long written = SysFiles.ABSENT;
        for (String io : isTop ? files.readable(pid + "/io") : List.<String>of()) {
            if (io.startsWith("read_bytes: ")) {
                read = SysFiles.number(io.substring("read_bytes: ".length()));
            } else if (io.startsWith("write_bytes: ")) {
                written = SysFiles.number(io.substring("write_bytes: ".length()));
            }
        }
        Seen old = before.get(pid);
        boolean isSame = old != null && old.line.startTicks() == line.startTicks();
        Seen fresh = new Seen(pid, line, read, written, SysFiles.ABSENT, SysFiles.ABSENT);
        return old == null || !isSame
                ? fresh
                : new Seen(
                        pid,
                        line,
                        read,
                        written,
                        Math.max(0, line.cpuTicks() - old.line.cpuTicks()),
                        Math.max(0, fresh.ioTotal() - old.ioTotal()));
    }

    private void count(
            Snapshot into,
            long pids,
            long threads,
            Map<String, Long> processStates,
            Map<String, Long> threadStates) {
        Table table = into.table(Group.PROCESSES);
        int row = table.addRow();
        table.set(row, Processes.PIDS, pids);
        table.set(row, Processes.THREADS, threads);
        files.set(table, row, Processes.MAX_PROCESSES, "sys/kernel/pid_max", 1);
        files.set(table, row, Processes.MAX_THREADS, "sys/kernel/threads-max", 1);
        processStates.forEach(
                (state, count) -> {
                    Table states = into.table(Group.PROCESS_STATE);
                    states.set(row(states, state), ProcessState.PROCESSES, count);
                });
        threadStates.forEach(
                (state, count) -> {
                    Table states = into.table(Group.THREAD_STATE);
                    states.set(row(states, state), ThreadState.THREADS, count);
                });
    }

    private void top(Table table, Map<String, Seen> now, long elapsedNanos) {
        Set<Seen> chosen = new LinkedHashSet<>();
        List<Seen> all = new ArrayList<>(now.values());
        choose(all, Comparator.comparingLong(Seen::ticks), chosen);
        choose(all, Comparator.comparingLong(seen -> seen.line.residentPages()), chosen);
        choose(all, Comparator.comparingLong(Seen::io), chosen);
        for (Seen seen : chosen) {
            int row = row(table, seen.pid);
            if (row < 0) {
                return;
            }
            ProcessLine line = seen.line;
            table.set(row, TopProcess.NAME, Text.of(line.name()));
            table.set(row, TopProcess.CPU, line.cpuTicks());
            table.set(row, TopProcess.RESIDENT_MEMORY, line.residentPages() * pageBytes);
            table.set(row, TopProcess.THREADS, line.threads());
            set(table, row, TopProcess.READ_BYTES, seen.readBytes);
            set(table, row, TopProcess.WRITE_BYTES, seen.writeBytes);
            set(table, row, TopProcess.IO_BYTES_RECENT, seen.io);
            if (seen.ticks != SysFiles.ABSENT && elapsedNanos > 0) {
                double share = seen.ticks * NANOS_PER_TICK / elapsedNanos;
                table.set(row, TopProcess.CPU_PERCENT, Math.round(share * 10_000));
            }
        }
    }

    private static void choose(List<Seen> all, Comparator<Seen> by, Set<Seen> into) {
        all.sort(by.reversed().thenComparing(Seen::pid));
        into.addAll(all.subList(0, Math.min(TOP, all.size())));
    }

    private static void set(Table table, int row, TopProcess column, long value) {
        if (value != SysFiles.ABSENT) {
            table.set(row, column, value);
        }
    }
}
