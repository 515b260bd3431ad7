package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A mount whose statfs(2) never returns, as of a server that went away: every message leaves on
/// its tick, and only that mount is said to be missing. So it does when a file that should be the
/// kernel's is a server's and hangs.
@Alone
final class HangIT {
    private static final int FROZEN_MESSAGES =
            Machine.isLong() ? 600 : Integer.getInteger("hostpulse.frozen", 60);

    @TempDir private Path folder;

    @Test
    void aHungMountCostsNothingButItself() throws IOException {
        Machine.needsNamespaces(folder);
        Machine.needs("bindfs");
        Machine.skipUnless(Files.exists(Path.of("/dev/fuse")), "there is no /dev/fuse");
        Path hung = Files.createDirectories(folder.resolve("hung"));
        Path well = Files.createDirectories(folder.resolve("well"));
        // Away from the mount at the end too: a hung one would hold up whoever looks at it.
        Path state = Files.createDirectories(folder.resolve("state"));
        String script =
                """
                bindfs -f -o attr_timeout=0 %2$s %1$s/hung & echo $! > %1$s/hung.pid
                bindfs -f -o attr_timeout=0 %2$s %1$s/well & echo $! > %1$s/well.pid
                until mountpoint -q %1$s/hung && mountpoint -q %1$s/well; do sleep 0.05; done
                """
                        .formatted(folder, state);
        try (var metronome = new Metronome();
                LiveAgent agent = LiveAgent.startApart(folder, config(), script)) {
            try {
                checkFrozenMount(agent, metronome, hung, well);
            } finally {
                signalServer("hung", "CONT");
                agent.signal("KILL");
                signalServer("hung", "TERM");
                signalServer("well", "TERM");
            }
        }
    }

    /// As lxcfs puts its own files over those of procfs: they are not the kernel's.
    @Test
    void aHungFuseFileInPlaceOfAKernelFileHoldsUpNoMessage() throws IOException {
        Machine.needsNamespaces(folder);
        Machine.needs("bindfs");
        Machine.skipUnless(Files.exists(Path.of("/dev/fuse")), "there is no /dev/fuse");
        Path files = Files.createDirectories(folder.resolve("files"));
        Path fuse = Files.createDirectories(folder.resolve("fuse"));
        String script =
                """
                cat /proc/meminfo > %1$s/meminfo
                bindfs -f -o attr_timeout=0 %1$s %2$s & echo $! > %3$s/fuse.pid
                until mountpoint -q %2$s; do sleep 0.05; done
                mount --bind %2$s/meminfo /proc/meminfo
                """
                        .formatted(files, fuse, folder);
        try (var metronome = new Metronome();
                LiveAgent agent = LiveAgent.startApart(folder, config(), script)) {
            try {
                JsonNode healthy = agent.await(4, Duration.ofSeconds(20)).getLast().message();
                assertThat(healthy.at("/status/memory/state").asString()).isEqualTo("ok");
                signalServer("fuse", "STOP");
                List<LiveAgent.Arrived> frozen = agent.awaitMore(8, Duration.ofSeconds(30));
                metronome.assertEachSecond(frozen);
                assertThat(frozen.getLast().message().at("/status/memory/state").asString())
                        .isEqualTo("timeout");
                signalServer("fuse", "CONT");
                agent.awaitMessage(
                        "memory again",
                        Duration.ofSeconds(5),
                        it -> it.at("/status/memory/state").asString().equals("ok"));
                assertThat(agent.last().message().at("/self/missed_ticks").longValue()).isZero();
                assertThat(agent.stop()).isZero();
            } finally {
                signalServer("fuse", "CONT");
                agent.signal("KILL");
                signalServer("fuse", "TERM");
            }
        }
    }

    private void checkFrozenMount(LiveAgent agent, Metronome metronome, Path hung, Path well) {
        List<LiveAgent.Arrived> before = agent.await(4, Duration.ofSeconds(20));
        JsonNode healthy = before.getLast().message();
        assertThat(size(healthy, hung)).as("a fuse mount is reported: %s", healthy).isPositive();
        assertThat(healthy.at("/status/filesystem/state").asString()).isEqualTo("ok");

        signalServer("hung", "STOP");
        List<LiveAgent.Arrived> frozen =
                agent.awaitMore(FROZEN_MESSAGES, Duration.ofSeconds(FROZEN_MESSAGES + 20));
        metronome.assertEachSecond(frozen);
        // The signal may come while a tick is at work.
        frozen.subList(1, frozen.size())
                .forEach(it -> assertOnlyOneMountIsMissing(it.message(), healthy, hung, well));

        signalServer("hung", "CONT");
        JsonNode recovered =
                agent.awaitMessage("sizes again", Duration.ofSeconds(5), it -> size(it, hung) > 0)
                        .message();
        assertThat(size(recovered, hung)).isEqualTo(size(healthy, hung));
        JsonNode later = agent.awaitMore(2, Duration.ofSeconds(5)).getLast().message();
        assertThat(later.at("/self/stuck_threads").longValue()).isZero();
        assertThat(later.at("/status/filesystem/state").asString()).isEqualTo("ok");

        assertThat(LiveAgent.seqs(agent.arrived())).isEqualTo(LiveAgent.upTo(agent.last().seq()));
        assertThat(agent.last().message().at("/self/missed_ticks").longValue()).isZero();
        assertThat(agent.stop()).isZero();
    }

    private static void assertOnlyOneMountIsMissing(
            JsonNode message, JsonNode healthy, Path hung, Path well) {
        JsonNode status = message.path("status").path("filesystem");
        assertThat(status.path("state").asString()).as("%s", status).isEqualTo("timeout");
        assertThat(status.path("targets")).as("%s", status).hasSize(1);
        assertThat(status.at("/targets/0/name").asString()).isEqualTo(hung.toString());
        assertThat(status.at("/targets/0/state").asString()).isEqualTo("timeout");
        assertThat(size(message, hung)).isEqualTo(-1);
        for (JsonNode mount : healthy.path("filesystem")) {
            String point = mount.path("mountpoint").asString();
            if (!point.equals(hung.toString())) {
                assertThat(size(message, Path.of(point))).as(point).isPositive();
            }
        }
        assertThat(size(message, well)).isPositive();
        assertThat(message.at("/self/stuck_threads").longValue()).isOne();
        for (String group : healthy.path("status").propertyNames()) {
            if (!group.equals("filesystem")) {
                assertThat(message.path("status").path(group).path("state"))
                        .as("group %s", group)
                        .isEqualTo(healthy.path("status").path(group).path("state"));
            }
        }
    }

    /// The size of the file system mounted there, or -1 when the message does not say.
    private static long size(JsonNode message, Path mountpoint) {
        for (JsonNode mount : message.path("filesystem")) {
            if (mount.path("mountpoint").asString().equals(mountpoint.toString())) {
                return mount.path("size").asLong(-1);
            }
        }
        return -1;
    }

    private void signalServer(String name, String signal) {
        try {
            String pid = Files.readString(folder.resolve(name + ".pid")).strip();
            Program.run(folder, Duration.ofSeconds(5), "kill", "-" + signal, pid);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String config() {
        return """
        agent:
          interval: 1s
          state-dir: state
        outputs:
          live:
            type: console
            form: json
        """;
    }
}
