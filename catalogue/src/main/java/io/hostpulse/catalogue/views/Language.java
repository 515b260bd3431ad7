package io.hostpulse.catalogue.views;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The languages in which the views explain the catalogue to people.
///
/// English stands in the catalogue itself. Any other language is a table from the English text to
/// its own, so that a text that is changed has none until somebody translates it anew: a test holds
/// the table against the catalogue. The table is read when it is first asked; the agent never asks.
public enum Language {
    ENGLISH("en"),
    CHINESE("zh-CN");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /// The language's tag, as RFC 5646 writes it.
    public String tag() {
        return tag;
    }

    /// The language of this tag; empty for one that the catalogue does not speak.
    public static Optional<Language> ofTag(String tag) {
        for (Language language : values()) {
            if (language.tag.equals(tag)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /// A text of the catalogue's in this language; the English one where the table has none: names
    /// of the kernel's are the same everywhere.
    public String of(String english) {
        return this == ENGLISH ? english : Chinese.TEXTS.getOrDefault(english, english);
    }

    /// Reads a table: a text in English, the same translated on the next line, an empty line; lines
    /// that begin with `# ` say what follows.
    ///
    /// @throws IllegalStateException for a text that has no translation or stands twice
    public static Map<String, String> read(String table) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String block : table.split("\n\n", -1)) {
            List<String> lines =
                    block.lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("# "))
                            .toList();
            if (lines.isEmpty()) {
                continue;
            }
            if (lines.size() != 2) {
                throw new IllegalStateException(
                        "a text, its translation and an empty line belong together; found: "
                                + lines);
            }
            if (texts.put(lines.getFirst(), lines.getLast()) != null) {
                throw new IllegalStateException("translated twice: " + lines.getFirst());
            }
        }
        return Collections.unmodifiableMap(texts);
    }

    /// Made when the first Chinese text is asked for.
    static final class Chinese {
        static final String FILE = "zh-CN.txt";
        static final Map<String, String> TEXTS = load();

        private Chinese() {}

        private static Map<String, String> load() {
            try (InputStream in = Language.class.getResourceAsStream(FILE)) {
                if (in == null) {
                    throw new IllegalStateException(FILE + " is not in the module");
                }
                return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("read " + FILE + " of the module", e);
            }
        }
    }
}
