package io.hostpulse.config;

import java.util.ArrayList;
import java.util.List;

/// Where several programs listen that stand for one: a list of `HOST:PORT`.
///
/// @param atLeast how many there have to be; an empty list stands for none
public record AddressesKind(int atLeast) implements ValueKind<List<String>> {
    /// The most addresses of one list.
    public static final int COUNT_MAX = 64;

    @Override
    public List<String> parse(String text) throws Unfit {
        var items = new ArrayList<String>();
        int start = 0;
        while (!text.isEmpty() && start <= text.length()) {
            int comma = text.indexOf(',', start);
            int end = comma < 0 ? text.length() : comma;
            items.add(text.substring(start, end));
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
        if (items.size() < atLeast || items.size() > COUNT_MAX) {
            throw new Unfit("a list of " + items.size() + " addresses");
        }
        var addresses = new ArrayList<String>();
        for (int i = 0; i < items.size(); i++) {
            String text = items.get(i).strip();
            HostPort address = HostPort.of(text).orElse(null);
            if (address == null || address.port().orElse(0) == 0) {
                throw new Unfit("a list whose item " + (i + 1) + " is " + Shown.quoted(text), i);
            }
            addresses.add(address.text());
        }
        return List.copyOf(addresses);
    }

    @Override
    public String show(List<String> value) {
        return String.join(",", value);
    }

    @Override
    public String expected() {
        return "a list of "
                + atLeast
                + " to "
                + COUNT_MAX
                + " addresses, each HOST:PORT or [IPV6]:PORT";
    }
}
