package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// What a group says of a file that the kernel does not give.
class SourceTest {
    @TempDir Path procfs;
    private final Snapshot snapshot = new Snapshot();

    @Test
    void aMissingFileThatEveryHostHasIsAFailure() {
        assertThat(load(new LoadavgCollector(procfs)))
                .isEqualTo(
                        "failed: " + procfs + "/loadavg: no such file; is procfs mounted there?");
    }

    @Test
    void aDirectoryInPlaceOfTheFileIsAFailure() throws IOException {
        Files.createDirectory(procfs.resolve("loadavg"));
        assertThat(load(new LoadavgCollector(procfs))).startsWith("failed: " + procfs);
    }

    @Test
    void anEmptyFileIsAFailure() throws IOException {
        Files.createFile(procfs.resolve("loadavg"));
        assertThat(load(new LoadavgCollector(procfs)))
                .isEqualTo("failed: " + procfs + "/loadavg: empty");
    }

    @Test
    void aFileThatMayNotBeReadIsDenied() throws IOException {
        Path file = Files.writeString(procfs.resolve("loadavg"), "0.1 0.2 0.3 1/2 3\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        Assumptions.assumeFalse(Files.isReadable(file), "root may read everything");
        assertThat(load(new LoadavgCollector(procfs))).startsWith("denied: " + procfs);
    }

    @Test
    void aFileWithNothingOfTheKnownFormIsAFailure() throws IOException {
        Files.writeString(procfs.resolve("net"), "");
        Files.delete(procfs.resolve("net"));
        Files.createDirectory(procfs.resolve("net"));
        Files.writeString(procfs.resolve("net/dev"), "garbage\n");
        new NetDevCollector(procfs, Filter.ALL).collect(snapshot);
        assertThat(Fixtures.status(snapshot.status(Group.NETWORK)))
                .isEqualTo("failed: " + procfs + "/net/dev line 1: not understood: 'garbage'");
    }

    @Test
    void aFileThatComesBackMakesTheGroupOk() throws IOException {
        var collector = new LoadavgCollector(procfs);
        assertThat(load(collector)).startsWith("failed");
        Files.writeString(procfs.resolve("loadavg"), "0.1 0.2 0.3 1/2 3\n");
        assertThat(load(collector)).isEqualTo("ok");
        Files.delete(procfs.resolve("loadavg"));
        assertThat(load(collector)).startsWith("failed");
    }

    @Test
    void anOptionalFileThatIsMissingIsLookedForNowAndThen() throws IOException {
        var source = new Source(procfs.resolve("diskstats"), Source.Need.OPTIONAL);
        assertThat(source.read()).isFalse();
        assertThat(source.state()).isEqualTo(State.UNSUPPORTED);
        Files.writeString(procfs.resolve("diskstats"), "x");
        for (int i = 0; i < Source.MISSING_READS; i++) {
            assertThat(source.read()).isFalse();
            assertThat(source.state()).isEqualTo(State.UNSUPPORTED);
        }
        assertThat(source.read()).isTrue();
        assertThat(source.state()).isEqualTo(State.OK);
        source.close();
    }

    @Test
    void theReasonIsBuiltOnceWhileItStaysTheSame() throws IOException {
        Files.createFile(procfs.resolve("stat"));
        var source = new Source(procfs.resolve("stat"), Source.Need.REQUIRED);
        source.read();
        String why = source.why();
        source.read();
        assertThat(source.why()).isSameAs(why);
    }

    private String load(LoadavgCollector collector) {
        snapshot.clear();
        collector.collect(snapshot);
        return Fixtures.status(snapshot.status(Group.LOAD));
    }
}
