package io.hostpulse.collect;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The line of a process's or a thread's `stat`: `1234 (name) S 1 ...`. The name may hold anything,
/// a closing parenthesis too, so it ends at the last one. Ticks are hundredths of a second on every
/// machine. Source: proc_pid_stat(5).
///
/// @param name what stands in parentheses
/// @param state one letter
/// @param cpuTicks utime + stime
/// @param threads num_threads
/// @param startTicks starttime, since the host started
/// @param virtualBytes vsize
/// @param residentPages rss
record ProcessLine(
        String name,
        String state,
        long cpuTicks,
        long threads,
        long startTicks,
        long virtualBytes,
        long residentPages) {
    private static final int WORDS_MIN = 22;

    /// The line of a file; null when there is none, or it is no such line.
    static @Nullable ProcessLine of(List<String> lines) {
        String line = lines.isEmpty() ? "" : lines.getFirst();
        int open = line.indexOf('(');
        int close = line.lastIndexOf(')');
        if (open < 0 || close < open) {
            return null;
        }
        List<String> words = SysFiles.words(line.substring(close + 1));
        if (words.size() < WORDS_MIN) {
            return null;
        }
        return new ProcessLine(
                line.substring(open + 1, close),
                words.getFirst(),
                number(words, 11) + number(words, 12),
                number(words, 17),
                number(words, 19),
                number(words, 20),
                number(words, 21));
    }

    private static long number(List<String> words, int place) {
        long value = SysFiles.number(words.get(place));
        return value == SysFiles.ABSENT ? 0 : value;
    }
}
