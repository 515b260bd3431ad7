package io.hostpulse.house;

import io.hostpulse.catalogue.views.Language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Translates a generated page text by text: paragraphs, points, headings and the cells of tables.
/// A text of the table with `{}` fits any text that is the same elsewhere; what stands there is
/// taken over, in Chinese where the catalogue has it so.
final class PageTranslation {
    /// A text of the table in which something is put in.
    private record Form(String english, Pattern pattern, String chinese) {}

    private final Map<String, String> texts;
    private final List<Form> forms = new ArrayList<>();
    private final Set<String> used = new TreeSet<>();
    private final List<String> missing = new ArrayList<>();

    PageTranslation(Map<String, String> texts) {
        this.texts = texts;
        texts.forEach(
                (english, chinese) -> {
                    if (english.contains("{}")) {
                        forms.add(new Form(english, Pattern.compile(quoted(english)), chinese));
                    }
                });
    }

    private static String quoted(String english) {
        List<String> parts = new ArrayList<>();
        for (String part : english.split("\\{}", -1)) {
            parts.add(Pattern.quote(part));
        }
        return String.join("(.+?)", parts);
    }

    /// Texts that no page had.
    Set<String> leftOver() {
        Set<String> left = new TreeSet<>(texts.keySet());
        left.removeAll(used);
        return left;
    }

    /// Texts of pages that the table does not have.
    List<String> missing() {
        return missing;
    }

    String page(String english) {
        var out = new StringBuilder();
        var block = new StringBuilder();
        for (String line : english.lines().toList()) {
            boolean goesOn = !block.isEmpty() && (line.startsWith("  ") || isPlain(block, line));
            if (goesOn) {
                block.append(' ').append(line.strip());
                continue;
            }
            out.append(block(block.toString()));
            block.setLength(0);
            if (line.isEmpty()) {
                out.append('\n');
            } else {
                block.append(line);
            }
        }
        return out.append(block(block.toString())).toString();
    }

    private static boolean isPlain(StringBuilder block, String line) {
        return isParagraph(block.toString()) && isParagraph(line);
    }

    private static boolean isParagraph(String line) {
        return !line.isEmpty()
                && !line.startsWith("#")
                && !line.startsWith("|")
                && !line.startsWith("- ");
    }

    private String block(String block) {
        if (block.isEmpty()) {
            return "";
        }
        if (block.startsWith("|")) {
            return row(block) + "\n";
        }
        // Sections and types are the configuration's own words.
        if (block.startsWith("###")) {
            return block + "\n";
        }
        int start = block.startsWith("#") || block.startsWith("- ") ? block.indexOf(' ') + 1 : 0;
        return block.substring(0, start) + text(block.substring(start)) + "\n";
    }

    private String row(String row) {
        if (row.startsWith("|---")) {
            return row;
        }
        var out = new StringBuilder("|");
        String[] cells = row.substring(1, row.lastIndexOf('|')).split("(?<!\\\\)\\|", -1);
        for (String cell : cells) {
            String text = cell.strip();
            out.append(' ').append(isCode(text) ? text : text(text)).append(" |");
        }
        return out.toString();
    }

    /// Whether a text has no words but those of the configuration.
    private static boolean isCode(String text) {
        return text.isEmpty() || text.matches("`[^`]*`(, `[^`]*`)*");
    }

    private String text(String english) {
        String whole = texts.get(english);
        if (whole != null) {
            used.add(english);
            return whole;
        }
        for (Form form : forms) {
            Matcher found = form.pattern().matcher(english);
            if (found.matches()) {
                used.add(form.english());
                return filled(form.chinese(), found);
            }
        }
        missing.add(english);
        return english;
    }

    private static String filled(String chinese, Matcher found) {
        String[] parts = chinese.split("\\{}", -1);
        var out = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            out.append(Language.CHINESE.of(found.group(i))).append(parts[i]);
        }
        return out.toString();
    }
}
