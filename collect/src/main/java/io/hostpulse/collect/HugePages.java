package io.hostpulse.collect;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongPredicate;

/// Has the kernel keep what a tick needs in few large pages: of the process's own memory (the
/// compiled code and the Java heap, for the most part) each piece of 2 MiB of which half is in use
/// becomes one page. A tick finds its memory cold, and to find a page again takes as long whether
/// it is small or large.
///
/// A piece that is in use only here and there stays as it is: as one page it would take memory that
/// nobody needs. Where an administrator has switched large pages off (`never`), nothing is done.
///
/// Source: proc_pid_maps(5); proc_pid_pagemap(5); madvise(2), `MADV_COLLAPSE` (Linux 6.1), and
/// where that is refused `MADV_HUGEPAGE`, with which the kernel does the same by itself some time
/// later; the kernel's `Documentation/admin-guide/mm/transhuge.rst`. Confined to one thread.
final class HugePages {
    /// The size of a large page where small ones have 4 KiB.
    static final long BYTES = 2 << 20;

    private static final int SMALL_BYTES = 4 << 10;
    private static final int SMALL_PAGES = (int) (BYTES / SMALL_BYTES);

    /// A piece must have so many of its pages in use. What it takes more is 1 MiB at most, and for
    /// code 1.6.
    private static final int IN_USE_MIN = SMALL_PAGES / 2;

    /// Of compiled code fewer are enough: much of what a tick touches is there. The interpreter and
    /// what else the JVM made as it started takes a fourth of a piece of its own.
    private static final int CODE_IN_USE_MIN = SMALL_PAGES / 5;

    /// In the first minutes memory that only the start needed is not given back yet: what a large
    /// page takes more is 256 KiB at most, and for code, which grows, 768.
    private static final int EARLY_IN_USE_MIN = SMALL_PAGES - SMALL_PAGES / 8;

    private static final int EARLY_CODE_IN_USE_MIN = SMALL_PAGES / 8 * 5;
    private static final int EARLY_LOOKS = 3;

    /// Of an entry of `pagemap`: whether the page is in memory. Entries have eight bytes, the
    /// lowest first on the machines that there are.
    private static final int ENTRY_BYTES = 8;

    private static final int PRESENT = 0x80;

    /// The most looks that are left out: an hour or two.
    private static final int LEFT_OUT_MAX = 63;

    private static final int MADV_HUGEPAGE = 14;
    private static final int MADV_COLLAPSE = 25;
    private static final int HEX = 16;

    private final Path maps;
    private final Path pagemap;
    private final Path mode;
    private final LongPredicate collapse;
    private int looks;
    private int lastMade;
    private int pause;
    private int leftOut;
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

    /// Makes large pages of what is in use by now. Twice as many looks as before are left out
    /// where, after the first minutes, that is what it was at the last look, and where the kernel
    /// refuses a piece: it may have searched long for memory in one piece.
    ///
    /// @return how many pieces this look found to be, or made, one page
    int look() {
        if (leftOut > 0) {
            leftOut--;
            return 0;
        }
        try {
            if (PageSize.ofThisKernel() != SMALL_BYTES
                    || Files.readString(mode, StandardCharsets.US_ASCII).contains("[never]")) {
                return 0;
            }
            looks++;
            int made = 0;
            boolean isRefused = false;
            try (var pages = new RandomAccessFile(pagemap.toFile(), "r")) {
                for (String line : Files.readAllLines(maps, StandardCharsets.ISO_8859_1)) {
                    Piece piece = Piece.firstOf(line);
                    while (piece != null) {
                        if (isInUse(pages, piece)) {
                            boolean isMade = collapse.test(piece.at);
                            made += isMade ? 1 : 0;
                            isRefused |= !isMade;
                        }
                        piece = piece.next();
                    }
                }
            }
            boolean isSteady = looks > EARLY_LOOKS && made == lastMade;
            pause = isRefused || isSteady ? Math.min(2 * pause + 1, LEFT_OUT_MAX) : 0;
            leftOut = pause;
            lastMade = made;
            return made;
        } catch (IOException | RuntimeException e) {
            // A kernel or a container that does not tell, or not in this way: the pages stay small.
            return 0;
        }
    }

    private boolean isInUse(RandomAccessFile pages, Piece piece) throws IOException {
        pages.seek(piece.at / SMALL_BYTES * ENTRY_BYTES);
        pages.readFully(entries);
        int inUse = 0;
        for (int last = ENTRY_BYTES - 1; last < entries.length; last += ENTRY_BYTES) {
            inUse += (entries[last] & PRESENT) == 0 ? 0 : 1;
        }
        if (looks <= EARLY_LOOKS) {
            return inUse >= (piece.isCode ? EARLY_CODE_IN_USE_MIN : EARLY_IN_USE_MIN);
        }
        return inUse >= (piece.isCode ? CODE_IN_USE_MIN : IN_USE_MIN);
    }

    private static boolean collapse(long address) {
        LibcFunction madvise = SpentPages.MADVISE;
        if (madvise == null) {
            return false;
        }
        if ((int) madvise.call(address, BYTES, MADV_COLLAPSE) == 0) {
            return true;
        }
        madvise.call(address, BYTES, MADV_HUGEPAGE);
        return false;
    }

    /// A piece of a mapping that could be one page.
    private record Piece(long at, long end, boolean isCode) {
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
            boolean isCode = line.charAt(space + 3) == 'x';
            return of((from + BYTES - 1) / BYTES * BYTES, to, isCode);
        }

        @Nullable Piece next() {
            return of(at + BYTES, end, isCode);
        }

        private static @Nullable Piece of(long at, long end, boolean isCode) {
            return at + BYTES <= end ? new Piece(at, end, isCode) : null;
        }
    }
}
