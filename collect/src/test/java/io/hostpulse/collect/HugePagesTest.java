package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class HugePagesTest {
    private static final long PIECE = HugePages.BYTES;
    private static final int PAGES = 512;

    @TempDir private Path directory;

    private final List<Long> made = new ArrayList<>();
    private boolean isRefused;
    private Path maps;
    private Path pagemap;
    private Path mode;

    @BeforeEach
    void write() throws IOException {
        maps = directory.resolve("maps");
        pagemap = directory.resolve("pagemap");
        mode = Files.writeString(directory.resolve("enabled"), "always [madvise] never\n");
        try (var file = new RandomAccessFile(pagemap.toFile(), "rw")) {
            file.setLength(16 * PAGES * 8L);
        }
    }

    private int look(String... lines) throws IOException {
        Files.write(maps, List.of(lines));
        return new HugePages(maps, pagemap, mode, this::collapse).look();
    }

    private boolean collapse(long address) {
        made.add(address);
        return !isRefused;
    }

    /// Has so many pages of a piece in memory, the last ones.
    private void use(int piece, int count) throws IOException {
        try (var file = new RandomAccessFile(pagemap.toFile(), "rw")) {
            for (int page = PAGES - count; page < PAGES; page++) {
                file.seek((piece * PAGES + page) * 8L + 7);
                file.write(0x81);
            }
        }
    }

    @Test
    void aPieceThatIsNearlyAllInUseBecomesOnePage() throws IOException {
        use(1, PAGES);
        use(2, PAGES * 7 / 8);
        use(3, PAGES * 7 / 8 - 1);
        assertThat(look("200000-800000 rw-p 00000000 00:00 0")).isEqualTo(2);
        assertThat(made).containsExactly(PIECE, 2 * PIECE);
    }

    @Test
    void ofCompiledCodeLessInUseIsEnough() throws IOException {
        use(1, PAGES * 5 / 8);
        use(2, PAGES * 5 / 8 - 1);
        assertThat(look("200000-600000 rwxp 00000000 00:00 0")).isEqualTo(1);
        assertThat(look("200000-600000 rw-p 00000000 00:00 0")).isZero();
        assertThat(made).containsExactly(PIECE);
    }

    @Test
    void afterTheFirstMinutesHalfIsEnoughAndOfCompiledCodeAFifth() throws IOException {
        Files.write(maps, List.of());
        var pages = new HugePages(maps, pagemap, mode, this::collapse);
        for (int i = 0; i < 3; i++) {
            assertThat(pages.look()).isZero();
        }
        use(1, PAGES / 2);
        use(2, PAGES / 2 - 1);
        use(3, PAGES / 5);
        use(4, PAGES / 5 - 1);
        Files.write(
                maps,
                List.of(
                        "200000-600000 rw-p 00000000 00:00 0",
                        "600000-a00000 rwxp 00000000 00:00 0"));
        assertThat(pages.look()).isEqualTo(2);
        assertThat(made).containsExactly(PIECE, 3 * PIECE);
    }

    @Test
    void onlyWholePiecesOfAMappingCount() throws IOException {
        for (int piece = 0; piece < 16; piece++) {
            use(piece, PAGES);
        }
        look("1ff000-600000 rwxp 00000000 00:00 0 ", "801000-bff000 rw-p 00000000 00:00 0");
        assertThat(made).containsExactly(PIECE, 2 * PIECE);
    }

    @Test
    void memoryThatIsNotTheProcessesOwnStays() throws IOException {
        use(1, PAGES);
        look(
                "200000-400000 r-xp 00000000 00:00 0",
                "200000-400000 ---p 00000000 00:00 0",
                "200000-400000 rw-s 00000000 00:00 0",
                "200000-400000 rw-p 00000000 08:01 12 /usr/lib/a.so",
                "200000-400000 rw-p 00000000 00:00 0 [stack]",
                "",
                "not a line");
        assertThat(made).isEmpty();
    }

    @Test
    void whereLargePagesAreSwitchedOffNothingIsDone() throws IOException {
        use(1, PAGES);
        Files.writeString(mode, "always madvise [never]\n");
        assertThat(look("200000-400000 rw-p 00000000 00:00 0")).isZero();
        Files.delete(mode);
        assertThat(look("200000-400000 rw-p 00000000 00:00 0")).isZero();
        assertThat(made).isEmpty();
    }

    @Test
    void whatTheKernelRefusesDoesNotCount() throws IOException {
        use(1, PAGES);
        isRefused = true;
        assertThat(look("200000-400000 rw-p 00000000 00:00 0")).isZero();
        assertThat(made).hasSize(1);
    }

    @Test
    void whereTheKernelRefusesItIsAskedEverMoreSeldom() throws IOException {
        use(1, PAGES);
        isRefused = true;
        Files.writeString(maps, "200000-400000 rw-p 00000000 00:00 0\n");
        var pages = new HugePages(maps, pagemap, mode, this::collapse);
        var asked = new ArrayList<Integer>();
        for (int i = 0; i < 200; i++) {
            int before = made.size();
            pages.look();
            if (made.size() > before) {
                asked.add(i);
            }
        }
        assertThat(asked).containsExactly(0, 2, 6, 14, 30, 62, 126, 190);
        isRefused = false;
        for (int i = 200; i < 254; i++) {
            assertThat(pages.look()).isZero();
        }
        assertThat(pages.look()).as("made, where it is not refused any more").isEqualTo(1);
        assertThat(pages.look()).as("and at the next look").isEqualTo(1);
    }

    /// To look costs as much as some ticks do.
    @Test
    void whereNothingChangesItIsLookedAtEverMoreSeldom() throws IOException {
        use(1, PAGES);
        Files.writeString(maps, "200000-600000 rw-p 00000000 00:00 0\n");
        var pages = new HugePages(maps, pagemap, mode, this::collapse);
        var looked = new ArrayList<Integer>();
        for (int i = 0; i < 40; i++) {
            int before = made.size();
            pages.look();
            if (made.size() > before) {
                looked.add(i);
            }
            if (i == 20) {
                use(2, PAGES);
            }
        }
        assertThat(looked).containsExactly(0, 1, 2, 3, 5, 9, 17, 33, 34, 36);
    }

    @Test
    void aProcessThatMayNotSeeItsPagesGoesOn() throws IOException {
        Files.delete(pagemap);
        assertThat(look("200000-400000 rw-p 00000000 00:00 0")).isZero();
    }

    private static boolean hasCollapse(String kernel) {
        int dot = kernel.indexOf('.');
        int end = dot + 1;
        while (end < kernel.length() && Character.isDigit(kernel.charAt(end))) {
            end++;
        }
        int major = Integer.parseInt(kernel.substring(0, dot));
        return major > 6 || (major == 6 && Integer.parseInt(kernel.substring(dot + 1, end)) >= 1);
    }

    /// On the host itself, where it has large pages at all.
    @Test
    void memoryOfThisProcessBecomesLargePages() throws IOException {
        Path setting = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
        assumeThat(setting).as("the kernel has large pages").exists();
        assumeThat(Files.readString(setting)).as("and they are on").doesNotContain("[never]");
        assumeThat(hasCollapse(System.getProperty("os.version"))).as("Linux 6.1").isTrue();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(4 * PIECE, 1);
            for (long at = 0; at < memory.byteSize(); at++) {
                memory.set(ValueLayout.JAVA_BYTE, at, (byte) at);
            }
            assertThat(new HugePages().look()).isGreaterThanOrEqualTo(3);
            for (long at = 0; at < memory.byteSize(); at += 4_095) {
                assertThat(memory.get(ValueLayout.JAVA_BYTE, at)).isEqualTo((byte) at);
            }
        }
    }
}
