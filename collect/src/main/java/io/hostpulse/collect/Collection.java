package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.MonotonicClock;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Status;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The front door: reads every group that the kernel gives, once a tick, whatever hangs.
///
/// All cheap files together, and each mount that may block, are tasks of a [CollectPool]. The cheap
/// files are read by the tick's own thread, without the price of two wake-ups, as long as each is
/// proven to wait for nothing but the kernel's memory ([Collector#answersAtOnce()]). A tick waits
/// for them for a *grace* ([Grace]: 50 ms, at most 5 % of the interval); what has not ended then is
/// said in this message (`timeout`) and goes on behind. A call that ends before its timeout gives
/// its answer to the next message, once, and only if that one has no newer answer by its own grace
/// (`partial`). After the timeout (80 % of the interval, at most the configured one) the call is
/// stuck, and its target is reported as `timeout` until it returns.
///
/// Confined to one thread, but [#stuckThreads()], which any thread may ask. In the steady state a
/// tick allocates nothing.
public final class Collection implements AutoCloseable {
    private static final Group[] GROUPS = Group.values();

    /// So many readings in a row by the tick's own thread that took longer than the grace are taken
    /// to say that the kernel is slow. A single one only lacked a CPU, most likely.
    private static final int SLOW_READINGS = 3;

    /// For so many ticks the pool reads the kernel's files then.
    private static final int SLOW_TICKS = 60;

    private final MonotonicClock nanoTime;
    private final long timeoutMaxNanos;
    private final Grace grace;
    private final CollectPool pool;
    private final NativeCalls calls;
    private final Overdue overdue;
    private final KernelReading kernel;
    private final FilesystemCollector filesystems;
    private final Tempos tempos;
    private final CollectTask cheap;
    private final ArrayList<CollectTask> tasks = new ArrayList<>();
    private final ArrayList<RemoteMount> remotes = new ArrayList<>();
    private final SideTask[] sides;
    private final boolean[] expected = new boolean[GROUPS.length];
    private List<MountedSpace> mounts = List.of();
    private OtherPlaces otherPlaces = OtherPlaces.NONE;
    private @Nullable Reading kept;
    private int slowReadings;
    private int slowTicks;
    private boolean first = true;
    private boolean closed;

    /// @param nanoTime the monotonic clock
    public Collection(CollectOptions options, Roots roots, MonotonicClock nanoTime) {
        this(options, roots, nanoTime, new BlockDevices(), new NativeCalls(), Grace.DEFAULT);
    }

    /// A collection for readings by hand: it waits for each up to a second, and never more than 5 %
    /// of the interval that it is told.
    public static Collection patient(CollectOptions options, Roots roots, MonotonicClock nanoTime) {
        return new Collection(
                options, roots, nanoTime, new BlockDevices(), new NativeCalls(), Grace.PATIENT);
    }

    private Collection(
            CollectOptions options,
            Roots roots,
            MonotonicClock nanoTime,
            BlockDevices devices,
            NativeCalls calls,
            Grace grace) {
        this(
                options,
                roots,
                nanoTime,
                KernelCollectors.of(options, roots, devices, calls),
                devices,
                new HostSpace(calls),
                calls,
                grace);
    }

    /// @param collectors the cheap ones, in the order in which they run
    /// @param devices filled by one of them
    /// @param probes where the sizes of file systems come from
    /// @param calls bound after the first tick
    Collection(
            CollectOptions options,
            Roots roots,
            MonotonicClock nanoTime,
            List<Collector> collectors,
            DeviceNames devices,
            SpaceProbe.Source probes,
            NativeCalls calls,
            Grace grace) {
        this.nanoTime = nanoTime;
        this.timeoutMaxNanos = options.timeoutMax().toNanos();
        this.grace = grace;
        this.pool = new CollectPool(options.threads(), nanoTime);
        this.overdue = new Overdue(pool, options.threads());
        this.calls = calls;
        this.filesystems = new FilesystemCollector(options, roots, devices, probes, nanoTime);
        this.kernel = new KernelReading(collectors, filesystems, calls, nanoTime);
        this.cheap = new CollectTask("kernel", false, kernel);
        this.sides = DeviceCollectors.of(options, roots, nanoTime).toArray(new SideTask[0]);
        List<Tempo> all = kernel.tempos();
        for (Group group : GROUPS) {
            expected[group.ordinal()] =
                    group.origin() == Group.Origin.RAW && options.collects(group);
        }
        for (SideTask side : sides) {
            all.add(side.tempo());
            side.groups().forEach(group -> expected[group.ordinal()] = false);
        }
        this.tempos = new Tempos(all);
    }

