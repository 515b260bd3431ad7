package io.hostpulse.top;

import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// The program's one loop: hears keys, samples and signals, and draws. However it ends, the
/// terminal is given back as it was. [#end()] may come from any thread.
final class App {
    private static final long IDLE_MILLIS = 10_000;

    private final Terminal terminal;
    private final Look wanted;
    private final boolean isColoured;
    private final boolean hasHosts;
    private final LongSupplier wallMicros;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private Optional<Shown> shown = Optional.empty();
    private View view = View.FIRST;
    private boolean isOver;

    /// @param look the language and the zone; the size is the terminal's own
    /// @param wallMicros now, for times that are typed
    App(
            Terminal terminal,
            Look look,
            boolean isColoured,
            boolean hasHosts,
            LongSupplier wallMicros) {
        this.terminal = terminal;
        this.wanted = look;
        this.isColoured = isColoured;
        this.hasHosts = hasHosts;
        this.wallMicros = wallMicros;
    }

    /// Has the program end.
    void end() {
        events.add(new Event.End());
    }

    /// Runs until the person or a signal ends it.
    ///
    /// @param feed makes the feed, which tells its events to what it is given
    void run(Function<Consumer<Event>, Feed> feed) throws InterruptedException {
        terminal.handle(Terminal.Signal.WINCH, _ -> events.add(new Event.Redraw()));
        terminal.handle(Terminal.Signal.CONT, _ -> events.add(new Event.Redraw()));
        terminal.handle(Terminal.Signal.TSTP, _ -> events.add(new Event.Suspend()));
        terminal.handle(Terminal.Signal.INT, _ -> end());
        terminal.handle(Terminal.Signal.QUIT, _ -> end());
        try (var screen = new TerminalScreen(terminal, isColoured);
                Feed source = feed.apply(events::add)) {
            screen.enter();
            source.start();
            NonBlockingReader in = terminal.reader();
            var keys = new Thread(() -> readKeys(in), "top-keys");
            // Reading ends with the terminal, which is closed after this.
            keys.setDaemon(true);
            keys.start();
            draw(screen);
            while (!isOver) {
                List<Event> heard = new ArrayList<>(List.of(events.take()));
                events.drainTo(heard);
                for (Event event : heard) {
                    hear(event, screen, source);
                }
                if (!isOver) {
                    draw(screen);
                }
            }
        }
    }

    private void readKeys(NonBlockingReader in) {
        try {
            while (true) {
                Key key = Key.read(millis -> read(in, millis));
                events.add(new Event.Pressed(key));
                if (key.kind() == Key.Kind.GONE) {
                    return;
                }
            }
        } catch (IOException e) {
            events.add(new Event.Pressed(Key.of(Key.Kind.GONE)));
        }
    }

    /// A reader that waits without an end cannot be closed by another thread.
    private static int read(NonBlockingReader in, long millis) throws IOException {
        int c = in.read(millis == 0 ? IDLE_MILLIS : millis);
        while (c == NonBlockingReader.READ_EXPIRED && millis == 0) {
            c = in.read(IDLE_MILLIS);
        }
        return c;
    }

    private void hear(Event event, TerminalScreen screen, Feed source) {
        switch (event) {
            case Event.Pressed pressed -> press(pressed.key(), screen, source);
            case Event.Fresh fresh -> see(fresh.shown());
            case Event.Redraw _ -> screen.redraw();
            case Event.Suspend _ -> {
                screen.leave();
                Suspension.stop();
                screen.enter();
            }
            case Event.End _ -> isOver = true;
            case Event.Broken broken ->
                    throw new IllegalStateException(
                            "what is shown cannot be read any more: " + broken.why(), broken.why());
        }
    }

    private void press(Key key, TerminalScreen screen, Feed source) {
        if (key.kind() == Key.Kind.GONE) {
            isOver = true;
            return;
        }
        Shown seen = shown.orElseGet(() -> new Shown.End(Word.CONNECTING));
        Press press = Press.of(key, view, seen, hasHosts, look(screen), wallMicros.getAsLong());
        view = press.view();
        isOver |= press.isQuit();
        press.command().ifPresent(source::tell);
        if (press.isRedraw()) {
            screen.redraw();
        }
    }

    /// What tells nothing new leaves what was seen, and says why below it.
    private void see(Shown fresh) {
        switch (fresh) {
            case Shown.End end -> view = view.saying(wanted.word(end.why()));
            case Shown.Failed failed -> view = view.saying(failed.why());
            case Shown.Sample _, Shown.Gap _, Shown.Hosts _ -> {
                shown = Optional.of(fresh);
                view = view.notice().isEmpty() ? view : view.saying("");
            }
        }
    }

    private Look look(TerminalScreen screen) {
        return new Look(screen.columns(), screen.rows(), wanted.language(), zone());
    }

    private ZoneId zone() {
        return wanted.zone();
    }

    private void draw(TerminalScreen screen) {
        Shown seen = shown.orElseGet(() -> new Shown.End(Word.CONNECTING));
        screen.draw(Screen.lines(seen, view, look(screen), hasHosts));
    }
}
