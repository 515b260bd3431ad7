package io.hostpulse.catalogue.prometheus;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Kind;
import io.hostpulse.catalogue.Unit;

import java.util.ArrayList;
import java.util.List;

/// The catalogue under names of its own: `hostpulse_GROUP_FIELD_UNIT`, with `_total` for counters.
/// A group's labels are labels; its other texts stand in `hostpulse_GROUP_info`. The groups of the
/// stage 1 document are left out: they say again, in units that Prometheus does not use, what the
/// raw groups say.
public final class OwnFamilies {
    /// Every family, in the catalogue's order.
    public static final List<Family> ALL = all();

    private OwnFamilies() {}

    private static List<Family> all() {
        var to = new Families();
        for (Group group : Group.values()) {
            if (group.origin() == Group.Origin.DERIVED) {
                continue;
            }
            to.of(group.word(), group);
            List<Object> texts = new ArrayList<>();
            for (Column column : group.columns()) {
                Field field = column.field();
                if (field.kind() == Kind.TEXT) {
                    texts.add(column);
                    texts.add(field.name());
                } else if (field.kind() == Kind.COUNTER) {
                    to.counter(name(group, field) + "_total", column);
                } else if (field.kind() == Kind.GAUGE) {
                    to.gauge(name(group, field), column);
                }
            }
            if (!texts.isEmpty()) {
                to.info("hostpulse_" + group.word() + "_info", group.help(), texts.toArray());
            }
        }
        return to.list();
    }

    /// The name of a field, without a counter's end. Prometheus' own checks want base units, no
    /// abbreviations, and `count` and `total` only where they mean what they mean there.
    static String name(Group group, Field field) {
        String name = "hostpulse_" + group.word() + "_" + bare(field);
        boolean isMillis = field.unit() == Unit.MILLISECONDS;
        String unit = isMillis ? Unit.SECONDS.word() : field.unit().word();
        boolean isSaid = unit.isEmpty() || name.endsWith("_" + unit);
        return isSaid ? name : name + "_" + unit;
    }

    private static String bare(Field field) {
        return switch (field.name()) {
            case "cpu_ms" -> "cpu";
            case "cpu_count" -> "cpus";
            case "hugepages_total" -> "hugepages";
            case "s_reclaimable" -> "slab_reclaimable";
            case "s_unreclaim" -> "slab_unreclaimable";
            case "sec_page_tables" -> "secondary_page_tables";
            default -> field.name();
        };
    }
}