    /// Collects one tick.
    ///
    /// @param into cleared by the caller; only groups that are collected here are changed. Tables
    ///   taken from it before are not its own afterwards
    /// @param interval the time between ticks
    public void collect(Snapshot into, Duration interval) {
        if (closed) {
            return;
        }
        long intervalNanos = interval.toNanos();
        long timeout = Math.min(timeoutMaxNanos, intervalNanos / 5 * 4);
        long wait = grace.nanos(intervalNanos);
        keepLateAnswers();
        pool.tick();
        long started = nanoTime.getAsLong();
        if (answersAtOnce()) {
            findRemoteTasks();
            boolean isAlone = tasks.isEmpty() && pool.isQuiet();
            if (!isAlone) {
                pool.start(tasks, timeout);
            }
            readHere(wait, timeout);
            if (!isAlone) {
                pool.await(tasks, started + wait);
            }
        } else {
            findRemoteTasks();
            // The first, so that it has one of the threads that there are.
            tasks.addFirst(cheap);
            pool.run(tasks, first ? grace.firstNanos(intervalNanos) : wait, timeout);
        }
        Reading reading = takeReading(into, wait);
        otherPlaces = reading == null ? OtherPlaces.NONE : reading.otherPlaces;
        if (reading != null && !reading.mounts.equals(mounts)) {
            List<CollectTask> added = follow(reading.mounts);
            long left = first ? wait : started + wait - nanoTime.getAsLong();
            pool.run(added, Math.max(left, 0), timeout);
        }
        takeAnswers(reading, into, wait);
        for (SideTask side : sides) {
            side.report(pool, into, overdue, wait, nanoTime.getAsLong());
        }
        if (first) {
            calls.bind();
            first = false;
        }
    }

    /// Where the file systems of the last collection are mounted besides, if the options want that;
    /// by their row of `filesystem`, until one is taken out.
    public OtherPlaces otherPlaces() {
        return otherPlaces;
    }

    /// How many threads wait in calls that have outlived their timeout.
    public int stuckThreads() {
        return pool.stuckThreads();
    }

    /// Reads what is dearest at half as many ticks as before, since it was asked last.
    ///
    /// @param why what the statuses of its groups say where they are left out
    /// @return what is read how often now; empty when nothing can be slowed any more
    public Optional<String> slowDearest(String why) {
        return tempos.slowDearest(why);
    }

    /// Reads what is slowed most twice as often.
    ///
    /// @return what is read how often now; empty when nothing is slowed
    public Optional<String> quickenSlowest() {
        return tempos.quickenSlowest();
    }

