package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Unit.LOAD;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// The load average: how many tasks ran or waited in uninterruptible sleep, damped over one, five
/// and fifteen minutes. Source: `/proc/loadavg`, proc_loadavg(5).
public enum Load implements Column {
    W1_AVG(gauge("w1_avg", LOAD, 2, "/proc/loadavg field 1", "Load average over 1 minute.")),
    W5_AVG(gauge("w5_avg", LOAD, 2, "/proc/loadavg field 2", "Load average over 5 minutes.")),
    W15_AVG(gauge("w15_avg", LOAD, 2, "/proc/loadavg field 3", "Load average over 15 minutes."));

    private final Field field;

    Load(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
