package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What the collectors give of whole trees, compared with text that was checked by eye. With
/// `-Dhostpulse.golden=write` the text is written anew, to be read in the diff.
class GoldenTest {
    private static final Set<Group> GROUPS =
            EnumSet.of(
                    Group.LOAD,
                    Group.CPU_TIME,
                    Group.MEMORY,
                    Group.MEMORY_OTHER,
                    Group.SWAP,
                    Group.DISKIO,
                    Group.NETWORK,
                    Group.PRESSURE,
                    Group.HOST);

    @ParameterizedTest
    @ValueSource(strings = {"modern", "old", "container"})
    void aTreeGivesWhatItsGoldenTextSays(String host) throws IOException {
        Path golden = Fixtures.tree(host).resolve("expected.txt");
        String actual = collect(host);
        if ("write".equals(System.getProperty("hostpulse.golden"))) {
            Files.writeString(golden, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @ValueSource(strings = {"modern", "old", "container"})
    void aSecondCollectionGivesTheSame(String host) {
        Roots roots = Fixtures.roots(host);
        var snapshot = new Snapshot();
        List<Collector> collectors = KernelCollectors.of(options(), roots);
        collectors.forEach(collector -> collector.collect(snapshot));
        String first = text(host, snapshot);
        snapshot.clear();
        collectors.forEach(collector -> collector.collect(snapshot));
        assertThat(text(host, snapshot)).isEqualTo(first);
        collectors.forEach(Collector::close);
    }

    private static String collect(String host) {
        var snapshot = new Snapshot();
        for (Collector collector : KernelCollectors.of(options(), Fixtures.roots(host))) {
            collector.collect(snapshot);
            collector.close();
        }
        return text(host, snapshot);
    }

    private static CollectOptions options() {
        CollectOptions standard = CollectOptions.DEFAULT;
        return new CollectOptions(
                GROUPS,
                Filter.ALL,
                Filter.ALL,
                Filter.ALL,
                standard.interfaces(),
                standard.threads(),
                standard.timeoutMax());
    }

    private static String text(String host, Snapshot snapshot) {
        List<String> parts = new ArrayList<>();
        for (Group group : GROUPS) {
            parts.add(
                    "== "
                            + group.word()
                            + " "
                            + Fixtures.status(snapshot.status(group))
                            + "\n"
                            + Fixtures.rows(snapshot.table(group)));
        }
        return String.join("", parts).replace(Fixtures.tree(host) + "/", "");
    }
}