    /// Ends the threads and closes the files; a call that is stuck closes its own when it returns.
    /// Waits a quarter of a second at most.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        pool.close();
        pool.retire(cheap);
        for (RemoteMount remote : remotes) {
            pool.retire(remote.task());
        }
        for (SideTask side : sides) {
            pool.retire(side.task());
        }
    }

    /// Whether the kernel's files are read by this thread: all of them are the kernel's own, and
    /// they were not slow a short time ago.
    private boolean answersAtOnce() {
        if (slowTicks > 0) {
            slowTicks--;
            return false;
        }
        return pool.state(cheap) == CollectTask.State.IDLE
                && !Thread.currentThread().isInterrupted()
                && kernel.answersAtOnce();
    }

    private void readHere(long wait, long timeout) {
        pool.runHere(cheap, timeout);
        slowReadings = cheap.tookNanos() > wait ? slowReadings + 1 : 0;
        if (slowReadings == SLOW_READINGS) {
            slowReadings = 0;
            slowTicks = SLOW_TICKS;
        }
    }

    private void findRemoteTasks() {
        tasks.clear();
        for (int i = 0; i < remotes.size(); i++) {
            if (remotes.get(i).mounted) {
                tasks.add(remotes.get(i).task());
            }
        }
        for (SideTask side : sides) {
            if (side.isDue()) {
                tasks.add(side.task());
            }
        }
    }

    /// Takes what ended since the last tick's grace. A late answer that failed by a fault of ours
    /// is not worth keeping: the call is made again now.
    private void keepLateAnswers() {
        kept = null;
        if (pool.take(cheap) && cheap.failure == null) {
            kept = kernel.keep();
            kept.tookNanos = cheap.tookNanos();
        }
        for (SideTask side : sides) {
            side.begin(pool);
        }
        for (int i = 0; i < remotes.size(); i++) {
            RemoteMount remote = remotes.get(i);
            remote.late = false;
            if (pool.take(remote.task()) && remote.task().failure == null) {
                remote.keep();
            }
        }
    }

    /// The reading that this message shows, handed over to it; null when there is none.
    private @Nullable Reading takeReading(Snapshot into, long wait) {
        boolean taken = pool.take(cheap);
        if (taken && cheap.failure != null) {
            markExpected(into, State.FAILED, cheap.failure.toString());
            return null;
        }
        Reading reading = taken ? kernel.reading() : kept;
        if (reading == null) {
            markExpected(into, State.TIMEOUT, overdue.why(cheap, wait, nanoTime.getAsLong()));
            return null;
        }
        handOver(reading, into);
        if (!taken) {
            markExpected(into, State.PARTIAL, Overdue.late(reading.tookNanos));
        } else if (!pool.isFresh(cheap)) {
            markExpected(into, State.PARTIAL, Overdue.late(cheap.tookNanos()));
        }
        return reading;
    }

    private void handOver(Reading reading, Snapshot into) {
        Snapshot read = reading.snapshot;
        if (reading.failure != null) {
            for (int i = 0; i < GROUPS.length; i++) {
                if (expected[i] && !read.isCollected(GROUPS[i])) {
                    into.status(GROUPS[i]).worsen(State.FAILED, reading.failure.toString());
                }
            }
        }
        for (int i = read.nextStatus(0); i < Snapshot.NONE; i = read.nextStatus(i + 1)) {
            if (read.isCollected(GROUPS[i])) {
                expected[i] = true;
                into.exchange(GROUPS[i], read);
            }
        }
    }

    private void markExpected(Snapshot into, State state, String why) {
        for (Group group : GROUPS) {
            if (expected[group.ordinal()]) {
                into.status(group).worsen(state, why);
            }
        }
    }

    /// Takes over a new list of mounts and returns the tasks of those that are new.
    private List<CollectTask> follow(List<MountedSpace> found) {
        mounts = found;
        tasks.clear();
        for (RemoteMount remote : remotes) {
            remote.mounted = false;
        }
        for (int row = 0; row < found.size(); row++) {
            if (found.get(row).mayBlock()) {
                follow(found.get(row), row);
            }
        }
        return tasks;
    }

    private void follow(MountedSpace space, int row) {
        RemoteMount remote = null;
        for (RemoteMount known : remotes) {
            if (known.mount().isSameMount(space.mount())) {
                remote = known;
            }
        }
        if (remote == null) {
            remote = new RemoteMount(space);
            remotes.add(remote);
            tasks.add(remote.task());
        }
        remote.mounted = true;
        remote.row = row;
    }

    private void takeAnswers(@Nullable Reading reading, Snapshot into, long wait) {
        boolean gone = false;
        for (int i = 0; i < remotes.size(); i++) {
            RemoteMount remote = remotes.get(i);
            boolean taken = pool.take(remote.task());
            gone |= !remote.mounted;
            if (remote.mounted && reading != null && !reading.isWithoutFilesystems) {
                report(remote, taken, into, wait);
            }
        }
        if (gone) {
            remotes.removeIf(
                    remote ->
                            !remote.mounted && pool.state(remote.task()) == CollectTask.State.IDLE);
        }
    }

    private void report(RemoteMount remote, boolean taken, Snapshot into, long wait) {
        Status status = into.status(Group.FILESYSTEM);
        CollectTask task = remote.task();
        if (taken && task.failure != null) {
            status.target(task.name(), State.FAILED, task.failure.toString());
        } else if (taken) {
            fill(remote, remote.answer(), into);
            if (!pool.isFresh(task)) {
                status.target(task.name(), State.PARTIAL, Overdue.late(task.tookNanos()));
            }
        } else if (remote.late) {
            fill(remote, remote.kept(), into);
            status.target(task.name(), State.PARTIAL, Overdue.late(remote.lateNanos));
        } else {
            long now = nanoTime.getAsLong();
            status.target(task.name(), State.TIMEOUT, overdue.why(task, wait, now));
        }
    }

    private void fill(RemoteMount remote, Space answer, Snapshot into) {
        mounts.get(remote.row)
                .fill(
                        into.table(Group.FILESYSTEM),
                        remote.row,
                        answer,
                        into.status(Group.FILESYSTEM));
        if (answer.error == Errno.ENOENT || answer.error == Errno.ESTALE) {
            filesystems.readSoon();
        }
    }
}
