package io.hostpulse.agent;

import io.hostpulse.collect.LibcFunction;
import io.hostpulse.collect.NativeLongs;

import org.jspecify.annotations.Nullable;

import java.nio.ByteOrder;
import java.util.concurrent.locks.LockSupport;

/// Has whoever runs the flow sleep until a time, or until any other thread wakes it. A waking that
/// comes before the sleep ends it at once.
///
/// The Java runtime's own wait goes through some ten pages of the JVM's code and ten of the C
/// library's and of their data, which nothing else of a tick needs and which are cold once a
/// second. A call of ppoll(2) for an eventfd(2) does not. Until it is opened, and where the system
/// has none, it is the runtime's wait ([#own()] says whose).
///
/// `struct pollfd` is `fd` at 0, `events` at 4, `revents` at 6; `struct timespec` on 64-bit Linux
/// two longs, seconds and nanoseconds. Thread-safe; one thread at a time sleeps.
final class Sleeper implements AutoCloseable {
    private static final int EFD_CLOEXEC_NONBLOCK = 0x80000 | 0x800;
    private static final long POLLIN = 1;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /// What ppoll is given in memory: the descriptor and its events, and behind them the time.
    private static final int SECONDS = 1;

    private static final int NANOS = 2;
    private static final int STRUCT_LONGS = 3;

    /// A call fails when a signal comes; one that fails as often in turn does not work here.
    private static final int FAILURES_MAX = 3;

    private record Calls(
            LibcFunction create,
            LibcFunction poll,
            LibcFunction read,
            LibcFunction write,
            LibcFunction close) {
        static @Nullable Calls bind() {
            LibcFunction create = LibcFunction.bind("eventfd");
            LibcFunction poll = LibcFunction.bind("ppoll");
            LibcFunction read = LibcFunction.bind("read");
            LibcFunction write = LibcFunction.bind("write");
            LibcFunction close = LibcFunction.bind("close");
            return create == null || poll == null || read == null || write == null || close == null
                    ? null
                    : new Calls(create, poll, read, write, close);
        }
    }

    /// An event's descriptor and the memory for its calls.
    private static final class Event {
        private final Calls calls;
        private final int descriptor;
        private final NativeLongs question = new NativeLongs(STRUCT_LONGS);
        private final NativeLongs answer = new NativeLongs(1);
        private final NativeLongs one = new NativeLongs(1);
        private int failures;

        private Event(Calls calls, int descriptor) {
            this.calls = calls;
            this.descriptor = descriptor;
            boolean isLowestFirst = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
            question.set(
                    0,
                    isLowestFirst
                            ? POLLIN << 32 | descriptor
                            : (long) descriptor << 32 | POLLIN << 16);
            one.set(0, 1);
        }

        /// Sleeps. A call that fails is taken for a waking.
        private void sleep(long nanos) {
            question.set(SECONDS, nanos / NANOS_PER_SECOND);
            question.set(NANOS, nanos % NANOS_PER_SECOND);
            long at = question.address();
            int events = (int) calls.poll.callFor(this, at, 1, at + SECONDS * Long.BYTES, 0);
            if (events > 0) {
                calls.read.callFor(this, descriptor, answer.address(), Long.BYTES, 0);
            }
            failures = events < 0 ? failures + 1 : 0;
        }

        private void ring() {
            calls.write.callFor(this, descriptor, one.address(), Long.BYTES, 0);
        }

        private void close() {
            calls.close.call(descriptor);
        }
    }

    private volatile @Nullable Thread sleeping;
    private volatile @Nullable Event event;
    private boolean isClosed;

    /// Binds the system's calls, which costs some milliseconds of CPU. Called once at most.
    void open() {
        Calls calls = Calls.bind();
        int descriptor = calls == null ? -1 : (int) calls.create.call(0, EFD_CLOEXEC_NONBLOCK, 0);
        if (calls == null || descriptor < 0) {
            return;
        }
        Event opened = new Event(calls, descriptor);
        // The first call of each binding links it, which costs more than a tick may.
        opened.ring();
        opened.sleep(1);
        synchronized (this) {
            if (isClosed) {
                opened.close();
                return;
            }
            event = opened;
            // A waking just before was for the runtime's wait, to which nobody returns.
            opened.ring();
        }
    }

    /// This thread is the one that sleeps from now on.
    void own() {
        sleeping = Thread.currentThread();
    }

    /// Whether any thread was to sleep here yet.
    boolean isOwned() {
        return sleeping != null;
    }

    /// Sleeps; may return early. Belongs to the thread that owns this.
    ///
    /// @param nanos how long at most
    void sleep(long nanos) {
        Event opened = event;
        if (opened != null && opened.failures < FAILURES_MAX) {
            opened.sleep(nanos);
            return;
        }
        LockSupport.parkNanos(this, nanos);
    }

    /// Wakes whoever sleeps, or the next one that would.
    synchronized void wake() {
        Event opened = event;
        if (opened != null) {
            opened.ring();
        }
        LockSupport.unpark(sleeping);
    }

    /// Gives the event back; belongs to the thread that sleeps.
    @Override
    public synchronized void close() {
        Event opened = event;
        event = null;
        isClosed = true;
        if (opened != null) {
            opened.close();
        }
    }
}
