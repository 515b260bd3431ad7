package io.hostpulse.collect;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// Gives back what is not needed any more. Of mapped files: what only the start needed, code of the
/// JVM for the most part, and later what was used once, a compilation's for example. What is still
/// needed comes back from the page cache at its next use. The kernel maps the pages around it with
/// each (fault around), so it adds up again and is given back when it has.
///
/// Only mappings of files that nobody may write to and of which no page was changed: their pages
/// are the file's; and of those only what stays mapped as long as the JVM lives, so that they are
/// searched for once: the text is 150 kB, and to read it takes longer than all else here. Source:
/// madvise(2), `MADV_DONTNEED`; proc_pid_smaps(5); proc_pid_statm(5).
///
/// Of the C library's heap: what it keeps of memory that was freed, 6 MB after the first minute's
/// compilations. Source: malloc_trim(3). The JVM can do that by itself
/// (`-XX:TrimNativeHeapInterval`), with a thread that it then wakes every five seconds.
///
/// Confined to one thread.
final class SpentPages {
    /// How many may be in memory, in pages of 4 KiB. An agent needs 8 to 11 MiB of them all the
    /// time, and the compilation of a method brings 5 to 7.
    static final long PAGES_MAX = (15 << 20) / 4_096;

    /// How long until the next look, in milliseconds. Giving back takes some 5 ms of CPU, that of
    /// mapping again included: where it does not last, it is done half as often.
    static final long WAIT_MIN_MILLIS = 60_000;

    static final long WAIT_MAX_MILLIS = 120_000;

    /// Mappings with less in memory are left alone, in kB.
    private static final long RESIDENT_MIN = 256;

    /// How the names of files end that are mapped as long as the JVM lives, and are more than nine
    /// tenths of what can be given back: the JVM itself, its class archive, the C library.
    private static final String[] STAY = {"/libjvm.so", ".jsa", "/libc.so.6"};

    /// At the start and a minute later. Not after that: what the C library keeps then is in large
    /// pages ([HugePages]), which giving parts of them back would break up.
    private static final int LOOKS_WITH_TRIM = 2;

    /// More than a line: a path has 4 KiB at most (`PATH_MAX`), and up to four bytes for each of
    /// its own where it is escaped.
    private static final int PART_BYTES = 32 << 10;

    private static final int MADV_DONTNEED = 4;
    private static final int HEX = 16;

    /// Bound once, and not at each look.
    static final @Nullable LibcFunction MADVISE = LibcFunction.bind("madvise");

    private static final @Nullable LibcFunction MALLOC_TRIM = LibcFunction.bind("malloc_trim");

    /// A mapping's bytes, `from` inclusive, `to` exclusive.
    record Mapping(long from, long to) {}

    private final LongSupplier filePages;
    private final Runnable release;
    private final Runnable trim;
    private long wait = WAIT_MIN_MILLIS;
    private int looks;

    /// Those of this process.
    SpentPages() {
        this(new FilePages(), new Release(), SpentPages::trim);
    }

    /// @param filePages how many pages of files are in memory
    /// @param release gives back those that can be
    /// @param trim gives back what the C library keeps
    SpentPages(LongSupplier filePages, Runnable release, Runnable trim) {
        this.filePages = filePages;
        this.release = release;
        this.trim = trim;
    }

    /// Gives pages back when there are many, and trims the heap at the first looks.
    ///
    /// @return when to look again, in milliseconds
    long look() {
        if (looks < LOOKS_WITH_TRIM) {
            looks++;
            trim.run();
        }
        if (filePages.getAsLong() < PAGES_MAX) {
            wait = WAIT_MIN_MILLIS;
            return wait;
        }
        release.run();
        long now = wait;
        wait = Math.min(2 * wait, WAIT_MAX_MILLIS);
        return now;
    }

    /// How many pages of files are in memory, 0 where the kernel does not say it. Read as a tick
    /// reads its files, with code that is at hand: a look is mostly nothing else.
    static final class FilePages implements LongSupplier {
        // size resident shared text lib data dt
        private static final int SHARED = 2;

        private final KernelFile statm = KernelFile.whole(Path.of("/proc/self/statm"));
        private final Plain line = new Plain();
        private final long[] numbers = new long[SHARED + 1];

