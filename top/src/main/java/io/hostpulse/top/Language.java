package io.hostpulse.top;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The language of the screen's words.
public enum Language {
    EN("en"),
    ZH("zh-CN");

    private static final List<String> VARIABLES = List.of("LC_ALL", "LC_MESSAGES", "LANG");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /// The language as `--lang` names it.
    public String tag() {
        return tag;
    }

    /// The language of a tag or locale: `zh-CN`, `zh_CN.UTF-8`; empty if it is none of ours.
    public static Optional<Language> ofTag(String tag) {
        String word = tag.toLowerCase(Locale.ROOT);
        if (word.equals("zh") || word.startsWith("zh-") || word.startsWith("zh_")) {
            return Optional.of(ZH);
        }
        return word.equals("en") || word.startsWith("en-") || word.startsWith("en_")
                ? Optional.of(EN)
                : Optional.empty();
    }

    /// The language that the environment asks for, locale(7): the first of `LC_ALL`, `LC_MESSAGES`
    /// and `LANG` that is set; English where that is none of ours.
    public static Language ofEnvironment(Map<String, String> environment) {
        return ofTag(locale(environment)).orElse(EN);
    }

    /// The terminal's encoding: what the locale names behind a point, else UTF-8, which a terminal
    /// without a locale speaks all the same.
    public static Charset encoding(Map<String, String> environment) {
        String locale = locale(environment);
        int point = locale.indexOf('.');
        int end = locale.indexOf('@');
        String name =
                point < 0 ? "" : locale.substring(point + 1, end > point ? end : locale.length());
        try {
            return name.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static String locale(Map<String, String> environment) {
        return VARIABLES.stream()
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }
}
