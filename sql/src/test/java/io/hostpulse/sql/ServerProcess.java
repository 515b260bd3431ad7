package io.hostpulse.sql;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A real database server of a test: on the loopback, on a free port, with its data in a temporary
/// directory, run by an unprivileged user when the test is run by root. Ends with the test's
/// process at the latest.
public abstract class ServerProcess implements AutoCloseable {
    static final String DATABASE = "hostpulse";
    public static final String USER = "hostpulse";
    public static final String PASSWORD = "correct horse 'battery' \\ 馬";

    private static final String NOBODY = "65534";
    private static final long START_SECONDS = 60;

    /// Memory, where there is some: most of a small database's time is spent on making its files.
    private static final Path MEMORY = Path.of("/dev/shm");

    final Path directory;
    private final Path memory;
    final int port;
    private Process process;

    ServerProcess(String name) throws IOException {
        directory = Files.createTempDirectory("hostpulse-" + name);
        memory =
                Files.isWritable(MEMORY)
                        ? Files.createTempDirectory(MEMORY, "hostpulse-" + name)
                        : directory;
        port = freePort();
        if (isRoot()) {
            run(List.of("chown", NOBODY, directory.toString(), memory.toString()));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end-" + name));
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// Starts the server and waits until it lets somebody in. After a kill its memory may still be
    /// held for a moment: it is started again until it stays.
    public final void start() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() - end < 0) {
            if (process == null || !process.isAlive()) {
                process = builder(command()).start();
            }
            try (Connection _ = admin("")) {
                return;
            } catch (SQLException e) {
                Thread.sleep(50);
            }
        }
        throw new IOException("the server did not start" + printed(builder(command())));
    }

    /// Where the server keeps its data.
    final Path data() {
        return memory.resolve("data");
    }

    /// The program with its arguments, which stays in the foreground.
    abstract List<String> command();

    /// A connection that may do everything.
    ///
    /// @param database empty for any
    public abstract Connection admin(String database) throws SQLException;

    /// The URL of a database.
    public abstract String url(String database);

    /// Makes an empty database that belongs to [#USER].
    public abstract void create(String database) throws SQLException;

    final void execute(String database, String... statements) throws SQLException {
        try (Connection connection = admin(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /// `kill -9` of the server's first process.
    public final void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    /// Sends a signal to the server's first process and waits for its end.
    public final void signal(String name) throws IOException, InterruptedException {
        run(List.of("kill", "-" + name, Long.toString(process.pid())));
        process.waitFor();
    }

    /// Runs a program to its end as the server's user.
    final void prepare(List<String> command) throws IOException {
        run(builder(command));
    }

    private static void run(List<String> command) throws IOException {
        run(new ProcessBuilder(command));
    }

    private static void run(ProcessBuilder builder) throws IOException {
        try {
            int code = builder.start().waitFor();
            if (code != 0) {
                throw new IOException(builder.command() + " ended with " + code + printed(builder));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /// What a program wrote into its file, which is removed with the server: empty without one.
    private static String printed(ProcessBuilder builder) throws IOException {
        File log = builder.redirectOutput().file();
        return log == null ? "" : ": " + Files.readString(log.toPath()).strip();
    }

    private ProcessBuilder builder(List<String> command) {
        var words = new ArrayList<String>();
        if (isRoot()) {
            words.addAll(
                    List.of(
                            "setpriv",
                            "--reuid=" + NOBODY,
                            "--regid=" + NOBODY,
                            "--clear-groups",
                            "--"));
        }
        words.addAll(command);
        var builder = new ProcessBuilder(words);
        builder.directory(directory.toFile());
        builder.environment().put("LC_ALL", "C");
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("log").toFile()));
        return builder;
    }

    @Override
    public final void close() {
        try {
            if (process != null && process.isAlive()) {
                process.toHandle().destroyForcibly();
                process.waitFor(10, TimeUnit.SECONDS);
            }
            remove(memory);
            remove(directory);
        } catch (IOException e) {
            System.err.println("cannot remove " + directory + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Path tree) throws IOException {
        if (Files.isDirectory(tree)) {
            try (Stream<Path> files = Files.walk(tree)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
