package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.MonotonicClock;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;

import java.util.List;

/// Collectors of files that may block, with a task of their own: what hangs costs their groups and
/// no others. Belongs to the collecting thread, but for the call and what it fills.
final class SideTask {
    private final CollectTask task;
    private final Reading reading;
    private final Tempo tempo;
    private boolean isDue;
    private boolean isLate;
    private boolean isRepeatable;
    private long lateNanos;

    /// @param name what the collectors read, as statuses name it
    SideTask(String name, List<Collector> collectors, MonotonicClock nanoTime) {
        this.reading = new Reading(collectors, nanoTime);
        this.tempo = new Tempo(reading.groups.toArray(new Group[0]));
        this.task = CollectTask.sharing(name, reading);
    }

    CollectTask task() {
        return task;
    }

    /// The groups that it fills.
    List<Group> groups() {
        return reading.groups;
    }

    /// How often it reads.
    Tempo tempo() {
        return tempo;
    }

    /// Whether it reads at this tick.
    boolean isDue() {
        return isDue;
    }

    /// Begins a tick. Takes a call's answer that came after its message had left: it is for the
    /// next one.
    void begin(CollectPool pool) {
        isDue = tempo.isDue();
        isLate = pool.take(task) && task.failure == null;
        if (isLate) {
            lateNanos = task.tookNanos();
            reading.keep();
        }
    }

    /// Hands over what was read, or says why there is nothing.
    void report(CollectPool pool, Snapshot into, Overdue overdue, long wait, long now) {
        boolean isTaken = pool.take(task);
        if (isTaken && task.failure != null) {
            mark(into, State.FAILED, task.failure.toString());
        } else if (isTaken) {
            tempo.took(task.tookNanos());
            reading.keep();
            isRepeatable = true;
            handOver(into);
            if (!pool.isFresh(task)) {
                mark(into, State.PARTIAL, Overdue.late(task.tookNanos()));
            }
        } else if (isLate) {
            isRepeatable = false;
            handOver(into);
            mark(into, State.PARTIAL, Overdue.late(lateNanos));
        } else if (!isDue && pool.state(task) == CollectTask.State.IDLE) {
            tempo.leaveOut(into);
        } else if (isRepeatable && pool.state(task) != CollectTask.State.STUCK) {
            isRepeatable = false;
            handOver(into);
            String why = overdue.why(task, wait, now) + "; value of the previous tick";
            mark(into, State.PARTIAL, why);
        } else {
            isRepeatable = false;
            mark(into, State.TIMEOUT, overdue.why(task, wait, now));
        }
    }

    /// Copies the last reading that ended: it may be shown once more, when the next one is late.
    private void handOver(Snapshot into) {
        for (Group group : reading.groups) {
            into.table(group).copyFrom(reading.kept.table(group));
            into.status(group).copyFrom(reading.kept.status(group));
        }
    }

    private void mark(Snapshot into, State state, String why) {
        for (Group group : reading.groups) {
            into.status(group).worsen(state, why);
        }
    }

    private static final class Reading implements CollectTask.Call {
        private final List<Collector> collectors;
        private final List<Group> groups;
        private final MonotonicClock nanoTime;
        private Snapshot current = new Snapshot();
        private Snapshot kept = new Snapshot();

        Reading(List<Collector> collectors, MonotonicClock nanoTime) {
            this.nanoTime = nanoTime;
            this.collectors = List.copyOf(collectors);
            this.groups =
                    collectors.stream().flatMap(collector -> collector.groups().stream()).toList();
        }

        void keep() {
            Snapshot last = current;
            current = kept;
            kept = last;
        }

        @Override
        public void run() {
            for (Group group : groups) {
                current.table(group).clear();
                current.status(group).clear();
            }
            for (Collector collector : collectors) {
                long started = nanoTime.getAsLong();
                try {
                    collector.collect(current);
                } catch (RuntimeException e) {
                    // A fault of ours, which costs this collector's groups only.
                    for (Group group : collector.groups()) {
                        current.status(group).worsen(State.FAILED, e.toString());
                    }
                }
                long micros = (nanoTime.getAsLong() - started) / 1_000;
                for (Group group : collector.groups()) {
                    current.status(group).collected(micros);
                }
            }
        }

        @Override
        public void release() {
            collectors.forEach(Collector::close);
        }
    }
}
