package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.MonotonicClock;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Status;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The call of the cheap task: all collectors one after another, into a reading of its own.
final class KernelReading implements CollectTask.Call {
    /// How long a look at all open files is not repeated.
    private static final long LOOK_NANOS = 60_000_000_000L;

    private static final Group[] FILESYSTEM = {Group.FILESYSTEM};

    private final Collector[] collectors;
    private final Group[][] groups;
    private final Tempo[] tempos;
    private final Tempo filesystemsTempo = new Tempo(FILESYSTEM);
    private final FilesystemCollector filesystems;
    private final NativeCalls calls;
    private final MonotonicClock nanoTime;
    private Reading current = new Reading();
    private @Nullable Reading spare;
    private boolean atOnce;
    private boolean lookedUp;
    private long lookedUpNanos;

    /// @param collectors run in this order, before the file systems
    /// @param calls whose being ready is waited for before open files are looked at
    KernelReading(
            List<Collector> collectors,
            FilesystemCollector filesystems,
            NativeCalls calls,
            MonotonicClock nanoTime) {
        this.collectors = collectors.toArray(new Collector[0]);
        this.groups = new Group[collectors.size()][];
        this.tempos = new Tempo[groups.length];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = collectors.get(i).groups().toArray(new Group[0]);
            tempos[i] = new Tempo(groups[i]);
        }
        this.filesystems = filesystems;
        this.calls = calls;
        this.nanoTime = nanoTime;
    }

    /// How often each of the collectors reads.
    List<Tempo> tempos() {
        List<Tempo> all = new ArrayList<>(List.of(tempos));
        all.add(filesystemsTempo);
        return all;
    }

    /// Decides about the next run: whether all that it reads answers at once, so that the thread
    /// that must not hang may do it. Asked while the task does not run; holds for one run.
    boolean answersAtOnce() {
        for (int i = 0; i < collectors.length; i++) {
            if (!collectors[i].answersAtOnce()) {
                return false;
            }
        }
        atOnce = filesystems.answersAtOnce();
        return atOnce;
    }

    @Override
    public void run() {
        boolean mustNotWait = atOnce;
        atOnce = false;
        filesystems.keepTable(mustNotWait);
        readAll();
        if (!mustNotWait && calls.hasStatvfs()) {
            lookUp();
        }
    }

    /// Looks at the files that are open and not known to be procfs's own: a minute may pass until
    /// one that was opened anew is looked at.
    private void lookUp() {
        long now = nanoTime.getAsLong();
        if (lookedUp && now - lookedUpNanos < LOOK_NANOS) {
            return;
        }
        lookedUp = true;
        lookedUpNanos = now;
        var open = new OpenFiles();
        for (Collector collector : collectors) {
            collector.lookUp(open);
        }
        filesystems.lookUp(open);
    }

    private void readAll() {
        current.clear();
        for (int i = 0; i < collectors.length; i++) {
            collect(collectors[i], groups[i], tempos[i]);
        }
        current.isWithoutFilesystems = !collect(filesystems, FILESYSTEM, filesystemsTempo);
        current.mounts = filesystems.mounts();
        current.otherPlaces = filesystems.otherPlaces();
    }

    /// A collector says itself what it could not read; what it throws is a fault of its own, which
    /// costs the groups that it did not fill.
    ///
    /// @return whether it reads at this tick
    private boolean collect(Collector collector, Group[] groups, Tempo tempo) {
        Snapshot into = current.snapshot;
        if (!tempo.isDue()) {
            tempo.leaveOut(into);
            return false;
        }
        long started = nanoTime.getAsLong();
        try {
            collector.collect(into);
        } catch (RuntimeException e) {
            current.failure = current.failure == null ? e : current.failure;
        }
        long nanos = nanoTime.getAsLong() - started;
        tempo.took(nanos);
        long micros = nanos / 1_000;
        for (Group group : groups) {
            Status status = into.status(group);
            if (status.isCollected() && status.micros() == 0) {
                status.collected(micros);
            }
        }
        return true;
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
