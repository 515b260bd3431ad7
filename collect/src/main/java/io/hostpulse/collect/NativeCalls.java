package io.hostpulse.collect;

/// Whether native calls are ready: [Statvfs], [ProcessClock], [BootClock] and [FileStatus].
///
/// Binding them costs as much CPU as starting the JVM, so it is done on a thread of its own after
/// the first message. Thread-safe, but for [#bind()], which belongs to the collecting thread.
final class NativeCalls {
    /// How long the binding waits, so that the first message leaves before it.
    private static final long DELAY_MILLIS = 200;

    /// How long after the binding the first pages are given back: the first messages are out, and
    /// most of what they took is not needed again.
    private static final long RELEASE_DELAY_MILLIS = 10_000;

    private volatile boolean statvfs;
    private volatile boolean clock;
    private volatile boolean refused;
    private boolean started;

    /// Begins the binding; later calls change nothing.
    void bind() {
        if (started) {
            return;
        }
        started = true;
        var thread =
                new Thread(
                        () -> {
                            try {
                                Thread.sleep(DELAY_MILLIS);
                                // First, for they bind calls, too: when the others are said to be
                                // bound, nothing is bound any more.
                                var spent = new SpentPages();
                                var huge = new HugePages();
                                bindNow();
                                releaseForEver(spent, huge);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "collect-bind");
        thread.setDaemon(true);
        thread.start();
    }

    private static void releaseForEver(SpentPages spent, HugePages huge)
            throws InterruptedException {
        Thread.sleep(RELEASE_DELAY_MILLIS);
        while (true) {
            long wait = spent.look();
            huge.look();
            Thread.sleep(wait);
        }
    }

    /// Binds on the calling thread, with one real call each: the first is the one that links the
    /// binding, and it costs more than a tick's grace.
    void bindNow() {
        // The looks at open files are linked here too, before anybody counts on them.
        new OpenFiles.News(OpenFiles.NONE).any();
        OpenFiles.isSysfs(Roots.HOST.sysfs());
        OpenFiles.read(this, OpenFiles.NONE, 0, 0, 0);
        boolean hasStatvfs = Statvfs.isPresent() && statvfsAnswers();
        boolean hasClock = new ProcessClock().nanos() != ProcessClock.UNKNOWN;
        BootClock.bind();
        FileStatus.bind();
        // Said when all is bound: what binds still costs what a tick must not.
        statvfs = hasStatvfs;
        clock = hasClock;
        refused = !hasClock;
    }

    private static boolean statvfsAnswers() {
        var space = new Space();
        new Statvfs(new byte[] {'/'}).measure(space);
        return space.error == 0;
    }

    /// Whether [Statvfs] may be asked.
    boolean hasStatvfs() {
        return statvfs;
    }

    /// Whether [ProcessClock] may be asked.
    boolean hasClock() {
        return clock;
    }

    /// Whether the binding was tried and this system does not give the clock.
    boolean refusesClock() {
        return refused;
    }
}
