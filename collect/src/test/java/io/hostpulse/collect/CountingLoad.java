package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.groups.Load;

import java.util.List;

/// A collector that counts its calls in `load.w1_avg`, and hangs while its gate is shut.
final class CountingLoad implements Collector {
    final Gate gate = new Gate();
    private long loads;

    @Override
    public List<Group> groups() {
        return List.of(Group.LOAD);
    }

    @Override
    public void collect(Snapshot into) {
        gate.run();
        loads++;
        int row = into.table(Group.LOAD).addRow();
        into.table(Group.LOAD).set(row, Load.W1_AVG, loads);
        into.status(Group.LOAD).collected(0);
    }

    @Override
    public void close() {
        gate.release();
    }
}
