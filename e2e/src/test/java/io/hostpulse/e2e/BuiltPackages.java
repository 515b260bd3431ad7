package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/// What `packaging/build` made of this build's jars: built once for all tests. Thread-safe.
final class BuiltPackages {
    /// The name of the file with the checksums of all others.
    static final String SUMS = "SHA256SUMS";

    /// On an idle machine it takes a minute or two.
    private static final Duration BUILD = Duration.ofMinutes(20);

    private static final Path DIST = Program.ROOT.resolve("target/dist");

    private static boolean built;

    private BuiltPackages() {}

    /// The folder of the built files.
    ///
    /// @param folder where the build's words are kept
    static synchronized Path dist(Path folder) {
        if (!built) {
            again(folder);
            built = true;
        }
        return DIST;
    }

    /// Builds them anew in the same place.
    static synchronized void again(Path folder) {
        Program.Ended ended =
                Program.run(
                        folder,
                        BUILD,
                        Program.ROOT.resolve("packaging/build").toString(),
                        "--skip-build");
        assertThat(ended.code()).as(ended.err()).isZero();
    }

    /// The one file whose name begins and ends like this.
    static Path one(Path dist, String begin, String end) throws IOException {
        try (Stream<Path> files = Files.list(dist)) {
            return files.filter(
                            file ->
                                    file.getFileName().toString().startsWith(begin)
                                            && file.getFileName().toString().endsWith(end))
                    .findFirst()
                    .orElseThrow(
                            () -> new IOException("no " + begin + "..." + end + " in " + dist));
        }
    }

    /// The Debian packages of the same program under another version and another's name. Its files
    /// keep their times, which the class archive knows.
    static void asVersion(String version, String maintainer, Path program, Path into)
            throws IOException {
        Program.Ended ended =
                Program.run(
                        into,
                        BUILD,
                        "env",
                        "HOSTPULSE_MAINTAINER=" + maintainer,
                        Program.ROOT.resolve("packaging/deb").toString(),
                        program.toString(),
                        version,
                        Files.getLastModifiedTime(program.resolve("bin/hostpulse")).toString(),
                        into.toString());
        assertThat(ended.code()).as(ended.err()).isZero();
    }
}
