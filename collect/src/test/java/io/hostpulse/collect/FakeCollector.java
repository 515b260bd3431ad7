package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;

import java.util.List;
import java.util.function.Consumer;

/// A collector of one group that does what a test says.
record FakeCollector(Group group, Consumer<Snapshot> collecting) implements Collector {
    @Override
    public List<Group> groups() {
        return List.of(group);
    }

    @Override
    public void collect(Snapshot into) {
        collecting.accept(into);
    }

    @Override
    public void close() {}
}
