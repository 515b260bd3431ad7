package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// E13: the journal's disk is frozen: every message leaves on its tick.
@Alone
final class FrozenDiskIT {
    private static final Duration START = Duration.ofSeconds(60);

    /// What waits for the disk is kept in memory, 16 MiB of it at most; messages also warm up.
    private static final long MEMORY_KIB_MAX = 32 << 10;

    @TempDir private Path folder;

    @Test
    void aFrozenDiskDelaysNoTickAndNoDelivery() throws IOException {
        Machine.needsLoopDevices();
        Machine.needs("fsfreeze");
        int frozen = Machine.isLong() ? 60 : 20;
        Path image = folder.resolve("image");
        Path state = Files.createDirectories(folder.resolve("state"));
        run("truncate -s 300M " + image + " && mkfs.ext4 -q " + image);
        run("mount -o loop " + image + " " + state);
        try (var experiment = Experiment.begin("E13", "disk frozen for " + frozen + " s");
                var metronome = new Metronome();
                LiveServer server = LiveServer.start(folder);
                ShippingAgent agent =
                        ShippingAgent.start(folder, ShippingAgent.config(server.url()))) {
            try {
                agent.live().await(4, START);
                long before = KernelCounts.residentKib(agent.live().pid());
                run("fsfreeze -f " + state);
                var during = agent.live().awaitMore(frozen, Duration.ofSeconds(frozen + 20));
                metronome.assertEachSecond(during);
                assertThat(LiveAgent.behind(during.getLast().message(), "server"))
                        .as("messages that wait for the server while the disk is frozen")
                        .isLessThanOrEqualTo(2);
                long more = KernelCounts.residentKib(agent.live().pid()) - before;
                experiment.figure("resident_kib_more", more);
                assertThat(more).as("KiB of memory for what waits").isLessThan(MEMORY_KIB_MAX);
            } finally {
                run("fsfreeze -u " + state);
            }
            agent.live().awaitMore(3, START);
            agent.awaitDelivered(Duration.ofSeconds(30));
            assertThat(agent.live().stop()).isZero();
            Ledger ledger = agent.assertShownIsKept(server.api());
            ledger.assertWhole();
            experiment.figure("received", ledger.received());
        } finally {
            Program.run(folder, START, "umount", "-l", state.toString());
        }
    }

    private void run(String command) {
        Program.Ended ended = Program.run(folder, Duration.ofSeconds(30), "sh", "-c", command);
        assertThat(ended.code()).as("%s: %s", command, ended.err()).isZero();
    }
}
