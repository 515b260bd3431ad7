package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Field.text;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// A software RAID array. Source: `/proc/mdstat`, the kernel's `md_seq_show`.
public enum Md implements Column {
    DEVICE(label("device", "first word", "The array.")),
    STATE(
            text(
                    "state",
                    "the words of its lines",
                    "active, inactive, recovering, resync or check.")),
    DISKS_ACTIVE(gauge("disks_active", COUNT, 0, "[n/m], second number", "Disks at work.")),
    DISKS_FAILED(gauge("disks_failed", COUNT, 0, "disks with (F)", "Disks that have failed.")),
    DISKS_SPARE(gauge("disks_spare", COUNT, 0, "disks with (S)", "Disks that wait to take over.")),
    DISKS_REQUIRED(
            gauge(
                    "disks_required",
                    COUNT,
                    0,
                    "[n/m], first number",
                    "Disks that the array is made of.")),
    BLOCKS(gauge("blocks", COUNT, 0, "blocks", "Its size, in blocks of 1,024 bytes.")),
    BLOCKS_SYNCED(
            gauge(
                    "blocks_synced",
                    COUNT,
                    0,
                    "recovery or resync, (n/m)",
                    "Blocks that are the same on all disks."));

    private final Field field;

    Md(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
