package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.MonotonicClock;
import io.hostpulse.catalogue.Snapshot;

import java.util.List;

/// A collector of what hardly ever changes, such as the machine's maker: read now and then, and
/// shown as it was read in between.
final class SeldomCollector implements Collector {
    private final Collector collector;
    private final long periodNanos;
    private final MonotonicClock nanoTime;
    private final Snapshot kept = new Snapshot();
    private boolean isKept;
    private long readNanos;

    /// @param periodNanos how old a reading may become
    SeldomCollector(Collector collector, long periodNanos, MonotonicClock nanoTime) {
        this.collector = collector;
        this.periodNanos = periodNanos;
        this.nanoTime = nanoTime;
    }

    @Override
    public List<Group> groups() {
        return collector.groups();
    }

    @Override
    public void collect(Snapshot into) {
        long now = nanoTime.getAsLong();
        if (!isKept || now - readNanos >= periodNanos) {
            isKept = false;
            for (Group group : groups()) {
                kept.table(group).clear();
                kept.status(group).clear();
            }
            collector.collect(kept);
            isKept = true;
            readNanos = now;
        }
        for (Group group : groups()) {
            into.table(group).copyFrom(kept.table(group));
            into.status(group).copyFrom(kept.status(group));
        }
    }

    @Override
    public void close() {
        collector.close();
    }
}
