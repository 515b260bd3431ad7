package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Every end-to-end test says whether others may run at the same time.
final class SideBySideTest {
    @Test
    void everyTestSaysWhetherItRunsAlone() throws IOException, ClassNotFoundException {
        Path sources = Program.ROOT.resolve("e2e/src/test/java/io/hostpulse/e2e");
        List<String> names;
        try (Stream<Path> files = Files.list(sources)) {
            names =
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith("IT.java"))
                            .map(name -> name.substring(0, name.length() - ".java".length()))
                            .toList();
        }
        assertThat(names).hasSizeGreaterThan(20);
        for (String name : names) {
            Class<?> test = Class.forName("io.hostpulse.e2e." + name);
            boolean alone = test.isAnnotationPresent(Alone.class);
            boolean sideBySide = test.isAnnotationPresent(SideBySide.class);
            assertThat(alone ^ sideBySide).as("%s is @Alone or @SideBySide", name).isTrue();
        }
    }
}
