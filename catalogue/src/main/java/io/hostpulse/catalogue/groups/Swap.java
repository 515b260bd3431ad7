package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Unit.BYTES;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// Swap space. Source: `/proc/meminfo`.
public enum Swap implements Column {
    TOTAL(gauge("total", BYTES, 0, "SwapTotal", "Swap space.")),
    FREE(gauge("free", BYTES, 0, "SwapFree", "Swap space that nobody uses.")),
    USED(gauge("used", BYTES, 0, "SwapTotal - SwapFree", "Swap space in use.")),
    CACHED(
            gauge(
                    "cached",
                    BYTES,
                    0,
                    "SwapCached",
                    "Swapped-out pages that are in memory again and still in swap."));

    private final Field field;

    Swap(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
