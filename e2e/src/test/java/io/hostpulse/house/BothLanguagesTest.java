package io.hostpulse.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.views.Language;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Holds the pages in Chinese beside those in English: what one has the other has.
class BothLanguagesTest {
    private static final Path DOCS = SourceTree.ROOT.resolve("docs");
    private static final Path CHINESE = DOCS.resolve("zh-CN");

    /// The generated pages about the configuration; their Chinese is made of their English.
    private static final List<String> CONFIGURATION =
            List.of("configuration.md", "server-configuration.md");

    private static final String TEXTS = "e2e/src/test/resources/house/configuration.zh-CN.txt";

    private static final String INTERFACE = "e2e/src/test/resources/house/interface.zh-CN.txt";

    /// How far down the link to the other language may stand, in lines.
    private static final int FIRST_LINES = 4;

    /// Write them anew after the English ones: `./mvnw -pl e2e -am test -Dtest=BothLanguagesTest
    /// -Dsurefire.failIfNoSpecifiedTests=false -Dhostpulse.write-docs=true`.
    @Test
    void thePagesAboutTheConfigurationAreTranslatedTextByText() throws IOException {
        String table = SourceTree.read(SourceTree.ROOT.resolve(TEXTS));
        var translation = new PageTranslation(Language.read(table));
        for (String page : CONFIGURATION) {
            String chinese = translation.page(SourceTree.read(DOCS.resolve(page)));
            Path file = CHINESE.resolve(page);
            if (Boolean.getBoolean("hostpulse.write-docs")) {
                Files.writeString(file, chinese);
            }
            assertThat(translation.missing())
                    .as("a text in English and the same in Chinese belong into " + TEXTS)
                    .isEmpty();
            assertThat(SourceTree.read(file))
                    .as("run with -Dhostpulse.write-docs=true to write it anew")
                    .isEqualTo(chinese);
        }
        assertThat(translation.leftOver()).as("no page says this any more").isEmpty();
    }

    @Test
    void thePageAboutTheInterfaceIsTranslatedTextByText() throws IOException {
        Path file = CHINESE.resolve("api.md");
        String table = SourceTree.read(SourceTree.ROOT.resolve(INTERFACE));
        var translation = new InterfaceTranslation(Language.read(table));
        String chinese = translation.page(SourceTree.read(DOCS.resolve("api.md")));
        if (Boolean.getBoolean("hostpulse.write-docs")) {
            Files.writeString(file, chinese);
        }
        assertThat(translation.missing())
                .as("a text in English and the same in Chinese belong into " + INTERFACE)
                .isEmpty();
        assertThat(translation.leftOver()).as("the page says this no more").isEmpty();
        assertThat(SourceTree.read(file))
                .as("run with -Dhostpulse.write-docs=true to write it anew")
                .isEqualTo(chinese);
    }

    @Test
    void everyPageForUsersIsThereInBothLanguages() throws IOException {
        assertThat(pages(CHINESE)).isEqualTo(pages(DOCS));
    }

    @Test
    void eachPageLeadsToTheOtherInItsFirstLines() throws IOException {
        for (String page : pages(CHINESE)) {
            assertThat(SourceTree.read(CHINESE.resolve(page)).lines().limit(FIRST_LINES))
                    .as("docs/zh-CN/" + page)
                    .contains("[English](../" + page + ")");
            assertThat(SourceTree.read(DOCS.resolve(page)).lines().limit(FIRST_LINES))
                    .as("docs/" + page)
                    .contains("[简体中文](zh-CN/" + page + ")");
        }
    }

    @Test
    void bothHaveTheSameHeadingsCommandsTablesAndLists() throws IOException {
        Map<String, List<String>> english = new TreeMap<>();
        Map<String, List<String>> chinese = new TreeMap<>();
        for (String page : pages(CHINESE)) {
            english.put(page, skeleton(DOCS.resolve(page)));
            chinese.put(page, skeleton(CHINESE.resolve(page)));
        }
        english.put("README", skeleton(SourceTree.ROOT.resolve("README.md")));
        chinese.put("README", skeleton(SourceTree.ROOT.resolve("README.zh-CN.md")));
        english.forEach((page, parts) -> assertThat(chinese.get(page)).as(page).isEqualTo(parts));
    }

    @Test
    void whereAPageIsThereInChineseTheOtherChinesePagesLeadToIt() throws IOException {
        List<String> found = new ArrayList<>();
        Set<String> pages = pages(CHINESE);
        for (String page : pages) {
            String text = SourceTree.read(CHINESE.resolve(page));
            for (String other : pages) {
                if (!other.equals(page) && text.contains("](../" + other)) {
                    found.add("docs/zh-CN/" + page + " -> ../" + other);
                }
            }
        }
        String readme = SourceTree.read(SourceTree.ROOT.resolve("README.zh-CN.md"));
        pages.stream()
                .filter(page -> readme.contains("](docs/" + page))
                .forEach(page -> found.add("README.zh-CN.md -> docs/" + page));
        assertThat(found).isEmpty();
    }

    /// What a page is made of, in order, without its words: depths of headings, whole blocks of
    /// code without their comments, columns of each table's rows, points of lists.
    private static List<String> skeleton(Path page) {
        List<String> parts = new ArrayList<>();
        boolean isCode = false;
        for (String line : SourceTree.read(page).lines().toList()) {
            if (line.startsWith("```")) {
                isCode = !isCode;
                parts.add(line);
            } else if (isCode) {
                parts.add(line.replaceAll("\\s+#.*", ""));
            } else if (line.startsWith("#")) {
                parts.add(line.substring(0, line.indexOf(' ')));
            } else if (line.startsWith("|")) {
                parts.add("row of " + line.replace("\\|", "").split("\\|", -1).length);
            } else if (line.startsWith("- ") || line.matches("\\d+\\. .*")) {
                parts.add("point");
            }
        }
        return parts;
    }

    private static Set<String> pages(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md"))
                    .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
        }
    }
}