        @Override
        public long getAsLong() {
            try {
                int length = statm.read();
                byte[] bytes = statm.bytes();
                if (length == 0 || bytes[length - 1] != '\n') {
                    return 0;
                }
                line.over(bytes, 0);
                return line.numbers(numbers) > SHARED ? numbers[SHARED] : 0;
            } catch (IOException e) {
                return 0;
            }
        }
    }

    /// Gives the pages of this process back. Does nothing where the kernel or the JVM does not let
    /// it.
    static final class Release implements Runnable {
        private @Nullable List<Mapping> mappings;

        @Override
        public void run() {
            LibcFunction madvise = MADVISE;
            if (madvise == null) {
                return;
            }
            if (mappings == null) {
                mappings = find();
            }
            for (Mapping mapping : mappings) {
                madvise.call(mapping.from, mapping.to - mapping.from, MADV_DONTNEED);
            }
        }

        private static List<Mapping> find() {
            try (InputStream smaps = Files.newInputStream(Path.of("/proc/self/smaps"))) {
                return unchanged(smaps);
            } catch (IOException e) {
                // A kernel without smaps: the pages stay.
                return List.of();
            }
        }
    }

    /// Has the C library give back what it keeps. Does nothing where it has no such function.
    static void trim() {
        LibcFunction mallocTrim = MALLOC_TRIM;
        if (mallocTrim != null) {
            mallocTrim.call(0);
        }
    }

    /// The mappings whose pages can be given back. Part by part: the whole is some 150 kB, and
    /// would fill most of the young space.
    ///
    /// @param smaps the text of `/proc/PID/smaps`
    static List<Mapping> unchanged(InputStream smaps) throws IOException {
        var search = new Search();
        byte[] buffer = new byte[PART_BYTES];
        int kept = 0;
        int count = smaps.read(buffer);
        while (count > 0) {
            int end = kept + count;
            int whole = afterLastLine(buffer, end);
            search.lines(new String(buffer, 0, whole, StandardCharsets.ISO_8859_1));
            kept = end - whole;
            System.arraycopy(buffer, whole, buffer, 0, kept);
            count = smaps.read(buffer, kept, buffer.length - kept);
        }
        return search.found;
    }

    private static int afterLastLine(byte[] buffer, int end) {
        int at = end;
        while (at > 0 && buffer[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    /// Goes over the lines, and remembers the mapping that they are of.
    private static final class Search {
        private final List<Mapping> found = new ArrayList<>();
        private @Nullable Mapping mapping;
        private long resident;

        private void lines(String smaps) {
            for (int at = 0; at < smaps.length(); at = endOfLine(smaps, at) + 1) {
                if (Character.isUpperCase(smaps.charAt(at))) {
                    resident = smaps.startsWith("Rss:", at) ? kilobytes(smaps, at) : resident;
                    if (mapping != null
                            && smaps.startsWith("Anonymous:", at)
                            && kilobytes(smaps, at) == 0
                            && resident >= RESIDENT_MIN) {
                        found.add(mapping);
                    }
                } else {
                    mapping = fileThatStays(smaps, at);
                }
            }
        }
    }

    /// `7f1a2c000000-7f1a2ca00000 r-xp 00100000 08:01 123 /usr/lib/x.so`
    private static @Nullable Mapping fileThatStays(String smaps, int at) {
        int dash = smaps.indexOf('-', at);
        int space = smaps.indexOf(' ', at);
        int end = endOfLine(smaps, at);
        if (dash < 0 || dash > space || space + 5 > end) {
            return null;
        }
        if (!stays(smaps, end)
                || smaps.charAt(space + 1) != 'r'
                || smaps.charAt(space + 2) != '-') {
            return null;
        }
        return new Mapping(
                Long.parseUnsignedLong(smaps, at, dash, HEX),
                Long.parseUnsignedLong(smaps, dash + 1, space, HEX));
    }

    private static boolean stays(String smaps, int end) {
        for (String name : STAY) {
            if (smaps.startsWith(name, end - name.length())) {
                return true;
            }
        }
        return false;
    }

    /// `Rss: 1220 kB`
    private static long kilobytes(String smaps, int at) {
        long value = 0;
        for (int i = smaps.indexOf(':', at) + 1; i < smaps.length(); i++) {
            char c = smaps.charAt(i);
            if (c >= '0' && c <= '9') {
                value = value * 10 + (c - '0');
            } else if (c != ' ') {
                break;
            }
        }
        return value;
    }

    private static int endOfLine(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }
}
