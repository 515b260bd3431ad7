package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// Received packets by CPU. Source: `/proc/net/softnet_stat`, the kernel's `softnet_seq_show`;
/// hexadecimal there.
public enum Softnet implements Column {
    CPU(label("cpu", "the line's number", "The CPU's number, by the order of the lines.")),
    PROCESSED(counter("processed", COUNT, 0, "column 1", "Packets processed.")),
    DROPPED(
            counter(
                    "dropped",
                    COUNT,
                    0,
                    "column 2",
                    "Packets dropped because the queue was full.")),
    TIMES_SQUEEZED(
            counter(
                    "times_squeezed",
                    COUNT,
                    0,
                    "column 3",
                    "How often the time or the budget ran out with packets" + " left.")),
    RECEIVED_RPS(
            counter(
                    "received_rps",
                    COUNT,
                    0,
                    "column 10",
                    "Times that another CPU woke this one for packets.")),
    FLOW_LIMIT(
            counter(
                    "flow_limit_count",
                    COUNT,
                    0,
                    "column 11",
                    "Packets dropped because one flow had too many."));

    private final Field field;

    Softnet(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
