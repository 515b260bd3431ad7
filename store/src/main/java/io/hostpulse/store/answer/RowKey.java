package io.hostpulse.store.answer;

import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What tells a row from the others of its group.
///
/// @param labels the texts of the group's label columns; empty where one is absent
/// @param occurrence 0, or how many rows of the same labels stand before it in its message
public record RowKey(List<Optional<Text>> labels, int occurrence) {
    public RowKey {
        labels = List.copyOf(labels);
    }

    /// The key of a table's row.
    static RowKey of(Table table, int row, int labels) {
        var texts = new ArrayList<Optional<Text>>(labels);
        for (int i = 0; i < labels; i++) {
            texts.add(table.has(row, i) ? Optional.of(table.text(row, i)) : Optional.empty());
        }
        int occurrence = 0;
        for (int i = 0; i < row; i++) {
            if (sameLabels(table, i, row, labels)) {
                occurrence++;
            }
        }
        return new RowKey(texts, occurrence);
    }

    private static boolean sameLabels(Table table, int one, int two, int labels) {
        for (int i = 0; i < labels; i++) {
            if (table.has(one, i) != table.has(two, i)
                    || !table.text(one, i).equals(table.text(two, i))) {
                return false;
            }
        }
        return true;
    }

    /// Whether a table's row has these labels; says nothing of how many stand before it.
    boolean fits(Table table, int row) {
        for (int i = 0; i < labels.size(); i++) {
            Optional<Text> label = labels.get(i);
            if (label.isPresent() != table.has(row, i)
                    || (label.isPresent() && !label.get().equals(table.text(row, i)))) {
                return false;
            }
        }
        return true;
    }

    /// The labels as answers write them; an absent one is empty.
    public List<String> words() {
        return labels.stream().map(label -> label.map(Text::toString).orElse("")).toList();
    }
}
