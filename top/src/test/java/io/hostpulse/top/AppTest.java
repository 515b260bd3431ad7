package io.hostpulse.top;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// The whole program on a terminal that behaves: keys go in by a pipe, what is drawn comes out.
@Timeout(60)
final class AppTest {
    private static final String ENTERED = "\u001b[?1049h";
    private static final String LEFT = "\u001b[?1049l";
    private static final String SHOWN_CURSOR = "\u001b[?25h";

    /// A source that behaves: a host whose samples are a second apart, and a list of one.
    private static final class MemorySource implements Source {
        private final List<String> asked = new CopyOnWriteArrayList<>();
        private int second = 1;
        private boolean isBroken;
        private volatile boolean isClosed;

        @Override
        public boolean hasHosts() {
            return true;
        }

        @Override
        public Shown hosts() {
            asked.add("hosts");
            Figures figures = SampleHost.plain().live(1).figures();
            return new Shown.Hosts(List.of(figures), SampleHost.START_MICROS);
        }

        @Override
        public void open(String agent) {
            asked.add("open " + agent);
        }

        @Override
        public Shown live() {
            if (isBroken) {
                throw new IllegalStateException("a mistake");
            }
            asked.add("live");
            return SampleHost.plain().live(second++);
        }

        @Override
        public void idle() {}

        @Override
        public Shown hold() {
            asked.add("hold");
            return SampleHost.plain().live(second);
        }

        @Override
        public Shown step(int direction) {
            asked.add("step " + direction);
            return direction > 0 ? new Shown.End(Word.NO_LATER) : SampleHost.plain().live(1);
        }

        @Override
        public Shown at(long micros) {
            asked.add("at " + micros);
            return new Shown.Failed("the server is away");
        }

        @Override
        public void cgroups(boolean wanted) {
            asked.add("cgroups " + wanted);
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }

    /// The terminal and the program on it.
    private static final class Stage implements AutoCloseable {
        private final MemorySource source = new MemorySource();
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final PipedOutputStream keys = new PipedOutputStream();
        private final ExternalTerminal terminal;
        private final App app;
        private final CompletableFuture<Void> run = new CompletableFuture<>();

        Stage(int columns, int rows, boolean isList) throws IOException {
            terminal =
                    new ExternalTerminal(
                            "test",
                            "xterm-256color",
                            new PipedInputStream(keys),
                            out,
                            StandardCharsets.UTF_8);
            terminal.setSize(Size.of(columns, rows));
            Look look = SampleHost.look(columns, rows, Language.EN);
            app = new App(terminal, look, true, true, () -> SampleHost.START_MICROS);
            Thread.ofPlatform().daemon().start(() -> run(isList));
        }

        private void run(boolean isList) {
            try {
                app.run(
                        events ->
                                new Feed(
                                        source,
                                        Duration.ofSeconds(1),
                                        isList,
                                        System::nanoTime,
                                        events));
                run.complete(null);
            } catch (RuntimeException | InterruptedException e) {
                run.completeExceptionally(e);
            }
        }

        String sent() {
            return out.toString(StandardCharsets.UTF_8);
        }

        void press(String characters) throws IOException {
            keys.write(characters.getBytes(StandardCharsets.UTF_8));
            keys.flush();
        }

        void await(String words) throws InterruptedException {
            while (!sent().contains(words)) {
                assertThat(run).as("waits for %s in %s", words, sent()).isNotDone();
                Thread.sleep(10);
            }
        }

        void awaitAsked(String question) throws InterruptedException {
            while (!source.asked.contains(question)) {
                assertThat(run).as("waits for %s", question).isNotDone();
                Thread.sleep(10);
            }
        }

        void ended() throws Exception {
            run.get(20, TimeUnit.SECONDS);
        }

        @Override
        public void close() throws IOException {
            app.end();
            terminal.close();
        }
    }

    private static void assertRestored(Stage stage) {
        assertThat(stage.sent()).contains(ENTERED);
        assertThat(stage.sent().lastIndexOf(LEFT)).isGreaterThan(stage.sent().lastIndexOf(ENTERED));
        assertThat(stage.sent().lastIndexOf(SHOWN_CURSOR))
                .isGreaterThan(stage.sent().lastIndexOf("\u001b[?25l"));
        assertThat(
                        stage.terminal
                                .getAttributes()
                                .getLocalFlag(org.jline.terminal.Attributes.LocalFlag.ICANON))
                .isTrue();
    }

    @Test
    void qEndsItAndTheTerminalIsAsItWas() throws Exception {
        try (var stage = new Stage(80, 24, false)) {
            stage.await("web-01");
            stage.press("q");
            stage.ended();
            assertRestored(stage);
            assertThat(stage.source.isClosed).isTrue();
        }
    }

    @Test
    void aSignalEndsIt() throws Exception {
        try (var stage = new Stage(80, 24, false)) {
            stage.await("web-01");
            stage.app.end();
            stage.ended();
            assertRestored(stage);
        }
    }

    @Test
    void aMistakeOfOursGivesTheTerminalBackToo() throws Exception {
        try (var stage = new Stage(80, 24, false)) {
            stage.source.isBroken = true;
            assertThatThrownBy(stage::ended).hasStackTraceContaining("a mistake");
            assertRestored(stage);
        }
    }

    @Test
    void aTerminalThatHasGoneEndsIt() throws Exception {
        try (var stage = new Stage(80, 24, false)) {
            stage.await("web-01");
            stage.keys.close();
            stage.ended();
        }
    }

    @Test
    void keysReachTheSource() throws Exception {
        try (var stage = new Stage(80, 24, true)) {
            stage.await("Hosts");
            stage.press("\r");
            stage.awaitAsked("open 11111111-2222-3333-4444-555555555555");
            stage.await("systemd");
            stage.press("T");
            stage.awaitAsked("step -1");
            stage.press("t");
            stage.await("Nothing later is there yet.");
            stage.press("b09:00\r");
            stage.awaitAsked("at " + (SampleHost.START_MICROS - 1_800_000_000L));
            stage.await("the server is away");
            stage.press("?");
            stage.await("this list");
            stage.press("x\u001b");
            Thread.sleep(4 * Key.REST_MILLIS);
            stage.press("q");
            stage.ended();
            assertThat(stage.source.asked).filteredOn("hosts"::equals).hasSizeGreaterThan(1);
        }
    }

    @Test
    void onlyWhatChangedIsSent() throws Exception {
        try (var stage = new Stage(80, 24, false)) {
            stage.await("web-01");
            while (stage.source.asked.size() < 3) {
                Thread.sleep(10);
            }
            int before = stage.sent().length();
            int seen = stage.source.asked.size();
            while (stage.source.asked.size() < seen + 2) {
                Thread.sleep(10);
            }
            // A whole screen is near two thousand characters; from second to second only a few of
            // the time and the CPU time change.
            assertThat(stage.sent().length() - before).isBetween(1, 600);
            stage.press("q");
            stage.ended();
        }
    }

    @Test
    void anotherSizeIsDrawnAnew() throws Exception {
        try (var stage = new Stage(80, 24, false)) {
            stage.await("web-01");
            stage.terminal.setSize(Size.of(60, 20));
            stage.terminal.raise(Terminal.Signal.WINCH);
            stage.await("60x20 is too small: 80x24 at least.");
            stage.press("q");
            stage.ended();
        }
    }
}
