package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// How memory was given out on a node, in pages since boot. Source:
/// `/sys/devices/system/node/nodeN/numastat`, the kernel's
/// `Documentation/admin-guide/numastat.rst`.
public enum NumaStat implements Column {
    NODE(label("node", "the directory's number", "The node.")),
    NUMA_HIT(counter("numa_hit", COUNT, 0, "numa_hit", "Given out here as it was wished.")),
    NUMA_MISS(
            counter(
                    "numa_miss",
                    COUNT,
                    0,
                    "numa_miss",
                    "Given out here although another node was wished.")),
    NUMA_FOREIGN(
            counter(
                    "numa_foreign",
                    COUNT,
                    0,
                    "numa_foreign",
                    "Wished here and given out elsewhere.")),
    INTERLEAVE_HIT(
            counter(
                    "interleave_hit",
                    COUNT,
                    0,
                    "interleave_hit",
                    "Given out here in turn with other nodes.")),
    LOCAL_NODE(
            counter(
                    "local_node",
                    COUNT,
                    0,
                    "local_node",
                    "Given out here to a task that ran here.")),
    OTHER_NODE(
            counter(
                    "other_node",
                    COUNT,
                    0,
                    "other_node",
                    "Given out here to a task that ran elsewhere."));

    private final Field field;

    NumaStat(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
