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
    private static final Duration BOOT = Duration.ofMinutes(6);

    @TempDir private Path folder;

    /// Runs inside as a unit, writes what it found, and ends the container.
    private static final String LOOK =
            """
            #!/bin/bash
            exec >/root/words 2>&1
            say() { echo "$*" >>/root/report; }
            state() { say "$1" $(systemctl is-active hostpulse-agent hostpulse-server); }
            pid() { systemctl show -P MainPID "hostpulse-$1"; }
            # await COMMAND...: until it succeeds, 90 s at most.
            await() {
              for _ in $(seq 180); do
                "$@" && return
                sleep 0.5
              done
              say "in vain: $*"
            }
            logged() { journalctl -u "hostpulse-$1" | grep -q "$2"; }

            await grep -qs '"filesystem":' /var/log/hostpulse/messages.jsonl
            await logged server listening
            state started
            agent=$(pid agent)
            server=$(pid server)
            say users $(stat -c %U "/proc/$agent" "/proc/$server")
            systemctl reload hostpulse-agent
            await logged agent 'configuration read again'
            say restarts $(systemctl show -P NRestarts hostpulse-agent hostpulse-server)

            dpkg -i /root/hostpulse-*.deb
            state upgraded
            [ "$agent" = "$(pid agent)" ] || [ "$server" = "$(pid server)" ] || say both restarted
            lines() { wc -l </var/log/hostpulse/messages.jsonl; }
            before=$(lines)
            more() { [ "$(lines)" -gt "$before" ]; }
            await more

            # Purge takes the messages away with the agent.
            cp /var/log/hostpulse/messages.jsonl /root/lines
            journalctl -u hostpulse-agent -u hostpulse-server
            dpkg -r hostpulse-agent hostpulse-server
            state removed
            [ -e /var/lib/hostpulse/identity ] && say kept
            dpkg -P hostpulse-agent hostpulse-server
            [ -e /var/lib/hostpulse ] || [ -e /etc/hostpulse ] || say purged
            systemctl poweroff
            """;

    private static final String UNIT =
            """
            [Service]
            ExecStart=/bin/bash /root/look.sh
            """;

    @Test
    void theServicesRunAsTheirUsersAndComeThroughAnUpgradeAndGo() throws IOException {
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
        String words = Files.readString(root.path("/root/words"));
        assertThat(booted.code()).as(words + booted.err()).isZero();
        assertThat(Files.readString(root.path("/root/report")))
                .as(words)
                .isEqualTo(
                        """
                        started active active
                        users hostpulse hostpulse-server
                        restarts 0 0
                        upgraded active active
                        both restarted
                        removed inactive inactive
                        kept
                        purged
                        """);
        assertThat(words).contains("listening on http://127.0.0.1");
        // The agent sees the host's own mounts, not its unit's view of them.
        assertThat(Files.readString(root.path("/root/lines")))
                .contains("\"mountpoint\":\"/\"")
                .contains("\"readonly\":false")
                .doesNotContain("\"readonly\":true");
        DebianRoot.clear(folder);
    }
}
