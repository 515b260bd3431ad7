package io.hostpulse.catalogue.views;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Holds the documents that are derived from the catalogue against the catalogue.
///
/// To write them anew, with the golden message of `wire`:
///
///     ./mvnw -pl catalogue,wire test -Dhostpulse.write-docs=true
class GeneratedDocsTest {
    private static final Path DOCS = Path.of(System.getProperty("hostpulse.root"), "docs");

    @Test
    void theMetricsPageIsTheCataloguesOwn() throws IOException {
        holds("metrics.md", MetricsPage.text(Language.ENGLISH));
    }

    @Test
    void soIsTheSamePageInChinese() throws IOException {
        holds("zh-CN/metrics.md", MetricsPage.text(Language.CHINESE));
    }

    @Test
    void theMessageSchemaIsTheCataloguesOwn() throws IOException {
        holds("message.schema.json", JsonSchema.text());
    }

    private static void holds(String name, String generated) throws IOException {
        Path file = DOCS.resolve(name);
        if (Boolean.getBoolean("hostpulse.write-docs")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, generated);
        }
        assertThat(file).as("run with -Dhostpulse.write-docs=true to write it anew").exists();
        assertThat(Files.readString(file)).isEqualTo(generated);
    }
}
