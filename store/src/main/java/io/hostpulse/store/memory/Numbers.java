package io.hostpulse.store.memory;

import io.hostpulse.catalogue.Table;

/// Counts numbers.
public final class Numbers {
    private Numbers() {}

    /// How many numbers a table holds.
    public static int in(Table table) {
        int numbers = 0;
        int width = table.group().columns().size();
        for (int row = 0; row < table.rows(); row++) {
            for (int column = table.group().textColumns(); column < width; column++) {
                numbers += table.has(row, column) ? 1 : 0;
            }
        }
        return numbers;
    }
}
