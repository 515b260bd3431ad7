package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

class TextfileCollectorTest {
    @TempDir Path directory;

    private final Snapshot snapshot = new Snapshot();

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_500));
    }

    private void collect(TextfileCollector collector) {
        snapshot.clear();
        collector.collect(snapshot);
    }

    private String files() {
        return Fixtures.rows(snapshot.table(Group.TEXTFILE)).replace(directory + "/", "");
    }

    private String samples() {
        return Fixtures.rows(snapshot.table(Group.TEXTFILE_SAMPLE)).replace(directory + "/", "");
    }

    @Test
    void samplesOfOneFamilyStandTogetherWhateverTheirFile() throws IOException {
        write("a.prom", "# TYPE events counter\nevents{file=\"a\"} 10\nother 0.1234567\n");
        write("b.prom", "# HELP events Events.\n# TYPE events counter\nevents{file=\"b\"} 1e3\n");
        write("c.txt", "not 1\n");
        collect(new TextfileCollector(directory));
        assertThat(files())
                .isEqualTo(
                        """
                        file=a.prom mtime=1500000 samples=2
                        file=b.prom mtime=1500000 samples=1
                        """);
        assertThat(samples())
                .isEqualTo(
                        "name=events labels=file=\"a\" family=events type=counter"
                                + " help=Metric read from a.prom written=10 value=10000000\n"
                                + "name=events labels=file=\"b\" family=events type=counter"
                                + " written=1e3 value=1000000000\n"
                                + "name=other family=other type=untyped"
                                + " help=Metric read from a.prom written=0.1234567\n");
        assertThat(snapshot.status(Group.TEXTFILE).state()).isEqualTo(State.OK);
    }

    @Test
    void aBadFileIsLeftOutWholeAndSaid() throws IOException {
        write("bad.prom", "fine 1\nnot fine\n");
        write("good.prom", "good 2\n");
        write("late.prom", "good 3\n");
        write("type.prom", "# TYPE good counter\ngood{a=\"b\"} 3\n");
        Files.createDirectory(directory.resolve("z.prom"));
        collect(new TextfileCollector(directory));
        assertThat(files())
                .isEqualTo(
                        "file=bad.prom why=line 2 has no number after not\n"
                                + "file=good.prom mtime=1500000 samples=1\n"
                                + "file=late.prom why=good has the same labels in a file before"
                                + " it\n"
                                + "file=type.prom why=good has another type in a file before it\n"
                                + "file=z.prom why=is not a file that can be read\n");
        assertThat(samples()).contains("name=good").doesNotContain("fine");
        assertThat(snapshot.status(Group.TEXTFILE).state()).isEqualTo(State.PARTIAL);
        assertThat(snapshot.status(Group.TEXTFILE).why().orElseThrow())
                .isEqualTo(
                        directory + "/bad.prom: line 2 has no number after not; 3 more such files");
    }

    @Test
    void aFileIsReadAgainWhenItChangedAndForgottenWhenItIsGone() throws IOException {
        var collector = new TextfileCollector(directory);
        write("a.prom", "a 1\n");
        collect(collector);
        write("a.prom", "a 22\n");
        collect(collector);
        assertThat(samples()).contains("written=22");
        collect(collector);
        assertThat(samples()).contains("written=22");
        Files.delete(directory.resolve("a.prom"));
        collect(collector);
        assertThat(files() + samples()).isEmpty();
    }

    @Test
    void filesBeyondTheLimitAreSaid() throws IOException {
        for (int i = 0; i < TextfileCollector.FILES_MAX + 3; i++) {
            write("f" + (1_000 + i) + ".prom", "a" + i + " 1\n");
        }
        collect(new TextfileCollector(directory));
        assertThat(snapshot.table(Group.TEXTFILE_SAMPLE).rows())
                .isEqualTo(TextfileCollector.FILES_MAX);
        assertThat(files())
                .endsWith(
                        "file=f1256.prom why=is beyond the 256 files that are read; so many are:"
                                + " 3\n");
    }

    @Test
    void aFileThatIsTooLargeIsLeftOut() throws IOException {
        write("a.prom", "#" + "x\n#".repeat(TextfileCollector.BYTES_MAX / 3) + "\n");
        collect(new TextfileCollector(directory));
        assertThat(files()).isEqualTo("file=a.prom why=is larger than 4194304 bytes\n");
    }

    @Test
    void aDirectoryThatIsNotThereIsSaid() {
        collect(new TextfileCollector(directory.resolve("none")));
        assertThat(snapshot.status(Group.TEXTFILE).state()).isEqualTo(State.FAILED);
        assertThat(snapshot.status(Group.TEXTFILE_SAMPLE).why().orElseThrow())
                .isEqualTo(directory + "/none: no such directory");
    }
}
