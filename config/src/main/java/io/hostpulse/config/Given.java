package io.hostpulse.config;

import java.util.List;

/// What one source says of a key, before it is understood.
public sealed interface Given {
    Origin origin();

    /// A single value.
    record One(Origin origin, String text) implements Given {}

    /// A list.
    record Many(Origin origin, List<One> items) implements Given {
        List<String> texts() {
            String[] texts = new String[items.size()];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = items.get(i).text();
            }
            return List.of(texts);
        }
    }
}
