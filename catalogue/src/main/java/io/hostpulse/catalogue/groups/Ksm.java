package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Unit.BOOLEAN;
import static io.hostpulse.catalogue.Unit.COUNT;
import static io.hostpulse.catalogue.Unit.NONE;
import static io.hostpulse.catalogue.Unit.SECONDS;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// How the kernel merges equal pages. Source: `/sys/kernel/mm/ksm`, the kernel's
/// `Documentation/admin-guide/mm/ksm.rst`.
public enum Ksm implements Column {
    FULL_SCANS(
            counter(
                    "full_scans",
                    COUNT,
                    0,
                    "full_scans",
                    "How often all memory was looked through.")),
    MERGE_ACROSS_NODES(
            gauge(
                    "merge_across_nodes",
                    BOOLEAN,
                    0,
                    "merge_across_nodes",
                    "Whether pages of different nodes are merged.")),
    PAGES_SHARED(gauge("pages_shared", COUNT, 0, "pages_shared", "Pages that stand for several.")),
    PAGES_SHARING(gauge("pages_sharing", COUNT, 0, "pages_sharing", "Pages that they save.")),
    PAGES_TO_SCAN(
            gauge(
                    "pages_to_scan",
                    COUNT,
                    0,
                    "pages_to_scan",
                    "Pages that are looked at before it sleeps.")),
    PAGES_UNSHARED(
            gauge(
                    "pages_unshared",
                    COUNT,
                    0,
                    "pages_unshared",
                    "Pages that are looked at and have no like.")),
    PAGES_VOLATILE(
            gauge("pages_volatile", COUNT, 0, "pages_volatile", "Pages that change too fast.")),
    RUN(gauge("run", NONE, 0, "run", "0 off, 1 on, 2 off and all undone.")),
    SLEEP(gauge("sleep", SECONDS, 3, "sleep_millisecs", "How long it sleeps between."));

    private final Field field;

    Ksm(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
