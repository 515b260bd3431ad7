package io.hostpulse.e2e;

import io.hostpulse.sql.PostgresServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// A server under test that may be killed and started again on the same port and data.
final class LiveServer implements AutoCloseable {
    static final Duration READY = Duration.ofSeconds(60);

    /// Agents without a credential share the budget of their address: here it is enough for all.
    static final String CROWD = "--server.limits.requests-per-second=2000";

    private static final int PORT_MIN = 12_000;
    private static final int PORT_MAX = 32_000;
    private static final int PORT_ATTEMPTS = 100;

    private final Path folder;
    private final Path data;
    private final int port;
    private final List<String> settings;
    private final Map<String, String> environment;
    private Program program;

    private LiveServer(
            Path folder,
            Path data,
            int port,
            List<String> settings,
            Map<String, String> environment) {
        this.folder = folder;
        this.data = data;
        this.port = port;
        this.settings = settings;
        this.environment = environment;
        this.program = launch();
    }

    /// Starts a server with its data in the folder, and waits until it is ready.
    ///
    /// @param settings `--KEY=VALUE`
    static LiveServer start(Path folder, String... settings) {
        return start(folder, Map.of(), settings);
    }

    static LiveServer start(Path folder, Map<String, String> environment, String... settings) {
        return ready(folder, folder.resolve("server"), List.of(settings), environment);
    }

    /// The settings of a server that keeps its data in the database `store` of a PostgreSQL.
    ///
    /// @param folder where the file with the password is made
    static List<String> storeIn(PostgresServer database, Path folder) throws IOException {
        Path password =
                Files.createFile(
                        folder.resolve("password"),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(password, PostgresServer.PASSWORD + '\n');
        return List.of(
                "--server.store.url=" + database.url("store"),
                "--server.store.user=" + PostgresServer.USER,
                "--server.store.password-file=" + password);
    }

    /// Starts a server on the data of another that has ended.
    static LiveServer on(Path data) {
        return ready(data.getParent(), data, List.of(), Map.of());
    }

    private static LiveServer ready(
            Path folder, Path data, List<String> settings, Map<String, String> environment) {
        var server = new LiveServer(folder, data, freePort(), settings, environment);
        server.awaitReady();
        return server;
    }

    /// A loopback port that nobody listens on, below those that the kernel gives to connections: a
    /// server that is down for a while finds it free again.
    static int freePort() {
        for (int i = 0; i < PORT_ATTEMPTS; i++) {
            int port = ThreadLocalRandom.current().nextInt(PORT_MIN, PORT_MAX);
            try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (IOException e) {
                // Taken: another one.
            }
        }
        throw new IllegalStateException("no free port from " + PORT_MIN + " to " + PORT_MAX);
    }

    private Program launch() {
        List<String> command = Program.command("server");
        command.add("--server.listen=127.0.0.1:" + port);
        command.add("--server.data-dir=" + data);
        command.addAll(settings);
        return Program.start(folder, environment, new ArrayList<>(command));
    }

    int port() {
        return port;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    ServerApi api() {
        return new ServerApi(url());
    }

    /// One of the server's own figures; -1 when it has none of this name.
    long metric(String name) {
        return api().get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(-1);
    }

    String err() {
        return program.err();
    }

    long pid() {
        return program.pid();
    }

    void awaitReady() {
        ServerApi api = api();
        Program.await(
                "the server ready, but: " + program.err(),
                READY,
                () -> {
                    if (!program.isRunning()) {
                        throw new AssertionError("the server ended: " + program.err());
                    }
                    return api.isReady();
                });
    }

    void signal(String name) {
        program.signal(name);
    }

    /// `kill -9`, and waits for the end.
    void kill() {
        program.signal("KILL");
        program.ended(Duration.ofSeconds(10));
    }

    /// Waits until it has ended by itself.
    Program.Ended ended(Duration within) {
        return program.ended(within);
    }

    /// Starts it again on the same port and data; does not wait until it is ready.
    void again() {
        program = launch();
    }

    /// Ends it as a service manager would.
    int stop() {
        return program.stop().code();
    }

    @Override
    public void close() {
        program.close();
    }
}
