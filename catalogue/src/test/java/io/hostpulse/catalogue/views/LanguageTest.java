package io.hostpulse.catalogue.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Kind;
import io.hostpulse.catalogue.Unit;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Holds the Chinese texts against the catalogue.
class LanguageTest {
    private static final Map<String, String> CHINESE = Language.Chinese.TEXTS;
    private static final String WHERE =
            "a text in English and the same in Chinese on the next line belong into"
                    + " catalogue/src/main/resources/io/hostpulse/catalogue/views/"
                    + Language.Chinese.FILE;

    /// Words by which a source speaks English; others are the kernel's own names and stay.
    private static final String WORDS =
            """
            the of since to is are by else with within without from when where each all
            first second third fourth number field column line lines summed sum difference page
            agent configuration
            """;

    private static final Pattern ENGLISH =
            Pattern.compile("\\b(" + WORDS.strip().replaceAll("\\s", "|") + ")\\b");

    /// What is the same in every language: names in backquotes, paths, manual pages, numbers,
    /// abbreviations, names with an underscore, and where something is put in.
    private static final Pattern SAME =
            Pattern.compile(
                    String.join(
                            "|",
                            "`[^`]+`",
                            "/\\w[\\w/.*-]*\\w",
                            "\\w+\\(\\d\\)",
                            "\\w*\\d[\\w,.]*\\b",
                            "\\b[A-Z]{2,}",
                            "\\w+_\\w+",
                            "\\{}"));

    @Test
    void everyGroupAndFieldHasAChineseText() {
        List<String> missing = new ArrayList<>();
        texts().forEach(
                        (english, place) -> {
                            if (!CHINESE.containsKey(english)) {
                                missing.add(place + ": " + english);
                            }
                        });
        assertThat(missing).as(WHERE).isEmpty();
    }

    @Test
    void noChineseTextIsLeftOver() {
        Set<String> leftOver = new LinkedHashSet<>(CHINESE.keySet());
        leftOver.removeAll(texts().keySet());
        for (Group group : Group.values()) {
            group.columns().forEach(column -> leftOver.remove(column.field().source()));
        }
        assertThat(leftOver).as("nothing in the catalogue says this any more").isEmpty();
    }

    @Test
    void namesPathsAndNumbersAreTheSameInBoth() {
        List<String> different = new ArrayList<>();
        CHINESE.forEach(
                (english, chinese) -> {
                    var name = SAME.matcher(english);
                    while (name.find()) {
                        if (!chinese.contains(name.group())) {
                            different.add(name.group() + " is not in: " + chinese);
                        }
                    }
                });
        assertThat(different).isEmpty();
    }

    @Test
    void chineseTextsEndAsTheEnglishOnesDo() {
        CHINESE.forEach(
                (english, chinese) ->
                        assertThat(chinese.endsWith("。"))
                                .as("%s / %s", english, chinese)
                                .isEqualTo(english.endsWith(".")));
    }

    @Test
    void aTextThatNobodyTranslatedStaysEnglish() {
        assertThat(Language.CHINESE.of("SwapTotal")).isEqualTo("SwapTotal");
        assertThat(Language.CHINESE.of("Load average")).isEqualTo("平均负载");
        assertThat(Language.ENGLISH.of("Load average")).isEqualTo("Load average");
    }

    @Test
    void aTableWithHalfAPairIsRefused() {
        assertThatThrownBy(() -> Language.read("# a\n\nOne.\n一。\n\nTwo.\n"))
                .hasMessageContaining("Two.");
        assertThatThrownBy(() -> Language.read("One.\n一。\n\nOne.\n壹。\n"))
                .hasMessageContaining("translated twice: One.");
    }

    @Test
    void aLanguageIsKnownByItsTag() {
        assertThat(Language.ofTag("zh-CN")).contains(Language.CHINESE);
        assertThat(Language.ofTag("en")).contains(Language.ENGLISH);
        assertThat(Language.ofTag("de")).isEmpty();
    }

    /// Every text that must be translated, with the place where it stands.
    private static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Unit unit : Unit.values()) {
            texts.put(Wording.unit(unit), "unit " + unit);
        }
        // Percent is a sign, and a plain number has no unit.
        texts.remove("");
        texts.remove("%");
        for (Kind kind : Kind.values()) {
            texts.put(Wording.kind(kind), "kind " + kind);
        }
        Wording.HEADINGS.forEach(heading -> texts.put(heading, "heading"));
        texts.put(Wording.OFF, "group");
        for (Group group : Group.values()) {
            texts.putIfAbsent(Wording.shape(group), "shape " + group.shape());
            texts.putIfAbsent(group.title(), group.word());
            texts.putIfAbsent(group.help(), group.word());
            for (Column column : group.columns()) {
                Field field = column.field();
                String place = group.word() + "." + field.name();
                texts.putIfAbsent(field.help(), place);
                if (ENGLISH.matcher(field.source()).find()) {
                    texts.putIfAbsent(field.source(), place + " (source)");
                }
            }
        }
        return texts;
    }
}
