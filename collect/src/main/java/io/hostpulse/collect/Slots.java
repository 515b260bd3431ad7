package io.hostpulse.collect;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.TextPool;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where the numbers of a kernel file belong that names them itself: in a column of a group, or in
/// a row of the group of all others. Decided once for each name; a name is first compared with the
/// one that stood at its place the last time. Confined to one thread.
final class Slots {
    /// The number of names remembered; at the limit all are forgotten and decided again.
    private static final int NAMES_MAX = 4_096;

    /// What belongs to no column.
    static final int OTHER = -1;

    /// A name of the file.
    ///
    /// @param raw as it stands there
    /// @param column the column's index, or [#OTHER]
    /// @param protocol what it belongs to; empty where nothing does
    /// @param name the rest
    record Slot(Text raw, int column, Text protocol, Text name) {}

    /// Says what a name means.
    @FunctionalInterface
    interface Meaning {
        /// The name's two parts, the first empty where there is one only.
        List<String> of(String name);
    }

    private final Meaning meaning;
    private final Map<String, Integer> columns = new HashMap<>();
    private final TextPool pool = new TextPool();
    private final Map<Text, Slot> known = new HashMap<>();
    private @Nullable Slot[] order = new @Nullable Slot[64];
    private int next;

    /// @param named whose columns' sources are the names, both parts with a space between
    Slots(Group named, Meaning meaning) {
        this.meaning = meaning;
        for (Column column : named.columns()) {
            columns.put(column.field().source(), column.ordinal());
        }
    }

    /// Starts a reading.
    void start() {
        next = 0;
    }

    /// The slot of the name of these bytes.
    Slot of(byte[] bytes, int from, int to) {
        int place = next++;
        Slot usual = place < order.length ? order[place] : null;
        if (usual != null && usual.raw.equalsRaw(bytes, from, to - from)) {
            return usual;
        }
        Text raw = pool.intern(bytes, from, to - from);
        Slot slot = known.get(raw);
        if (slot == null) {
            if (known.size() >= NAMES_MAX) {
                known.clear();
            }
            slot = decide(raw);
            known.put(raw, slot);
        }
        if (place == order.length && place < NAMES_MAX) {
            order = Arrays.copyOf(order, 2 * place);
        }
        if (place < order.length) {
            order[place] = slot;
        }
        return slot;
    }

    private Slot decide(Text raw) {
        List<String> parts = meaning.of(raw.toString());
        String protocol = parts.getFirst();
        String name = parts.getLast();
        String source = protocol.isEmpty() ? name : protocol + " " + name;
        Integer column = columns.get(source);
        return new Slot(raw, column == null ? OTHER : column, Text.of(protocol), Text.of(name));
    }
}
