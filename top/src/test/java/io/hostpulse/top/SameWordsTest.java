package io.hostpulse.top;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// The terminal and the page say the same: the same states at the same limits in the same words.
final class SameWordsTest {
    private static final Path PAGE = Path.of(System.getProperty("hostpulse.root"), "web/src/main");
    private static final Pattern WORD = Pattern.compile("\"([\\w.]+)\":\\s*\"([^\"]*)\"");

    /// Words of the terminal that the page has under another name.
    private static final Map<Word, String> NAMES =
            Map.of(
                    Word.SILENT, "level.silent",
                    Word.BAD, "level.bad",
                    Word.WARN, "level.warn",
                    Word.OK, "level.ok",
                    Word.FINE, "host.fine",
                    Word.LIVE, "state.live",
                    Word.PAUSED, "state.paused",
                    Word.HISTORY, "state.history");

    private static Map<String, String> words(String file) throws IOException {
        Map<String, String> words = new HashMap<>();
        var matcher = WORD.matcher(Files.readString(PAGE.resolve("words").resolve(file)));
        while (matcher.find()) {
            words.put(matcher.group(1), matcher.group(2));
        }
        return words;
    }

    @Test
    void reasonsStatesAndCausesHaveThePagesWords() throws IOException {
        Map<String, String> en = words("en.ts");
        Map<String, String> zh = words("zh.ts");
        int compared = 0;
        for (Word word : Word.values()) {
            String key = NAMES.getOrDefault(word, key(word));
            // Keys do other things here.
            if (en.containsKey(key) && !key.startsWith("help.")) {
                assertThat(word.in(Language.EN, "{0}", "{1}")).as(key).isEqualTo(en.get(key));
                assertThat(word.in(Language.ZH, "{0}", "{1}")).as(key).isEqualTo(zh.get(key));
                compared++;
            } else {
                assertThat(word.name()).doesNotStartWith("WHY_").doesNotStartWith("GAP_");
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(36);
    }

    /// `WHY_PRESSURE_MEMORY` is `why.pressureMemory`; causes keep their underscores.
    private static String key(Word word) {
        String name = word.name().toLowerCase(Locale.ROOT);
        int end = name.indexOf('_');
        if (end < 0) {
            return name;
        }
        String rest = name.substring(end + 1);
        if (!name.startsWith("why_")) {
            return name.substring(0, end) + "." + rest;
        }
        var camel = new StringBuilder("why.");
        boolean isFirst = true;
        for (String part : rest.split("_", -1)) {
            camel.append(
                    isFirst
                            ? part
                            : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
            isFirst = false;
        }
        return camel.toString();
    }

    @Test
    void limitsAreThePages() throws IOException {
        String model = Files.readString(PAGE.resolve("fleet/model.ts"));
        var matcher = Pattern.compile("(\\w+): \\{ warn: (\\d+), bad: (\\d+) }").matcher(model);
        int compared = 0;
        while (matcher.find()) {
            Limit limit = Limit.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
            double warn = Double.parseDouble(matcher.group(2));
            double bad = Double.parseDouble(matcher.group(3));
            assertThat(limit.of(warn - 0.01)).as(limit.name()).isEqualTo(Level.OK);
            assertThat(limit.of(warn)).as(limit.name()).isEqualTo(Level.WARN);
            assertThat(limit.of(bad - 0.01)).as(limit.name()).isEqualTo(Level.WARN);
            assertThat(limit.of(bad)).as(limit.name()).isEqualTo(Level.BAD);
            compared++;
        }
        assertThat(compared).isEqualTo(Limit.values().length);
    }

    @Test
    void noWordIsEmptyInAnyLanguage() {
        for (Word word : Word.values()) {
            for (Language language : Language.values()) {
                assertThat(word.in(language, "a", "b")).as(word.name()).isNotBlank();
            }
        }
    }

    @Test
    void theLanguageIsTheEnvironments() {
        assertThat(Language.ofEnvironment(Map.of())).isEqualTo(Language.EN);
        assertThat(Language.ofEnvironment(Map.of("LANG", "zh_CN.UTF-8"))).isEqualTo(Language.ZH);
        assertThat(Language.ofEnvironment(Map.of("LANG", "zh_CN.UTF-8", "LC_ALL", "C")))
                .isEqualTo(Language.EN);
        assertThat(
                        Language.ofEnvironment(
                                Map.of(
                                        "LC_MESSAGES",
                                        "zh_TW",
                                        "LANG",
                                        "en_US.UTF-8",
                                        "LC_ALL",
                                        "")))
                .isEqualTo(Language.ZH);
        assertThat(Language.encoding(Map.of("LANG", "zh_CN.GB18030")).name()).isEqualTo("GB18030");
        assertThat(Language.encoding(Map.of("LANG", "C")).name()).isEqualTo("UTF-8");
        assertThat(Language.encoding(Map.of("LANG", "de_DE.nonsense@euro")).name())
                .isEqualTo("UTF-8");
    }
}
