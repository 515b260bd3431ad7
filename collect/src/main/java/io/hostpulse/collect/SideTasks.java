package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.MonotonicClock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Tasks of collectors being put together, a list of collectors for each. What nobody wants is not
/// even made: its class is not loaded and it has no buffers. Confined to one thread.
final class SideTasks {
    private final CollectOptions options;
    private final MonotonicClock nanoTime;
    private final List<SideTask> tasks = new ArrayList<>();
    private final List<Collector> collectors = new ArrayList<>();

    SideTasks(CollectOptions options, MonotonicClock nanoTime) {
        this.options = options;
        this.nanoTime = nanoTime;
    }

    /// Whether one of these groups is wanted.
    boolean want(Group... groups) {
        for (Group group : groups) {
            if (options.collects(group)) {
                return true;
            }
        }
        return false;
    }

    /// One more collector of the next task.
    void add(Collector collector) {
        collectors.add(collector);
    }

    /// One more collector of the next task, for what changes so rarely that a reading may be shown
    /// for so long.
    void add(Collector collector, Duration age) {
        add(new SeldomCollector(collector, age.toNanos(), nanoTime));
    }

    /// Makes a task of the collectors that were added, if there are any.
    ///
    /// @param name what they read, as statuses name it
    void end(String name) {
        if (!collectors.isEmpty()) {
            tasks.add(new SideTask(name, collectors, nanoTime));
            collectors.clear();
        }
    }

    /// The tasks that were made.
    List<SideTask> list() {
        return List.copyOf(tasks);
    }
}
