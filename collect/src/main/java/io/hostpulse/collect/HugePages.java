package io.hostpulse.collect;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongPredicate;

/// Has the kernel keep what a tick needs in few large pages: of the process's own memory (the
/// compiled code and the Java heap, for the most part) each piece of 2 MiB that is nearly all in
/// use becomes one page. A tick finds its memory cold, and to find a page again takes as long
/// whether it is small or large.
///
/// A piece that is in use only here and there stays as it is: as one page it would take memory that
/// nobody needs. Where an administrator has switched large pages off (`never`), nothing is done.
///
/// Source: proc_pid_maps(5); proc_pid_pagemap(5); madvise(2), `MADV_COLLAPSE` (Linux 6.1), before
/// it `MADV_HUGEPAGE`, with which the kernel does the same by itself some time later; the kernel's
/// `Documentation/admin-guide/mm/transhuge.rst`. Confined to one thread.
final class HugePages {
    /// The size of a large page where small ones have 4 KiB.
    static final long BYTES = 2 << 20;

    private static final int SMALL_BYTES = 4 << 10;
    private static final int SMALL_PAGES = (int) (BYTES / SMALL_BYTES);

    /// A piece must have so many of its pages in use. What it takes more is 256 KiB at most.
    private static final int IN_USE_MIN = SMALL_PAGES - SMALL_PAGES / 8;

    /// Of an entry of `pagemap`: whether the page is in memory. Entries have eight bytes, the
    /// lowest first on the machines that there are.
    private static final int ENTRY_BYTES = 8;

    private static final int PRESENT = 0x80;

    private static final int MADV_HUGEPAGE = 14;
    private static final int MADV_COLLAPSE = 25;
    private static final int HEX = 16;

    private final Path maps;
    private final Path pagemap;
    private final Path mode;
    private final LongPredicate collapse;
    private final byte[] entries = new byte[SMALL_PAGES * ENTRY_BYTES];

    /// Those of this process.
    HugePages() {
        this(
                Path.of("/proc/self/maps"),
                Path.of("/proc/self/pagemap"),
                Path.of("/sys/kernel/mm/transparent_hugepage/enabled"),
                HugePages::collapse);
    }

    /// @param maps the text of the process's mappings
    /// @param pagemap an entry for each of its pages
    /// @param mode the host's setting
    /// @param collapse makes the piece at an address one page; false when that did not work
    HugePages(Path maps, Path pagemap, Path mode, LongPredicate collapse) {
        this.maps = maps;
        this.pagemap = pagemap;
        this.mode = mode;
        this.collapse = collapse;
    }

    /// Makes large pages of what is nearly all in use by now.
    ///
    /// @return how many pieces are large pages now
    int look() {
        try {
            if (PageSize.ofThisKernel() != SMALL_BYTES
                    || Files.readString(mode, StandardCharsets.US_ASCII).contains("[never]")) {
                return 0;
            }
            int count = 0;
            try (var pages = new RandomAccessFile(pagemap.toFile(), "r")) {
                for (String line : Files.readAllLines(maps, StandardCharsets.ISO_8859_1)) {
                    Piece piece = Piece.firstOf(line);
                    while (piece != null) {
                        count += isInUse(pages, piece.at) && collapse.test(piece.at) ? 1 : 0;
                        piece = piece.next();
                    }
                }
            }
            return count;
        } catch (IOException | RuntimeException e) {
            // A kernel or a container that does not tell, or not in this way: the pages stay small.
            return 0;
        }
    }

    private boolean isInUse(RandomAccessFile pages, long address) throws IOException {
        pages.seek(address / SMALL_BYTES * ENTRY_BYTES);
        pages.readFully(entries);
        int inUse = 0;
        for (int last = ENTRY_BYTES - 1; last < entries.length; last += ENTRY_BYTES) {
            inUse += (entries[last] & PRESENT) == 0 ? 0 : 1;
        }
        return inUse >= IN_USE_MIN;
    }

    private static boolean collapse(long address) {
        LibcFunction madvise = LibcFunction.bind("madvise");
        if (madvise == null) {
            return false;
        }
        return (int) madvise.call(address, BYTES, MADV_COLLAPSE) == 0
                || (int) madvise.call(address, BYTES, MADV_HUGEPAGE) == 0;
    }

    /// A piece of a mapping that could be one page.
    private record Piece(long at, long end) {
        /// The first one of a mapping of the process's own memory, private, of no file:
        /// `fe000000-fe600000 rw-p 00000000 00:00 0`.
        static @Nullable Piece firstOf(String line) {
            int dash = line.indexOf('-');
            int space = line.indexOf(' ');
            boolean isOwn =
                    dash > 0
                            && space > dash
                            && line.startsWith("rw", space + 1)
                            && line.startsWith("p ", space + 4)
                            && line.stripTrailing().endsWith(" 00:00 0");
            if (!isOwn) {
                return null;
            }
            long from = Long.parseUnsignedLong(line, 0, dash, HEX);
            long to = Long.parseUnsignedLong(line, dash + 1, space, HEX);
            return of((from + BYTES - 1) / BYTES * BYTES, to);
        }

        @Nullable Piece next() {
            return of(at + BYTES, end);
        }

        private static @Nullable Piece of(long at, long end) {
            return at + BYTES <= end ? new Piece(at, end) : null;
        }
    }
}
