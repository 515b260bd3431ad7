package io.hostpulse.agent;

import io.hostpulse.catalogue.MonotonicClock;
import io.hostpulse.catalogue.Text;
import io.hostpulse.outputs.Backlog;
import io.hostpulse.outputs.OutputPump;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/// One output's place: its backlog, and the pumps that deliver from it, one after the other as the
/// output's options change. What comes after a change is for the next pump. Thread-safe: the main
/// flow changes it, a thread of its own carries a change out.
final class OutputSlot {
    private final String name;
    private final Text text;
    private final JournalBacklog backlog;
    private final Errand delivering = new Errand();

    /// Written and read by whoever delivers for the flow.
    private volatile boolean takesItsTime;

    private String description;
    private OutputPump pump;
    private final Runnable left;
    private @Nullable Function<Backlog, OutputPump> next;
    private boolean isChanging;
    private boolean isGone;
    private boolean isClosed;

    /// @param starter makes and starts the first pump
    /// @param left called once the output has left for good
    OutputSlot(
            String name,
            String description,
            JournalBacklog backlog,
            Function<Backlog, OutputPump> starter,
            Runnable left) {
        this.name = name;
        this.text = Text.of(name);
        this.description = description;
        this.backlog = backlog;
        this.left = left;
        this.pump = starter.apply(backlog);
    }

    String name() {
        return name;
    }

    Text text() {
        return text;
    }

    synchronized boolean isDescribedBy(String other) {
        return description.equals(other);
    }

    synchronized OutputPump pump() {
        return pump;
    }

    /// Whether the other side once took longer than what is done at once: it is another host's, or
    /// a server that answers when its disk has what it was sent.
    boolean takesItsTime() {
        return takesItsTime;
    }

    /// Delivers what came on the calling thread, if that was not too slow of late, else has the
    /// pump's thread do it.
    ///
    /// @param until by the monotonic clock; later, nothing is begun
    /// @param atOnce what takes longer takes its time, in nanoseconds
    /// @param most what takes longer is left to the pump's thread for a while
    /// @return whether everything was delivered on the calling thread
    boolean carry(MonotonicClock nanoTime, long until, long atOnce, long most) {
        OutputPump now = pump();
        long before = nanoTime.getAsLong();
        if (before - until > 0 || !delivering.begin(before)) {
            now.come();
            return false;
        }
        boolean isDone = now.carry();
        long after = nanoTime.getAsLong();
        long took = after - before;
        if (took > atOnce) {
            takesItsTime = true;
        }
        delivering.end(took, most, after);
        return isDone;
    }

    /// Whether the output has left for good.
    synchronized boolean isGone() {
        return isGone;
    }

    /// Lets the pump drain and puts a new one in its place, which goes on where the old one ends;
    /// of several replacements the last one counts. An output that is leaving stays.
    synchronized void replace(String newDescription, Function<Backlog, OutputPump> starter) {
        description = newDescription;
        next = starter;
        change();
    }

    /// Lets the pump drain and closes the output for good, unless it is replaced meanwhile.
    synchronized void leave() {
        description = "";
        next = null;
        change();
    }

    private void change() {
        if (!isChanging) {
            isChanging = true;
            backlog.holdBack();
            start("output-" + name + "-change", this::takeOver);
        }
    }

    private void takeOver() {
        pump().close(Deliveries.DRAIN_MAX);
        synchronized (this) {
            if (isClosed) {
                return;
            }
            Function<Backlog, OutputPump> starter = next;
            next = null;
            isChanging = false;
            if (starter != null) {
                backlog.goOn();
                pump = starter.apply(backlog);
                return;
            }
            isGone = true;
        }
        left.run();
    }

    /// Drains and closes the output as the agent ends, in a thread that ends with it. What waits
    /// for it stays.
    synchronized Thread close() {
        isClosed = true;
        OutputPump last = pump;
        return start("output-" + name + "-close", () -> last.close(Deliveries.DRAIN_MAX));
    }

    private static Thread start(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, 128 << 10);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
