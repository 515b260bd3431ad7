package io.hostpulse.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A program under test, started as a user would: its standard output and error go to files.
final class Program implements AutoCloseable {
    static final Path ROOT = Path.of(System.getProperty("hostpulse.root", "..")).toAbsolutePath();
    static final String HOSTPULSE = ROOT.resolve("hostpulse").toString();

    private final Process process;
    private final Path out;
    private final Path err;

    private Program(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /// What a program that has ended said.
    ///
    /// @param code its exit code
    record Ended(int code, String out, String err) {}

    /// Starts a command in a folder, where its output is kept too.
    static Program start(Path folder, Map<String, String> environment, List<String> command) {
        try {
            Files.createDirectories(folder);
            Path out = Files.createTempFile(folder, "out", ".txt");
            Path err = Files.createTempFile(folder, "err", ".txt");
            ProcessBuilder builder =
                    new ProcessBuilder(withDefaultSignals(command))
                            .directory(folder.toFile())
                            .redirectInput(Path.of("/dev/null").toFile())
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile());
            builder.environment().putAll(environment);
            return new Program(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The command with signals as a terminal or a service manager gives them: a build that runs in
    /// the background of a shell hands down an ignored SIGINT, which a JVM then leaves ignored.
    static List<String> withDefaultSignals(List<String> command) {
        List<String> whole = new ArrayList<>(List.of("env", "--default-signal=HUP,INT,TERM"));
        whole.addAll(command);
        return whole;
    }

    /// Starts `hostpulse` with these arguments.
    static Program hostpulse(Path folder, String... arguments) {
        return start(folder, Map.of(), command(arguments));
    }

    /// The command line of `hostpulse` with these arguments.
    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(HOSTPULSE);
        command.addAll(List.of(arguments));
        return command;
    }

    /// Runs a command to its end.
    static Ended run(Path folder, Duration atMost, String... command) {
        try (Program program = start(folder, Map.of(), List.of(command))) {
            return program.ended(atMost);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sends a signal by its name, to this process alone.
    void signal(String name) {
        Ended kill = run(out.getParent(), Duration.ofSeconds(5), "kill", "-" + name, "" + pid());
        if (kill.code() != 0) {
            throw new IllegalStateException("kill -" + name + " " + pid() + ": " + kill.err());
        }
    }

    /// Waits until the program has ended.
    Ended ended(Duration atMost) {
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("still running after " + atMost + ": " + err());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new Ended(process.exitValue(), out(), err());
    }

    /// Ends it as a service manager would, and waits.
    Ended stop() {
        signal("TERM");
        return ended(Duration.ofSeconds(20));
    }

    /// Waits until something is so, looking every 20 ms.
    static void await(String what, Duration atMost, BooleanSupplier condition) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("after " + atMost + " still not: " + what);
            }
            sleep(20);
        }
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
