package io.hostpulse.catalogue.views;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;
import io.hostpulse.catalogue.Group;

/// The reference page of everything that is measured, in Markdown, derived from the catalogue: the
/// same in every language.
public final class MetricsPage {
    private final Language language;
    private final StringBuilder out;

    /// Between sentences: Chinese has none.
    private final String space;

    private MetricsPage(Language language) {
        this.language = language;
        this.space = language == Language.CHINESE ? "" : " ";
        this.out = new StringBuilder(MetricsIntroduction.in(language));
    }

    /// The page in a language.
    public static String text(Language language) {
        return new MetricsPage(language).write();
    }

    private String write() {
        for (Group group : Group.values()) {
            String link = "[" + group.word() + "](#" + group.word() + ")";
            row(link, path(group), language.of(group.title()));
        }
        for (Group group : Group.values()) {
            group(group);
        }
        return out.toString();
    }

    private void group(Group group) {
        out.append("\n### ").append(group.word()).append("\n\n");
        out.append(language.of(group.help())).append(space);
        out.append(language.of(Wording.shape(group)).replace("{}", path(group)));
        out.append(group.isOnByDefault() ? "" : space + language.of(Wording.OFF)).append("\n\n");
        row(Wording.HEADINGS.stream().map(language::of).toArray(String[]::new));
        out.append("|---|---|---|---|---|\n");
        for (Column column : group.columns()) {
            Field field = column.field();
            row(
                    "`" + field.name() + "`",
                    language.of(Wording.kind(field.kind())),
                    language.of(Wording.unit(field.unit())),
                    language.of(field.help()),
                    language.of(field.source()));
        }
    }

    private static String path(Group group) {
        return "`" + Wording.path(group) + "`";
    }

    private void row(String... cells) {
        out.append('|');
        for (String cell : cells) {
            out.append(' ').append(cell.replace("|", "\\|")).append(cell.isEmpty() ? "|" : " |");
        }
        out.append('\n');
    }
}
