package io.hostpulse.collect;

import java.util.List;

/// Reads `/proc/PID/limits`, lines such as `Max open files 1024 524288 files`. Source:
/// proc_pid_limits(5). Stateless.
final class ProcessLimit {
    static final String OPEN_FILES = "Max open files";
    static final String ADDRESS_SPACE = "Max address space";

    private ProcessLimit() {}

    /// The soft limit of a name, which counts; [SysFiles#ABSENT] when there is none.
    static long of(String name, List<String> limits) {
        for (String line : limits) {
            if (line.startsWith(name)) {
                List<String> words = SysFiles.words(line.substring(name.length()));
                return words.isEmpty() ? SysFiles.ABSENT : SysFiles.number(words.getFirst());
            }
        }
        return SysFiles.ABSENT;
    }
}
