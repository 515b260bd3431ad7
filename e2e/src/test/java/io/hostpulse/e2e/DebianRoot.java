package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A small Debian to install into: a folder that commands see as their root, with mounts of their
/// own that end with them.
final class DebianRoot {
    private static final Duration MAKE = Duration.ofMinutes(15);
    private static final Duration RUN = Duration.ofMinutes(2);
    private static final String MIRROR = "http://deb.debian.org/debian";
    private static final String SUITE = "bookworm";

    /// The script takes the root as its first argument and goes on with the rest.
    private static final String ENTER =
            "r=$1; shift; mount -t proc proc \"$r/proc\" && mount -t sysfs sysfs \"$r/sys\""
                    + " && mount --bind /dev \"$r/dev\" && exec chroot \"$r\" \"$@\"";

    private final Path folder;
    private final Path root;

    private DebianRoot(Path folder, Path root) {
        this.folder = folder;
        this.root = root;
    }

    /// Fetches a Debian once; the tests of a class unpack it as often as they like. One that was
    /// fetched before, with all that any test needs, can be given: `-Dhostpulse.debian=FILE`.
    ///
    /// @param more packages beside the essential ones
    static Path fetch(Path folder, String more) {
        Machine.needsNamespaces(folder);
        Machine.needs("mmdebstrap", "chroot", "dpkg-deb");
        String given = System.getProperty("hostpulse.debian", "");
        if (!given.isEmpty()) {
            return Path.of(given);
        }
        Path archive = folder.resolve("debian.tar");
        Program.Ended made =
                Program.run(
                        folder,
                        MAKE,
                        "mmdebstrap",
                        "--quiet",
                        "--variant=essential",
                        "--include=" + more,
                        "--dpkgopt=path-exclude=/usr/share/doc/*",
                        "--dpkgopt=path-exclude=/usr/share/locale/*",
                        "--dpkgopt=path-exclude=/usr/share/man/*",
                        "--dpkgopt=force-unsafe-io",
                        SUITE,
                        archive.toString(),
                        MIRROR);
        Machine.skipUnless(
                made.code() == 0, "mmdebstrap cannot make a Debian: " + lastLine(made.err()));
        return archive;
    }

    private static String lastLine(String text) {
        return text.lines().reduce("", (_, next) -> next);
    }

    /// Unpacks the Debian.
    static DebianRoot unpack(Path archive, Path folder, String name) throws IOException {
        Path root = Files.createDirectories(folder.resolve(name));
        Program.Ended unpacked =
                Program.run(
                        folder,
                        RUN,
                        "tar",
                        "-C",
                        root.toString(),
                        "--exclude=./dev/*",
                        "-xf",
                        archive.toString());
        assertThat(unpacked.code()).as(unpacked.err()).isZero();
        return new DebianRoot(folder, root);
    }

    Path path(String inside) {
        return root.resolve(inside.substring(1));
    }

    /// Removes what a folder holds: faster, and in fewer words, than the test framework does.
    static void clear(Path folder) {
        Program.run(
                Path.of("/tmp"),
                RUN,
                "find",
                folder.toString(),
                "-xdev",
                "-mindepth",
                "1",
                "-delete");
    }

    /// Copies all Debian packages of a folder into `/root`.
    void takePackages(Path from) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".deb")).toList()) {
                Files.copy(file, path("/root").resolve(file.getFileName()));
            }
        }
    }

    /// Runs a shell script inside.
    Program.Ended sh(String script) {
        return Program.run(folder, RUN, command(script).toArray(String[]::new));
    }

    /// Runs a shell script inside that has to succeed; what it wrote.
    String ok(String script) {
        Program.Ended ended = sh(script);
        assertThat(ended.code()).as("%s: %s%s", script, ended.out(), ended.err()).isZero();
        return ended.out();
    }

    /// Starts a shell script inside.
    Program start(String script) {
        return Program.start(folder, Map.of(), command(script));
    }

    private List<String> command(String script) {
        var command = new ArrayList<String>(List.of("unshare", "-m", "sh", "-c", ENTER, "sh"));
        command.addAll(List.of(root.toString(), "sh", "-c", "cd /root; " + script));
        return command;
    }

    /// Everything inside that has the program's name in its own, or belongs to its users; not what
    /// was brought along in `/root`.
    List<String> traces() {
        String found =
                ok(
                        "find / -xdev -path /root -prune -o -path /proc -prune -o \\( -name"
                                + " '*hostpulse*' -o -nouser -o -nogroup \\) -print;"
                                + " getent passwd hostpulse hostpulse-server;"
                                + " getent group hostpulse hostpulse-server; true");
        return found.lines().toList();
    }
}
