package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/// The Debian packages, in a Debian of their own: installed, used, upgraded, removed, purged.
@SideBySide
final class DebianPackageIT {
    private static final Duration RUN = Duration.ofSeconds(60);
    private static final String AS_AGENT =
            "exec setpriv --reuid hostpulse --regid hostpulse --clear-groups hostpulse agent"
                    + " --config /etc/hostpulse/agent.yaml";

    @TempDir private static Path folder;
    private static Path debian = Path.of("");
    private static Path dist = Path.of("");

    @BeforeAll
    static void make() {
        debian = DebianRoot.fetch(folder, "passwd,curl");
        dist = BuiltPackages.dist(folder);
    }

    @Test
    void theyComeGoOnAndGoWithoutATrace() throws IOException {
        DebianRoot root = DebianRoot.unpack(debian, folder, "root");
        List<String> before = root.traces();
        root.takePackages(dist);
        root.ok("dpkg -i hostpulse-common_*.deb hostpulse-agent_*.deb");
        assertThat(root.path("/etc/hostpulse/server.yaml")).doesNotExist();
        assertThat(root.ok("stat -c '%a %U:%G' /etc/hostpulse/agent.yaml /var/lib/hostpulse"))
                .isEqualTo("640 root:hostpulse\n700 hostpulse:hostpulse\n");
        agentRuns(root);

        root.ok("dpkg -i hostpulse-server_*.deb");
        assertThat(root.ok("stat -c '%a %U:%G' /etc/hostpulse/server.yaml"))
                .isEqualTo("640 root:hostpulse-server\n");
        assertThat(root.ok("cd /usr/share/hostpulse/packages && sha256sum -c SHA256SUMS"))
                .contains("hostpulse-agent_")
                .contains("hostpulse-common_");

        rootIsSentToTheServicesUser(root);
        List<String> known = identity(root);
        upgrade(root);
        assertThat(identity(root)).isEqualTo(known);
        root.ok("dpkg -r hostpulse-agent hostpulse-server");
        assertThat(identity(root)).isEqualTo(known);
        assertThat(root.path("/etc/hostpulse/agent.yaml")).exists();
        root.ok("dpkg -P hostpulse-agent hostpulse-server hostpulse-common");
        assertThat(root.traces()).isEqualTo(before);
    }

    private static void rootIsSentToTheServicesUser(DebianRoot root) {
        String token = "hostpulse server token --config /etc/hostpulse/server.yaml";
        Program.Ended asRoot = root.sh(token);
        assertThat(asRoot.code()).isEqualTo(1);
        assertThat(asRoot.err()).contains("runuser -u hostpulse-server -- hostpulse");
        assertThat(root.ok("runuser -u hostpulse-server -- " + token))
                .contains("hostpulse enroll http://127.0.0.1:7700 hpe1_")
                .contains("/install.sh");
    }

    @AfterAll
    static void clear() {
        DebianRoot.clear(folder);
    }

    /// The agent under its own user, with the configuration and the class archive of the package.
    private static void agentRuns(DebianRoot root) throws IOException {
        Path lines = root.path("/var/log/hostpulse/messages.jsonl");
        long before = lines.toFile().length();
        try (Program agent =
                root.start(
                        "export HOSTPULSE_JAVA_OPTIONS=-Xshare:on; "
                                + AS_AGENT
                                + " --agent.interval=1s")) {
            Program.await(
                    "a message", RUN, () -> !agent.isRunning() || lines.toFile().length() > before);
            assertThat(agent.isRunning()).as(agent.err()).isTrue();
            assertThat(agent.stop().code()).as(agent.err()).isZero();
            assertThat(agent.err()).isEmpty();
        }
        assertThat(Files.readString(lines)).contains("\"cpu\":{");
    }

    private static void upgrade(DebianRoot root) throws IOException {
        Path program = Files.createDirectories(folder.resolve("program"));
        Program.run(
                folder,
                RUN,
                "tar",
                "-C",
                program.toString(),
                "-xzf",
                BuiltPackages.one(dist, "hostpulse-", ".tar.gz").toString());
        Path second = Files.createDirectories(folder.resolve("second"));
        String maintainer = "Acme & Sons, 24/7 <ops@acme.example>";
        assertThat(maintainers(root)).isEqualTo("Hostpulse <nobody@hostpulse.invalid>\n".repeat(3));
        BuiltPackages.asVersion(
                "9.9.9", maintainer, BuiltPackages.one(program, "hostpulse", ""), second);
        root.ok("rm *.deb; echo '# mine' >>/etc/hostpulse/agent.yaml");
        root.takePackages(second);
        root.ok("dpkg -i hostpulse-*.deb");
        assertThat(root.ok("dpkg-query -W -f '${Version} ${Status}\\n' 'hostpulse-*'"))
                .isEqualTo("9.9.9 install ok installed\n".repeat(3));
        assertThat(maintainers(root)).isEqualTo((maintainer + "\n").repeat(3));
        assertThat(Files.readString(root.path("/etc/hostpulse/agent.yaml"))).endsWith("# mine\n");
        agentRuns(root);
    }

    /// Who the agent is, without the number of its start.
    private static List<String> identity(DebianRoot root) throws IOException {
        List<String> lines = Files.readAllLines(root.path("/var/lib/hostpulse/identity"));
        assertThat(lines.get(1)).startsWith("agent ");
        assertThat(lines.get(2)).startsWith("journal ");
        return lines.subList(0, 3);
    }

