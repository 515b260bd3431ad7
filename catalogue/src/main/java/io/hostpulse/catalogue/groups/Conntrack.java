package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// Connections that the packet filter follows. Source: `/proc/sys/net/netfilter/nf_conntrack_*`,
/// `/proc/net/stat/nf_conntrack`, summed over CPUs.
public enum Conntrack implements Column {
    ENTRIES(gauge("entries", COUNT, 0, "nf_conntrack_count", "Connections followed.")),
    ENTRIES_LIMIT(
            gauge(
                    "entries_limit",
                    COUNT,
                    0,
                    "nf_conntrack_max",
                    "Connections that can be followed.")),
    FOUND(counter("found", COUNT, 0, "found", "Look-ups that found a connection.")),
    INVALID(counter("invalid", COUNT, 0, "invalid", "Packets that cannot be followed.")),
    IGNORE(counter("ignore", COUNT, 0, "ignore", "Packets that belong to a connection already.")),
    INSERT(counter("insert", COUNT, 0, "insert", "Connections added.")),
    INSERT_FAILED(
            counter(
                    "insert_failed",
                    COUNT,
                    0,
                    "insert_failed",
                    "Connections that could not be added.")),
    DROP(
            counter(
                    "drop",
                    COUNT,
                    0,
                    "drop",
                    "Packets dropped because a connection could not be added.")),
    EARLY_DROP(counter("early_drop", COUNT, 0, "early_drop", "Connections dropped to make room.")),
    SEARCH_RESTART(counter("search_restart", COUNT, 0, "search_restart", "Look-ups begun anew."));

    private final Field field;

    Conntrack(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
