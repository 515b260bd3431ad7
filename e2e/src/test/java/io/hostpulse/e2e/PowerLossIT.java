package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// E04 in short: the power fails, by a file system that is shut down without writing its log; what
/// was forced in time is there.
@SideBySide
final class PowerLossIT {
    private static final int CUTS = Machine.isLong() ? 50 : 4;

    /// A segment with zeros behind its last record is longer than this.
    private static final long SET_ASIDE_BYTES = 256 << 10;

    /// A force of a quiet disk takes a tenth of it.
    private static final long FORCE_MILLIS_MAX = 300;

    private static final int TRIES_MAX = 10;

    /// Two minutes: no other test keeps its namespace longer.
    private static final int RELEASE_TRIES_MAX = 240;

    private static final Pattern DAMAGE =
            Pattern.compile("(?m)^(\\S+):(\\d+): no whole record bytes=(\\d+)$");

    @TempDir private Path folder;

    @Test
    @ResourceLock(SideBySide.MOUNTS)
    void whatIsOlderThanTheGroupCommitSurvivesALossOfPower() throws IOException {
        Machine.needsLoopDevices();
        Machine.needs("xfs_io");
        try (var experiment = Experiment.begin("E04", CUTS + " losses of power on ext4 and xfs")) {
            int kept = 0;
            for (int cut = 0; cut < CUTS; cut++) {
                String type = cut % 2 == 0 ? "ext4" : "xfs";
                Path own = Files.createDirectories(folder.resolve("cut-" + cut));
                // In half of them records have gone over zeros for some time.
                boolean isLonger = cut % 4 >= 2;
                int seconds = (isLonger ? 14 : 4) + experiment.random().nextInt(4);
                Kept found = cut(own, type, seconds, "");
                kept += found.messages;
                if (isLonger) {
                    assertThat(found.longestSegment).isGreaterThan(SET_ASIDE_BYTES);
                }
            }
            experiment.figure("messages_kept", kept);
        }
    }

    /// What a loss of power left.
    ///
    /// @param messages how many the journal had kept
    /// @param longestSegment the size of its longest file of records, in bytes
    record Kept(int messages, long longestSegment) {}

    /// One loss of power after so many messages.
    static Kept cut(Path own, String type, int messages, String javaOptions) throws IOException {
        Path image = own.resolve("image");
        Path state = Files.createDirectories(own.resolve("state"));
        sh(own, "truncate -s 320M " + image + " && mkfs." + type + " -q " + image);
        sh(own, "mount -o loop " + image + " " + state);
        Set<Long> due = new HashSet<>();
        String said;
        try {
            String config = ShippingAgent.config("http://127.0.0.1:" + LiveServer.freePort());
            try (ShippingAgent agent = ShippingAgent.start(own, config, javaOptions)) {
                agent.live().await(messages, Duration.ofSeconds(30));
                // What has been shown for longer than the group commit and a force takes.
                agent.live().arrived().forEach(each -> due.add(each.seq()));
                awaitForces(own);
                sh(own, "xfs_io -x -c shutdown " + state);
                agent.live().signal("KILL");
                agent.live().ended(Duration.ofSeconds(10));
                said = agent.live().err();
            }
            sh(own, "umount " + state);
            awaitRelease(own, image);
            sh(own, "mount -o loop " + image + " " + state);
            Path journal = state.resolve("journal");
            Program.Ended dump =
                    Program.run(
                            own,
                            Duration.ofSeconds(20),
                            Program.command("journal", "dump", journal.toString())
                                    .toArray(String[]::new));
            Set<Long> lost = new HashSet<>(due);
            for (long seq : due) {
                if (dump.out().contains("\"seq\":" + seq + ",")) {
                    lost.remove(seq);
                }
            }
            List<String> damages = damages(dump.out(), journal);
            assertThat(dump.code()).as("%s%s", damages, dump.err()).isEqualTo(damages.size());
            assertThat(lost)
                    .as("messages lost with the power, of %s: %s%s", due, said, dump.err())
                    .isEmpty();
            return new Kept(due.size(), longestSegment(journal));
        } finally {
            Program.run(own, Duration.ofSeconds(20), "umount", "-l", state.toString());
        }
    }

    /// The damages that a dump names: none, or what was not forced yet at the very end of a
    /// segment, of which the file system may have kept the length without the bytes. Behind it are
    /// zeros that were set aside, or nothing.
    private static List<String> damages(String dump, Path journal) throws IOException {
        List<String> found = new ArrayList<>();
        Matcher damage = DAMAGE.matcher(dump);
        while (damage.find()) {
            found.add(damage.group());
            long end = Long.parseLong(damage.group(2)) + Long.parseLong(damage.group(3));
            byte[] segment = Files.readAllBytes(journal.resolve(damage.group(1)));
            assertThat(Arrays.copyOfRange(segment, (int) end, segment.length))
                    .as("%s", found)
                    .isEqualTo(new byte[segment.length - (int) end]);
        }
        assertThat(found).hasSizeLessThan(2);
        return found;
    }

    private static long longestSegment(Path journal) throws IOException {
        try (Stream<Path> files = Files.list(journal)) {
            return files.filter(file -> file.toString().endsWith(".seg"))
                    .mapToLong(file -> file.toFile().length())
                    .max()
                    .orElse(0);
        }
    }

    /// Waits for as long as a group commit and a force take; longer while the machine's own disk,
    /// below the one that loses its power, is busy with what others write. It has to be quiet at
    /// both ends of that time: a force that was held up may still be out when the disk is free.
    private static void awaitForces(Path own) {
        int quiet = 0;
        for (int tries = 0; quiet < 2 && tries < TRIES_MAX; tries++) {
            Program.sleep(1_600);
            long from = System.nanoTime();
            sh(own, "dd if=/dev/zero of=probe bs=4k count=1 conv=fsync status=none");
            long millis = (System.nanoTime() - from) / 1_000_000;
            quiet = millis > FORCE_MILLIS_MAX ? 0 : quiet + 1;
        }
    }

    /// Waits until nobody has the file system mounted any more: a mount namespace that another test
    /// made meanwhile keeps a copy of each mount as long as it lives, and a second mount of the
    /// same image would be the one that was shut down.
    private static void awaitRelease(Path own, Path image) {
        String attached = "losetup -j " + image + " | grep -c . || true";
        boolean isReleased = false;
        for (int tries = 0; !isReleased && tries < RELEASE_TRIES_MAX; tries++) {
            Program.Ended ended = Program.run(own, Duration.ofSeconds(10), "sh", "-c", attached);
            isReleased = ended.out().strip().equals("0");
            if (!isReleased) {
                Program.sleep(500);
            }
        }
        assertThat(isReleased).as("no loop device holds %s any more", image).isTrue();
    }

    private static void sh(Path folder, String command) {
        Program.Ended ended = Program.run(folder, Duration.ofSeconds(60), "sh", "-c", command);
        List<String> found = List.of(command, ended.out(), ended.err());
        assertThat(ended.code()).as("%s", found).isZero();
    }
}