    private static String maintainers(DebianRoot root) {
        return root.ok("dpkg-query -W -f '${Maintainer}\\n' 'hostpulse-*'");
    }

    @Test
    void theManualAndTheCompletionsAreInThePackage() throws IOException {
        Path unpacked = Files.createDirectories(folder.resolve("common"));
        Path deb = BuiltPackages.one(dist, "hostpulse-common_", ".deb");
        run("dpkg-deb", "-x", deb.toString(), unpacked.toString());
        Path share = unpacked.resolve("usr/share");
        assertThat(run("gzip", "-dc", share.resolve("man/man1/hostpulse.1.gz").toString()).out())
                .isEqualTo(packaged("man/hostpulse.1"));
        assertThat(share.resolve("bash-completion/completions/hostpulse"))
                .hasContent(packaged("completion/hostpulse.bash"));
        assertThat(share.resolve("zsh/vendor-completions/_hostpulse"))
                .hasContent(packaged("completion/_hostpulse"));
        assertThat(share.resolve("fish/vendor_completions.d/hostpulse.fish"))
                .hasContent(packaged("completion/hostpulse.fish"));
    }

    /// A file that the program's own commands are compared with by a test of theirs.
    private static String packaged(String name) throws IOException {
        return Files.readString(Program.ROOT.resolve("packaging/share").resolve(name));
    }

    @Test
    void theUnitsAreSoundAndHardened() throws IOException {
        Machine.needs("systemd-analyze");
        for (String role : List.of("agent", "server")) {
            Path unpacked = Files.createDirectories(folder.resolve("unit-" + role));
            Path deb = BuiltPackages.one(dist, "hostpulse-" + role + "_", ".deb");
            run("dpkg-deb", "-x", deb.toString(), unpacked.toString());
            String name = "hostpulse-" + role + ".service";
            Path unit = unpacked.resolve("lib/systemd/system").resolve(name);
            run("systemd-analyze", "security", "--offline=true", "--threshold=20", "" + unit);
            // The command is not on this host: one that is stands in for it.
            String text = Files.readString(unit);
            assertThat(text).contains("ExecStart=/usr/bin/hostpulse " + role);
            Files.writeString(unit, text.replace("/usr/bin/hostpulse", Program.HOSTPULSE));
            assertThat(run("systemd-analyze", "verify", "--man=no", "" + unit).err())
                    .doesNotContain("hostpulse");
        }
    }

    private static Program.Ended run(String... command) {
        Program.Ended ended = Program.run(folder, RUN, command);
        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        return ended;
    }

    @Test
    void theServedLineInstallsAndAddsTheHost() throws IOException {
        try (InvitingServer server = InvitingServer.start(folder.resolve("served"), dist)) {
            DebianRoot root = DebianRoot.unpack(debian, folder, "added");
            String line = server.line();

            Program.Ended other = root.sh(line.replaceFirst("sha256//....", "sha256//AAAA"));
            assertThat(other.code()).as(other.out() + other.err()).isNotZero();
            assertThat(root.path("/usr/bin/hostpulse")).doesNotExist();

            String said = root.ok(line);
            assertThat(said)
                    .contains("is enrolled at " + server.url())
                    .contains("systemd does not run here");
            Path config = root.path("/etc/hostpulse/agent.yaml");
            assertThat(Files.readString(config)).contains("url: " + server.url());
            assertThat(root.ok("stat -c '%a %U:%G' /etc/hostpulse/agent.yaml"))
                    .isEqualTo("640 root:hostpulse\n");
            arrives(root, server, AS_AGENT);
            // Once more, as an upgrade would: nothing is asked for, and nothing is lost.
            assertThat(root.ok(line)).contains("has been added to " + server.url() + " before");
        }
    }

    @Test
    void theServedLineInstallsOnOtherSystemsWithSystemd() throws IOException {
        try (InvitingServer server = InvitingServer.start(folder.resolve("served2"), dist)) {
            DebianRoot root = DebianRoot.unpack(debian, folder, "other");
            String line = server.line();
            // A Debian that was given may have systemd, for another test.
            root.ok("mv /usr/bin/dpkg /usr/bin/no-dpkg; rm -f /usr/bin/systemctl");
            Program.Ended refused = root.sh(line);
            assertThat(refused.code()).isNotZero();
            assertThat(refused.err()).contains("there is no systemd on this host");
            Path systemctl = Files.writeString(root.path("/usr/bin/systemctl"), "#!/bin/sh\n");
            Files.setPosixFilePermissions(systemctl, PosixFilePermissions.fromString("rwxr-xr-x"));

            assertThat(root.ok(line)).contains("is enrolled at " + server.url());
            assertThat(Files.readString(root.path("/etc/systemd/system/hostpulse-agent.service")))
                    .contains("ExecStart=/opt/hostpulse/bin/hostpulse agent");
            arrives(
                    root,
                    server,
                    AS_AGENT.replace(" hostpulse agent", " /usr/local/bin/hostpulse agent"));
        }
    }

    private static void arrives(DebianRoot root, InvitingServer server, String command) {
        try (Program agent = root.start(command + " --agent.interval=1s")) {
            Program.await(
                    "a message at the server, but: " + agent.err(),
                    RUN,
                    () ->
                            !agent.isRunning()
                                    || server.ask("/api/v1/hosts").contains("\"newest_us\""));
            assertThat(agent.isRunning()).as(agent.err()).isTrue();
            assertThat(agent.stop().code()).as(agent.err()).isZero();
        }
    }
}
