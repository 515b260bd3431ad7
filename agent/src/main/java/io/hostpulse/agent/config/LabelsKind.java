package io.hostpulse.agent.config;

import io.hostpulse.config.PatternsKind;
import io.hostpulse.config.Shown;
import io.hostpulse.config.TextKind;
import io.hostpulse.config.Unfit;
import io.hostpulse.config.ValueKind;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Labels of time series, `NAME=VALUE` each.
final class LabelsKind implements ValueKind<List<String>> {
    /// The most labels; every series has them all.
    static final int COUNT_MAX = 32;

    private static final int CHARS_MAX = 256;
    private static final PatternsKind LIST = new PatternsKind();

    /// Labels that every series has from elsewhere.
    private static final Set<String> TAKEN = Set.of("instance", "job");

    @Override
    public List<String> parse(String text) throws Unfit {
        return checked(LIST.parse(text));
    }

    @Override
    public boolean isList() {
        return true;
    }

    @Override
    public List<String> parseItems(List<String> items) throws Unfit {
        return checked(LIST.parseItems(items));
    }

    private static List<String> checked(List<String> items) throws Unfit {
        if (items.size() > COUNT_MAX) {
            throw new Unfit("a list of " + items.size() + " labels");
        }
        var names = new HashSet<String>();
        for (int i = 0; i < items.size(); i++) {
            String item = items.get(i);
            TextKind.check(item, CHARS_MAX);
            int equals = item.indexOf('=');
            String name = equals < 0 ? "" : item.substring(0, equals);
            if (!isName(name) || equals == item.length() - 1) {
                throw new Unfit("a list whose item " + (i + 1) + " is " + Shown.quoted(item), i);
            }
            if (TAKEN.contains(name) || !names.add(name)) {
                throw new Unfit(
                        "a list whose item "
                                + (i + 1)
                                + " gives "
                                + name
                                + ", which is given already",
                        i);
            }
        }
        return items;
    }

    /// `[a-zA-Z_][a-zA-Z0-9_]*`, but not what Prometheus keeps for itself.
    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean isWord = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            if (!isWord && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !name.isEmpty() && !name.startsWith("__");
    }

    @Override
    public String show(List<String> value) {
        return LIST.show(value);
    }

    @Override
    public String expected() {
        return "a list of at most "
                + COUNT_MAX
                + " labels NAME=VALUE, whose names are letters, digits and _, and neither instance"
                + " nor job";
    }
}
