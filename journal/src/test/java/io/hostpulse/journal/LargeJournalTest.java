package io.hostpulse.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.SplittableRandom;

/// A journal of 250 MiB is opened by a JVM with a heap of 48 MiB and the agent's flags (E17).
final class LargeJournalTest {
    private static final int RECORDS = 32_000;
    private static final int PAYLOAD_BYTES = 8_000;

    @TempDir Path directory;

    @Test
    void aFullJournalOpensWithinTwoSecondsOfProcessorTimeInASmallHeap() throws Exception {
        write();
        Process probe =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx48m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                RecoveryProbe.class.getName(),
                                directory.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String said =
                new String(probe.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                        .strip();
        assertThat(probe.waitFor()).isZero();
        System.out.println("a journal of 250 MiB: " + said);
        assertThat(said).startsWith("records=" + RECORDS + " ");
        assertThat(figure(said, "cpu_ms")).isLessThan(2_000);
        assertThat(figure(said, "most_kib")).isLessThan(128 << 10);
    }

    private static long figure(String said, String name) {
        return Long.parseLong(said.replaceAll(".* " + name + "=(\\d+).*", "$1"));
    }

    private void write() {
        byte[] payload = new byte[PAYLOAD_BYTES];
        new SplittableRandom(5).nextBytes(payload);
        try (Journal journal =
                Journal.open(
                        JournalOptions.defaults(),
                        new FileDisk(directory),
                        Small.ID,
                        1,
                        Set.of("a"),
                        System::nanoTime,
                        () -> System.currentTimeMillis() * 1_000,
                        line -> {},
                        Faults.NONE)) {
            for (int seq = 1; seq <= RECORDS; seq++) {
                journal.append(seq, System.currentTimeMillis() * 1_000, payload);
                if (seq % 1_000 == 0) {
                    assertThat(journal.flush(Duration.ofSeconds(60))).isTrue();
                }
            }
        }
    }
}
