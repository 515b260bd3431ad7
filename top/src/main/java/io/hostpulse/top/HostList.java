package io.hostpulse.top;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/// Hosts in the page's order: the worst first, of equal ones those with more reasons, then by name.
/// Pure functions.
final class HostList {
    private HostList() {}

    /// A host and what is wrong with it.
    record Entry(Figures host, Health health) {}

    /// The hosts that are meant by what was typed, in order.
    static List<Entry> of(Shown.Hosts hosts, String search, Language language) {
        return hosts.hosts().stream()
                .map(
                        host ->
                                new Entry(
                                        host,
                                        Health.of(
                                                host,
                                                OptionalLong.of(hosts.serverMicros()),
                                                language)))
                .filter(entry -> isMeant(entry, search))
                .sorted(
                        Comparator.comparing((Entry entry) -> entry.health().level())
                                .thenComparingInt(entry -> -entry.health().reasons().size())
                                .thenComparing(entry -> entry.host().hostname())
                                .thenComparing(entry -> entry.host().agent()))
                .toList();
    }

    /// Whether every word stands somewhere.
    private static boolean isMeant(Entry entry, String search) {
        Figures host = entry.host();
        var all = new StringBuilder(host.hostname()).append('\n').append(host.agent());
        host.cluster().ifPresent(cluster -> all.append('\n').append(cluster));
        host.ip().ifPresent(ip -> all.append('\n').append(ip));
        host.kernel().ifPresent(kernel -> all.append('\n').append(kernel));
        entry.health().reasons().forEach(reason -> all.append('\n').append(reason.words()));
        String text = all.toString().toLowerCase(Locale.ROOT);
        for (String word : search.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /// Where the chosen host stands; 0 if it is not among them.
    static int place(List<Entry> entries, String chosen) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).host().agent().equals(chosen)) {
                return i;
            }
        }
        return 0;
    }
}
