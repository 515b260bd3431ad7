package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.e2e.Program.Ended;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A program in another language, `referee.py`, judges every value of a message by the kernel's own
/// numbers.
@Alone
final class RefereeIT {
    private static final Path TESTS = Program.ROOT.resolve("e2e/src/test");
    private static final Path REFEREE = TESTS.resolve("python/referee.py");
    private static final Duration AT_MOST = Duration.ofSeconds(90);

    /// Changes a message as a faulty program would.
    private static final String LIAR =
            """
            import json, subprocess, sys
            message = json.loads(subprocess.run(sys.argv[1:], stdout=subprocess.PIPE).stdout)
            message["memory"]["mem_total"] //= 1024
            message["mem"]["cached"] -= 1
            message["cpu_time"][1]["user"] *= 1.5
            message["network"][0]["receive_packets"] += 100000
            message["cpu"]["idle"] += 1
            del message["host"]["kernel"]
            message["load"]["w2_avg"] = 1
            print(json.dumps(message))
            """;

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private Path folder;

    @Test
    void everyValueOfThisHostIsTheKernels() {
        Machine.needs("python3", "ip");
        Ended ended =
                Program.run(
                        folder, AT_MOST, referee(List.of(), Program.command("once", "-o", "json")));
        assertJudgedInOrder(ended, 100);
    }

    @Test
    void everyValueOfManyInterfacesAndDisksIsTheKernels() throws IOException {
        Machine.needs("python3", "nsenter", "findmnt");
        Machine.needsLoopDevices();
        Machine.needsNamespaces(folder);
        Path host = Files.createDirectory(folder.resolve("host"));
        // The script knows under which name the kernel attached the disk that is written to.
        List<String> moving =
                List.of(
                        "--moving=net.wan0.read",
                        "--moving=net.wan0.write",
                        "--moving=net.lo.read",
                        "--moving=disk.devices.$BUSY_DISK.write");
        String[] judged =
                referee(
                        moving,
                        Program.command("once", "-o", "json", "--collect.disks.exclude=ram*"));
        List<String> command = new ArrayList<>(List.of("unshare", "-n", "-m", "-p", "--fork"));
        command.addAll(List.of("--kill-child", "--mount-proc"));
        command.addAll(List.of(TESTS.resolve("shell/many-devices.sh").toString(), host.toString()));
        command.addAll(List.of("sh", "-c", inShell(judged)));
        try {
            Ended ended = Program.run(folder, AT_MOST, command.toArray(String[]::new));
            assertJudgedInOrder(ended, 400);
        } finally {
            Program.await("no loop device left", Duration.ofSeconds(10), () -> !isAttached(host));
        }
    }

    @Test
    void theRefereeSeesALie() throws IOException {
        Machine.needs("python3", "ip");
        Path liar = Files.writeString(folder.resolve("liar.py"), LIAR);
        List<String> command = new ArrayList<>(List.of("python3", liar.toString()));
        command.addAll(Program.command("once", "-o", "json"));
        Ended ended = Program.run(folder, AT_MOST, referee(List.of(), command));
        assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(1);
        assertThat(ended.out())
                .contains("memory.mem_total is")
                .contains("mem.cached is")
                .contains("cpu_time.0.user is")
                .contains("network.lo.receive_packets is")
                .contains("cpu (sum) is")
                .contains("host.kernel is")
                .contains("load.w2_avg is");
    }

    private static String[] referee(List<String> options, List<String> judged) {
        List<String> command = new ArrayList<>(List.of("python3", "-B", REFEREE.toString()));
        command.addAll(options);
        command.add("--");
        command.addAll(judged);
        return command.toArray(String[]::new);
    }

    /// The command for a shell, which puts variables in.
    private static String inShell(String[] command) {
        return String.join(" ", Arrays.stream(command).map(word -> '"' + word + '"').toList());
    }

    private boolean isAttached(Path host) {
        Ended list = Program.run(folder, Duration.ofSeconds(10), "losetup", "-a");
        return list.out().contains(host.toString());
    }

    private static void assertJudgedInOrder(Ended ended, int least) {
        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        String line =
                ended.out()
                        .lines()
                        .filter(text -> text.contains(" compared,"))
                        .findFirst()
                        .orElse("");
        System.out.println("referee: " + line);
        assertThat(line).endsWith("0 differ");
        assertThat(Integer.parseInt(line.substring(0, line.indexOf(' ')))).isGreaterThan(least);
    }
}
