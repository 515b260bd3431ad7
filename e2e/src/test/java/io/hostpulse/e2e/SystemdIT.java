package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// The packaged units under a real systemd, in a container with a network of its own.
@SideBySide
final class SystemdIT {
    private static final Duration BOOT = Duration.ofMinutes(3);

    @TempDir private Path folder;

    /// Runs inside as a unit; ends the container.
    private static final String LOOK =
            """
            #!/bin/bash
            exec >/root/report 2>&1
            for _ in $(seq 120); do
              grep -q '"filesystem":' /var/log/hostpulse/messages.jsonl &&
                journalctl -u hostpulse-server | grep -q listening && break
              sleep 0.5
            done
            systemctl reload hostpulse-agent
            sleep 2
            systemctl is-active hostpulse-agent hostpulse-server
            systemctl show -P NRestarts hostpulse-agent
            journalctl -u hostpulse-agent -u hostpulse-server
            # Purge takes the messages away with the agent.
            cp /var/log/hostpulse/messages.jsonl /root/lines
            dpkg -P hostpulse-agent hostpulse-server
            systemctl is-active hostpulse-agent hostpulse-server
            systemctl poweroff
            """;

    private static final String UNIT =
            """
            [Service]
            ExecStart=/bin/bash /root/look.sh
            """;

    @Test
    void theServicesRunAndSeeTheHostsOwnMounts() throws IOException {
        Machine.skipUnless(Machine.isLong(), "a Debian with systemd is booted: hostpulse.long");
        Machine.needs("systemd-nspawn");
        Path debian = DebianRoot.fetch(folder, "passwd,systemd");
        DebianRoot root = DebianRoot.unpack(debian, folder, "booted");
        root.takePackages(BuiltPackages.dist(folder));
        root.ok("dpkg -i hostpulse-*.deb");
        Files.writeString(root.path("/root/look.sh"), LOOK);
        Files.writeString(root.path("/etc/systemd/system/look.service"), UNIT);
        root.ok(
                "mkdir -p /etc/systemd/system/multi-user.target.wants && ln -s ../look.service"
                        + " /etc/systemd/system/multi-user.target.wants/; : >/etc/machine-id");
        Program.Ended booted =
                Program.run(
                        folder,
                        BOOT,
                        "systemd-nspawn",
                        "--quiet",
                        "--boot",
                        "--directory=" + root.path("/"),
                        "--register=no",
                        "--keep-unit",
                        "--private-network",
                        "--machine=hostpulse-it");
        String report = Files.readString(root.path("/root/report"));
        assertThat(booted.code()).as(report + booted.err()).isZero();
        assertThat(report)
                .startsWith("active\nactive\n0\n")
                .contains("configuration read again")
                .contains("listening on http://127.0.0.1")
                .endsWith("inactive\ninactive\n");
        assertThat(Files.readString(root.path("/root/lines")))
                .contains("\"mountpoint\":\"/\"")
                .contains("\"readonly\":false")
                .doesNotContain("\"readonly\":true");
        DebianRoot.clear(folder);
    }
}
