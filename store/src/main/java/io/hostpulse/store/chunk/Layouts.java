package io.hostpulse.store.chunk;

import io.hostpulse.catalogue.Group;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// All layouts that a store's blobs name, and the one of each group that is written now. Immutable
/// once filled.
final class Layouts {
    private @Nullable Layout[] byId = new @Nullable Layout[128];
    private int maxId;
    private final Map<Group, Layout> now = new EnumMap<>(Group.class);
    private final Map<Group, List<Integer>> ids = new EnumMap<>(Group.class);

    /// Adds a layout as it was written.
    void add(int id, String name, String text) {
        Layout layout = Layout.of(id, name, text);
        maxId = Math.max(maxId, id);
        if (id >= byId.length) {
            byId = Arrays.copyOf(byId, Math.max(id + 1, byId.length * 2));
        }
        byId[id] = layout;
        layout.group()
                .ifPresent(
                        group -> {
                            ids.computeIfAbsent(group, _ -> new ArrayList<>()).add(id);
                            if (text.equals(Layout.text(group))) {
                                now.put(group, layout);
                            }
                        });
    }

    /// Whether a group's columns of now have a layout.
    boolean has(Group group) {
        return now.containsKey(group);
    }

    int maxId() {
        return maxId;
    }

    /// The layout that a group is written in.
    Layout of(Group group) {
        Layout layout = now.get(group);
        if (layout == null) {
            throw new IllegalStateException(group + " has no layout");
        }
        return layout;
    }

    /// A layout by its id.
    Layout of(int id) {
        Layout layout = id < byId.length ? byId[id] : null;
        if (layout == null) {
            throw new BrokenBlob("layout " + id + " is not known");
        }
        return layout;
    }

    /// The ids of all layouts that a group was ever written in.
    List<Integer> ids(Group group) {
        return ids.getOrDefault(group, List.of());
    }
}
