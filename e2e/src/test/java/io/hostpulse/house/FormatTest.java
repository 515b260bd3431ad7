package io.hostpulse.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The formatter decides: google-java-format, AOSP style, 100 columns.
///
/// `./mvnw -q verify -pl e2e -am -Dtest=FormatTest -Dsurefire.failIfNoSpecifiedTests=false
/// -Dhostpulse.format=write` lays every file out anew.
final class FormatTest {
    @Test
    void everyFileIsLaidOutByTheFormatter() throws Exception {
        Formatter formatter =
                new Formatter(
                        JavaFormatterOptions.builder()
                                .style(JavaFormatterOptions.Style.AOSP)
                                .build());
        boolean write = "write".equals(System.getProperty("hostpulse.format"));
        List<Path> different = new ArrayList<>();
        for (Path file : SourceTree.javaFiles()) {
            String source = SourceTree.read(file);
            String formatted = formatter.formatSourceAndFixImports(source);
            if (!formatted.equals(source)) {
                different.add(SourceTree.ROOT.relativize(file));
                if (write) {
                    Files.writeString(file, formatted);
                }
            }
        }
        if (!write) {
            assertThat(different)
                    .as("files to lay out anew with -Dhostpulse.format=write")
                    .isEmpty();
        }
    }
}
