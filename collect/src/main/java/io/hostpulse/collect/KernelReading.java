package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Status;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.LongSupplier;

/// The call of the cheap task: all collectors one after another, into a reading of its own.
final class KernelReading implements CollectTask.Call {
    private static final Group[] FILESYSTEM = {Group.FILESYSTEM};

    private final Collector[] collectors;
    private final Group[][] groups;
    private final FilesystemCollector filesystems;
    private final LongSupplier nanoTime;
    private Reading current = new Reading();
    private @Nullable Reading spare;

    /// @param collectors run in this order, before the file systems
    KernelReading(
            List<Collector> collectors, FilesystemCollector filesystems, LongSupplier nanoTime) {
        this.collectors = collectors.toArray(Collector[]::new);
        this.groups = new Group[collectors.size()][];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = collectors.get(i).groups().toArray(Group[]::new);
        }
        this.filesystems = filesystems;
        this.nanoTime = nanoTime;
    }

    @Override
    public void run() {
        current.clear();
        for (int i = 0; i < collectors.length; i++) {
            collect(collectors[i], groups[i]);
        }
        collect(filesystems, FILESYSTEM);
        current.mounts = filesystems.mounts();
    }

    /// A collector says itself what it could not read; what it throws is a fault of its own, which
    /// costs the groups that it did not fill.
    private void collect(Collector collector, Group[] groups) {
        Snapshot into = current.snapshot;
        long started = nanoTime.getAsLong();
        try {
            collector.collect(into);
        } catch (RuntimeException e) {
            current.failure = current.failure == null ? e : current.failure;
        }
        long micros = (nanoTime.getAsLong() - started) / 1_000;
        for (Group group : groups) {
            Status status = into.status(group);
            if (status.isCollected() && status.micros() == 0) {
                status.collected(micros);
            }
        }
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
