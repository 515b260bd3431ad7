package io.hostpulse.config;

import java.util.ArrayList;
import java.util.List;

/// Patterns of whole names: `*` stands for any characters, `?` for one, `#` for decimal digits. How
/// a name is compared with them is the matter of who filters.
public final class PatternsKind implements ValueKind<List<String>> {
    /// The most patterns of one list.
    public static final int COUNT_MAX = 256;

    /// The longest pattern, in characters.
    public static final int LENGTH_MAX = 256;

    /// An empty text is an empty list.
    @Override
    public List<String> parse(String text) throws Unfit {
        var items = new ArrayList<String>();
        int start = 0;
        while (!text.isEmpty() && start <= text.length()) {
            int comma = text.indexOf(',', start);
            int end = comma < 0 ? text.length() : comma;
            items.add(text.substring(start, end).strip());
            start = end + 1;
        }
        return parseItems(items);
    }

    @Override
    public boolean isList() {
        return true;
    }

    @Override
    public List<String> parseItems(List<String> items) throws Unfit {
        if (items.size() > COUNT_MAX) {
            throw new Unfit("a list of " + items.size() + " patterns");
        }
        for (int i = 0; i < items.size(); i++) {
            try {
                TextKind.check(items.get(i), LENGTH_MAX);
            } catch (Unfit e) {
                throw new Unfit("a list whose item " + (i + 1) + " is " + e.found(), i);
            }
        }
        return List.copyOf(items);
    }

    @Override
    public String show(List<String> value) {
        return String.join(",", value);
    }

    @Override
    public String expected() {
        return "a list of at most "
                + COUNT_MAX
                + " patterns of 1 to "
                + LENGTH_MAX
                + " characters (* stands for any characters, ? for one, # for digits)";
    }
}
