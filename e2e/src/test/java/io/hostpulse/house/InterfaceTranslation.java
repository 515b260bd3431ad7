package io.hostpulse.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Translates the generated page about the server's interface: each summary, caller, parameter and
/// answer by itself, whatever it stands beside.
final class InterfaceTranslation {
    private static final Pattern SUMMARY = Pattern.compile("(.+)\\. For (.+)\\.");
    private static final Pattern PARAMETER = Pattern.compile("- (`[^`]+`): (.+)");
    private static final Pattern ANSWER = Pattern.compile("(\\d{3}) (.+)");
    private static final String ANSWERS = "Answers: ";

    private final Map<String, String> texts;
    private final Set<String> used = new TreeSet<>();
    private final List<String> missing = new ArrayList<>();

    InterfaceTranslation(Map<String, String> texts) {
        this.texts = texts;
    }

    /// Texts of the page that the table does not have.
    List<String> missing() {
        return missing;
    }

    /// Texts that the page did not have.
    Set<String> leftOver() {
        Set<String> left = new TreeSet<>(texts.keySet());
        left.removeAll(used);
        return left;
    }

    String page(String english) {
        List<String> blocks = new ArrayList<>();
        for (String block : english.strip().split("\n\n", -1)) {
            boolean isList = block.startsWith("- ");
            blocks.add(
                    isList
                            ? String.join("\n", block.lines().map(this::block).toList())
                            : block(block.replace('\n', ' ')));
        }
        return String.join("\n\n", blocks) + "\n";
    }

    private String block(String block) {
        if (block.startsWith("## ")) {
            return block;
        }
        if (block.startsWith("# ")) {
            return "# " + text(block.substring(2));
        }
        if (block.startsWith(ANSWERS)) {
            return "回答：" + answers(block.substring(ANSWERS.length(), block.length() - 1)) + "。";
        }
        Matcher parameter = PARAMETER.matcher(block);
        if (parameter.matches()) {
            return "- " + parameter.group(1) + "：" + text(parameter.group(2));
        }
        Matcher summary = SUMMARY.matcher(block);
        if (summary.matches()) {
            return text(summary.group(1)) + "。调用者：" + text(summary.group(2)) + "。";
        }
        return text(block);
    }

    /// `200 the answer; 404 there is no such thing`: a text may have a semicolon itself.
    private String answers(String all) {
        List<String> chinese = new ArrayList<>();
        for (String one : all.split("; (?=\\d{3} )", -1)) {
            Matcher answer = ANSWER.matcher(one);
            chinese.add(
                    answer.matches() ? answer.group(1) + " " + text(answer.group(2)) : text(one));
        }
        return String.join("；", chinese);
    }

    private String text(String english) {
        String chinese = texts.get(english);
        if (chinese == null) {
            missing.add(english);
            return english;
        }
        used.add(english);
        return chinese;
    }
}
