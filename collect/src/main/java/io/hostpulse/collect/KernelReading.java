package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Status;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.LongSupplier;

/// The call of the cheap task: all collectors one after another, into a reading of its own.
final class KernelReading implements CollectTask.Call {
    private static final Group[] GROUPS = Group.values();

    private final Collector[] collectors;
    private final FilesystemCollector filesystems;
    private final LongSupplier nanoTime;
    private Reading current = new Reading();
    private @Nullable Reading spare;

    /// @param collectors run in this order, before the file systems
    KernelReading(
            List<Collector> collectors, FilesystemCollector filesystems, LongSupplier nanoTime) {
        this.collectors = collectors.toArray(Collector[]::new);
        this.filesystems = filesystems;
        this.nanoTime = nanoTime;
    }

    @Override
    public void run() {
        current.clear();
        for (Collector collector : collectors) {
            collect(collector);
        }
        collect(filesystems);
        current.mounts = filesystems.mounts();
    }

    /// A collector says itself what it could not read; what it throws is a fault of its own, which
    /// costs the groups that it did not fill.
    private void collect(Collector collector) {
        Snapshot into = current.snapshot;
        int before = collected(into);
        long started = nanoTime.getAsLong();
        try {
            collector.collect(into);
        } catch (RuntimeException e) {
            current.failure = current.failure == null ? e : current.failure;
        }
        long micros = (nanoTime.getAsLong() - started) / 1_000;
        int added = collected(into) & ~before;
        for (Group group : GROUPS) {
            Status status = into.status(group);
            if ((added & (1 << group.ordinal())) != 0 && status.micros() == 0) {
                status.collected(micros);
            }
        }
    }

    private static int collected(Snapshot snapshot) {
        int groups = 0;
        for (Group group : GROUPS) {
            if (snapshot.status(group).isCollected()) {
                groups |= 1 << group.ordinal();
            }
        }
        return groups;
    }

    /// The last reading. The caller's while the task does not run.
    Reading reading() {
        return current;
    }

    /// Keeps the last reading for the caller while the next run fills another.
    Reading keep() {
        Reading kept = current;
        current = spare == null ? new Reading() : spare;
        spare = kept;
        return kept;
    }

    @Override
    public void release() {
        for (Collector collector : collectors) {
            collector.close();
        }
        filesystems.close();
    }
}
