package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.collect.SpentPages.Mapping;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

final class SpentPagesTest {
    private static String mapping(String head, int resident, int anonymous) {
        return """
        %s
        Size:              20000 kB
        Rss:        %12d kB
        Pss:                 100 kB
        Anonymous:  %12d kB
        VmFlags: rd mr mw me
        """
                .formatted(head, resident, anonymous);
    }

    private static List<Mapping> found(String smaps) throws IOException {
        byte[] bytes = smaps.getBytes(StandardCharsets.ISO_8859_1);
        return SpentPages.unchanged(new ByteArrayInputStream(bytes));
    }

    @Test
    void codeAndDataOfFilesThatNobodyChangesAreGivenBack() throws IOException {
        String smaps =
                mapping(
                                "7f0000000000-7f0000100000 r-xp 00000000 08:01 12   /usr/lib/a"
                                        + " b/libjvm.so",
                                900,
                                0)
                        + mapping(
                                "7f0000100000-7f0000200000 r-xp 0 08:01 3 /usr/lib/libc.so.6",
                                900,
                                0)
                        + mapping(
                                "ffff800000000000-ffff800000010000 r--s 0 08:01 9 /x/agent.jsa",
                                256,
                                0);
        assertThat(found(smaps))
                .containsExactly(
                        new Mapping(0x7f0000000000L, 0x7f0000100000L),
                        new Mapping(0x7f0000100000L, 0x7f0000200000L),
                        new Mapping(0xffff800000000000L, 0xffff800000010000L));
    }

    /// What another thread may unmap could be somebody's memory by the time it is given back.
    @Test
    void filesThatMayBeUnmappedStay() throws IOException {
        String smaps =
                mapping("7f0000000000-7f0000100000 r-xp 0 08:01 12 /usr/lib/a.so", 900, 0)
                        + mapping("7f0000100000-7f0000200000 r--s 0 08:01 12 /x/00001.seg", 900, 0)
                        + mapping("7f0000200000-7f0000300000 r--s 0 08:01 12 /x/a.jsa.old", 900, 0);
        assertThat(found(smaps)).isEmpty();
    }

    @Test
    void whatMayBeWrittenOrWasChangedOrIsNoFileStays() throws IOException {
        String smaps =
                mapping("7f0000000000-7f0000100000 rw-p 00000000 08:01 12 /x/libjvm.so", 900, 0)
                        + mapping(
                                "7f0000100000-7f0000200000 r--p 00000000 08:01 12 /x/libjvm.so",
                                900,
                                4)
                        + mapping("7f0000200000-7f0000300000 r-xp 00000000 00:00 0 ", 900, 0)
                        + mapping("7f0000300000-7f0000400000 r-xp 00000000 00:00 0  [vdso]", 900, 0)
                        + mapping(
                                "7f0000400000-7f0000500000 ---p 00000000 08:01 12 /x/libjvm.so",
                                900,
                                0);
        assertThat(found(smaps)).isEmpty();
    }

    @Test
    void littleIsNotWorthACall() throws IOException {
        assertThat(found(mapping("1000-2000 r-xp 00000000 08:01 12 /usr/lib/libc.so.6", 255, 0)))
                .isEmpty();
    }

    @Test
    void aTextThatEndsEarlyIsNoMapping() throws IOException {
        assertThat(found("")).isEmpty();
        assertThat(found("7f00-7f")).isEmpty();
        assertThat(found("7f0000000000-7f0000100000 r-xp 0 08:01 12 /libjvm.so\nRss:")).isEmpty();
    }

    @Test
    void aTextOfManyPartsIsReadAsOne() throws IOException {
        String code = mapping("1000-2000 r-xp 00000000 08:01 12 /usr/lib/libc.so.6", 900, 0);
        String heap = mapping("3000-4000 rw-p 00000000 00:00 0 ", 900, 900);
        String smaps = (code + heap).repeat(300) + code;
        List<Mapping> expected = Collections.nCopies(301, new Mapping(0x1000, 0x2000));
        assertThat(found(smaps)).isEqualTo(expected);

        byte[] bytes = smaps.getBytes(StandardCharsets.ISO_8859_1);
        var slow =
                new FilterInputStream(new ByteArrayInputStream(bytes)) {
                    @Override
                    public int read(byte[] into, int from, int most) throws IOException {
                        return super.read(into, from, Math.min(most, 7));
                    }
                };
        assertThat(SpentPages.unchanged(slow)).isEqualTo(expected);
    }

    @Test
    void thisProcessGoesOnAfterItsPagesAreGivenBack() throws IOException {
        var release = new SpentPages.Release();
        for (int i = 0; i < 2; i++) {
            long before = resident();
            release.run();
            assertThat(resident()).isLessThan(before);
            assertThat(found(smaps())).isNotNull();
        }
    }

    private static String smaps() throws IOException {
        return Files.readString(Path.of("/proc/self/smaps"), StandardCharsets.ISO_8859_1);
    }

    /// What is in memory of files that are only read, in kB.
    private static long resident() throws IOException {
        long sum = 0;
        boolean counts = false;
        for (String line : smaps().lines().toList()) {
            if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
                counts = line.contains(" r-xp ") && line.contains(" /");
            } else if (counts && line.startsWith("Rss:")) {
                sum += Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        return sum;
    }

    @Test
    void pagesAreGivenBackWhenThereAreManyAndMoreRarelyWhereThatDoesNotLast() {
        var resident = new AtomicLong(SpentPages.PAGES_MAX);
        var released = new AtomicInteger();
        var trimmed = new AtomicInteger();
        var pages =
                new SpentPages(resident::get, released::incrementAndGet, trimmed::incrementAndGet);
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            waits.add(pages.look());
        }
        assertThat(waits)
                .containsExactly(60_000L, 120_000L, 120_000L, 120_000L, 120_000L, 120_000L);
        assertThat(released).hasValue(6);
        resident.decrementAndGet();
        assertThat(pages.look()).isEqualTo(60_000);
        assertThat(released).hasValue(6);
        resident.incrementAndGet();
        assertThat(pages.look()).isEqualTo(60_000);
        assertThat(released).hasValue(7);
        assertThat(trimmed).hasValue(2);
    }

    @Test
    void theHeapIsTrimmedAtTheStartAndAMinuteLaterInAnyCase() {
        var trimmed = new AtomicInteger();
        var pages = new SpentPages(() -> 0, () -> {}, trimmed::incrementAndGet);
        for (int i = 0; i < 5; i++) {
            pages.look();
        }
        assertThat(trimmed).hasValue(2);
        SpentPages.trim();
    }

    @Test
    void theKernelSaysHowManyPagesOfFilesAreInMemory() {
        var pages = new SpentPages.FilePages();
        for (int i = 0; i < 2; i++) {
            assertThat(pages.getAsLong()).isGreaterThan(1_000);
        }
    }
}
