package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.AgentProcess;

import java.nio.file.Path;
import java.util.List;

/// Reads the agent's own `/proc/self/stat`, `limits` and `fd`, and the host's `/proc/stat` for when
/// it started. Source: proc_pid_stat(5).
final class AgentProcessCollector extends SysCollector {
    private static final String BOOT_TIME = "btime";

    private final long pageBytes;

    AgentProcessCollector(long pageBytes) {
        super(Path.of("/proc"), "self/stat", Group.AGENT_PROCESS);
        this.pageBytes = pageBytes;
    }

    @Override
    void take(Snapshot into) {
        ProcessLine line = ProcessLine.of(files.lines("self/stat"));
        if (line == null) {
            return;
        }
        Table table = into.table(Group.AGENT_PROCESS);
        int row = table.addRow();
        table.set(row, AgentProcess.CPU, line.cpuTicks());
        table.set(row, AgentProcess.RESIDENT_MEMORY, line.residentPages() * pageBytes);
        table.set(row, AgentProcess.VIRTUAL_MEMORY, line.virtualBytes());
        table.set(row, AgentProcess.OPEN_FDS, files.names("self/fd").length);
        List<String> limits = files.lines("self/limits");
        limit(table, row, AgentProcess.MAX_FDS, ProcessLimit.OPEN_FILES, limits);
        limit(table, row, AgentProcess.VIRTUAL_MEMORY_MAX, ProcessLimit.ADDRESS_SPACE, limits);
        for (String host : files.lines("stat")) {
            long boot = host.startsWith(BOOT_TIME) ? SysFiles.number(host.substring(6)) : -1;
            if (boot >= 0) {
                table.set(row, AgentProcess.START_TIME, boot * 100 + line.startTicks());
            }
        }
    }

    private static void limit(
            Table table, int row, AgentProcess column, String name, List<String> limits) {
        long value = ProcessLimit.of(name, limits);
        if (value != SysFiles.ABSENT) {
            table.set(row, column, value);
        }
    }
}
