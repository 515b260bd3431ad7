package io.hostpulse.e2e;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/// An agent whose console output is watched as it comes: the moment at which each line left it is
/// known to the test. Its configuration needs a console output of form json.
final class LiveAgent implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// A message and when it arrived by the test's clock.
    record Arrived(JsonNode message, Instant at) {
        long seq() {
            return message.path("seq").longValue();
        }

        JsonNode clock() {
            return message.path("clock");
        }

        Instant time() {
            return Instant.parse(message.path("time").stringValue());
        }
    }

    private final Process process;
    private final Path err;
    private final Instant started = Instant.now();
    private final List<Arrived> arrived = new CopyOnWriteArrayList<>();
    private final List<String> unreadable = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private LiveAgent(Process process, Path err) {
        this.process = process;
        this.err = err;
        this.reader = Thread.ofPlatform().daemon().name("arrivals").start(this::read);
    }

    /// Writes the configuration to `hostpulse.yaml` in the folder and starts an agent there.
    static LiveAgent start(Path folder, String config) {
        return start(folder, config, Map.of(), command());
    }

    /// The command line that runs an agent with the folder's `hostpulse.yaml`.
    static List<String> command() {
        return Program.command("agent", "--config", "hostpulse.yaml");
    }

    /// A configuration with a message a second to the console, a database and a file.
    static String threeOutputs() {
        return """
        agent:
          interval: 1s
          state-dir: state
        outputs:
          live:
            type: console
            form: json
          db:
            type: sql
            url: jdbc:sqlite:hostpulse.db
          lines:
            type: file
            path: lines.jsonl
        """;
    }

    /// As a program with a view of the mounts of its own: the script runs first, as root of a new
    /// mount namespace in which nothing that it mounts is seen outside, and becomes the agent.
    static LiveAgent startApart(Path folder, String config, String script) {
        String agent = script + "\nexec \"$@\"";
        List<String> command =
                new ArrayList<>(
                        List.of("unshare", "-m", "--propagation", "private", "sh", "-euc", agent));
        command.add("sh");
        command.addAll(command());
        return start(folder, config, Map.of(), command);
    }

    static LiveAgent start(
            Path folder, String config, Map<String, String> environment, List<String> command) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("hostpulse.yaml"), config);
            Path err = Files.createTempFile(folder, "err", ".txt");
            ProcessBuilder builder =
                    new ProcessBuilder(Program.withDefaultSignals(command))
                            .directory(folder.toFile())
                            .redirectInput(Path.of("/dev/null").toFile())
                            .redirectError(err.toFile());
            builder.environment().putAll(environment);
            return new LiveAgent(builder.start(), err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
            String line;
            while ((line = lines.readLine()) != null) {
                Instant at = Instant.now();
                take(line, at);
            }
        } catch (IOException e) {
            // The pipe ends with the process.
        }
    }

    private void take(String line, Instant at) {
        try {
            arrived.add(new Arrived(JSON.readTree(line), at));
        } catch (RuntimeException e) {
            unreadable.add(line);
        }
    }

    Instant started() {
        return started;
    }

    /// All messages so far.
    List<Arrived> arrived() {
        if (!unreadable.isEmpty()) {
            throw new AssertionError("a line that is no JSON: " + unreadable.getFirst());
        }
        return List.copyOf(arrived);
    }

    Arrived last() {
        return arrived().getLast();
    }

    /// Waits until so many messages have come.
    List<Arrived> await(int messages, Duration atMost) {
        awaitThat(messages + " messages", atMost, () -> arrived().size() >= messages);
        return arrived();
    }

    /// Waits for so many more messages, and gives those.
    List<Arrived> awaitMore(int messages, Duration atMost) {
        int before = arrived().size();
        return await(before + messages, atMost).subList(before, before + messages);
    }

    /// Waits for the first message from now on that is so.
    Arrived awaitMessage(String what, Duration atMost, Predicate<JsonNode> condition) {
        int before = arrived().size();
        List<Arrived> found = new ArrayList<>();
        awaitThat(
                what,
                atMost,
                () -> {
                    List<Arrived> all = arrived();
                    all.subList(before, all.size()).stream()
                            .filter(it -> condition.test(it.message()))
                            .findFirst()
                            .ifPresent(found::add);
                    return !found.isEmpty();
                });
        return found.getFirst();
    }

    /// Waits until the agent has said this on standard error.
    void awaitLog(String words, Duration atMost) {
        awaitThat("on standard error: " + words, atMost, () -> err().contains(words));
    }

    private void awaitThat(
            String what, Duration atMost, java.util.function.BooleanSupplier condition) {
        try {
            Program.await(what, atMost, condition);
        } catch (AssertionError e) {
            String last = arrived.isEmpty() ? "none" : last().message().toString();
            throw new AssertionError(
                    e.getMessage() + "\nstandard error: " + err() + "\nlast message: " + last, e);
        }
    }

    String err() {
        try {
            return Files.readString(err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /// How many messages wait for an output, as a message says.
    static long behind(JsonNode message, String output) {
        return message.at("/self/outputs/" + output + "/behind").longValue();
    }

    void signal(String name) {
        Program.run(err.getParent(), Duration.ofSeconds(5), "kill", "-" + name, "" + pid());
    }

    /// Ends it as a service manager would; everything that it wrote has been read afterwards.
    ///
    /// @return its exit code
    int stop() {
        signal("TERM");
        return ended(Duration.ofSeconds(20));
    }

    /// Waits until it has ended.
    ///
    /// @return its exit code
    int ended(Duration atMost) {
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("still running after " + atMost + ": " + err());
            }
            reader.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return process.exitValue();
    }

    /// The messages' numbers, in the order in which they came.
    static long[] seqs(List<Arrived> messages) {
        return messages.stream().mapToLong(Arrived::seq).toArray();
    }

    /// The numbers 1 to last.
    static long[] upTo(long last) {
        return LongStream.rangeClosed(1, last).toArray();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        ended(Duration.ofSeconds(10));
    }
}
