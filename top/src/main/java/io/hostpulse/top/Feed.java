package io.hostpulse.top;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// The thread that asks the source: each interval what is live, and between what keys ask for. So
/// keys answer at once however long a server takes. Any thread may tell it commands.
final class Feed implements AutoCloseable {
    /// The first values need two readings: the second one comes this soon.
    private static final long SECOND_NANOS = 400_000_000;

    private static final long END_MILLIS = 1_000;

    private final Source source;
    private final long intervalNanos;
    private final LongSupplier nanoTime;
    private final Consumer<Event> events;
    private final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "top-source");
    private Mode mode;
    private boolean isFirst = true;

    private enum Mode {
        LIST,
        LIVE,
        HELD
    }

    /// @param isList whether all hosts are shown at first
    Feed(
            Source source,
            Duration interval,
            boolean isList,
            LongSupplier nanoTime,
            Consumer<Event> events) {
        this.source = source;
        this.intervalNanos = interval.toNanos();
        this.mode = isList ? Mode.LIST : Mode.LIVE;
        this.nanoTime = nanoTime;
        this.events = events;
        // A server that does not answer must not keep the program from ending.
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void tell(Command command) {
        commands.add(command);
    }

    private void run() {
        try (source) {
            long due = nanoTime.getAsLong();
            while (!Thread.currentThread().isInterrupted()) {
                Command command = commands.poll(due - nanoTime.getAsLong(), TimeUnit.NANOSECONDS);
                if (command != null) {
                    obey(command);
                }
                if (due - nanoTime.getAsLong() <= 0) {
                    beat();
                    due = next(due);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            // The loop has to end, and the terminal to be given back, whatever it was.
            events.accept(new Event.Broken(e));
        }
    }

    /// The next beat of the grid; those that passed meanwhile are skipped.
    private long next(long due) {
        if (isFirst) {
            isFirst = false;
            return nanoTime.getAsLong() + Math.min(SECOND_NANOS, intervalNanos);
        }
        long late = nanoTime.getAsLong() - due;
        return due + (late / intervalNanos + 1) * intervalNanos;
    }

    private void beat() {
        switch (mode) {
            case LIST -> tellScreen(source.hosts());
            case LIVE -> tellScreen(source.live());
            case HELD -> source.idle();
        }
    }

    private void obey(Command command) {
        switch (command) {
            case Command.ListHosts _ -> {
                mode = Mode.LIST;
                tellScreen(source.hosts());
            }
            case Command.Open open -> {
                mode = Mode.LIVE;
                source.open(open.agent());
                tellScreen(source.live());
            }
            case Command.Live _ -> {
                mode = Mode.LIVE;
                tellScreen(source.live());
            }
            case Command.Hold _ -> held(source.hold());
            case Command.Step step -> {
                if (mode == Mode.LIVE) {
                    // Steps begin where the newest sample is.
                    Shown _ = source.hold();
                }
                held(source.step(step.direction()));
            }
            case Command.Jump jump -> held(source.at(jump.micros()));
            case Command.Cgroups cgroups -> {
                source.cgroups(cgroups.wanted());
                if (mode == Mode.LIVE) {
                    tellScreen(source.live());
                }
            }
        }
    }

    /// What is not live any more, unless there was nothing to go to.
    private void held(Shown shown) {
        boolean isPlace = shown instanceof Shown.Sample || shown instanceof Shown.Gap;
        mode = isPlace ? Mode.HELD : mode;
        tellScreen(shown);
    }

    private void tellScreen(Shown shown) {
        events.accept(new Event.Fresh(shown));
    }

    /// Ends the thread, and waits for a moment that it has.
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
