package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A server under test that shows its own certificate on a loopback port, and has packages to give.
/// Asked with curl, which believes any certificate.
final class InvitingServer implements AutoCloseable {
    private static final Duration ASK = Duration.ofSeconds(60);

    /// It makes its certificate first.
    private static final Duration READY = Duration.ofSeconds(60);

    private final Path folder;
    private final List<String> settings;
    private final String url;
    private final Program program;

    private InvitingServer(Path folder, int port, Path packages) {
        this.folder = folder;
        this.url = "https://127.0.0.1:" + port;
        this.settings =
                List.of(
                        "--server.listen=127.0.0.1:" + port,
                        "--server.tls.mode=on",
                        "--server.data-dir=" + folder.resolve("server"),
                        "--server.packages-dir=" + packages);
        this.program = Program.start(folder, Map.of(), command("server"));
    }

    /// Starts a server and waits until it is ready.
    ///
    /// @param packages what it has to give
    static InvitingServer start(Path folder, Path packages) {
        Machine.needs("curl");
        var server = new InvitingServer(folder, LiveServer.freePort(), packages);
        Program.await(
                "the server ready",
                READY,
                () -> !server.program.isRunning() || server.ask("/readyz").contains("ready"));
        assertThat(server.program.isRunning()).as(server.program.err()).isTrue();
        return server;
    }

    private List<String> command(String... words) {
        List<String> command = new ArrayList<>(Program.command(words));
        command.addAll(settings);
        return command;
    }

    String url() {
        return url;
    }

    /// What it answers at a path.
    String ask(String path) {
        return Program.run(folder, ASK, "curl", "-sk", "--max-time", "10", url + path).out();
    }

    /// The line to paste on a host, as the administrator is shown it, for a root without sudo.
    String line() {
        String[] token = command("server", "token").toArray(String[]::new);
        Program.Ended ended = Program.run(folder, ASK, token);
        assertThat(ended.code()).as(ended.err()).isZero();
        String line = ended.out().lines().reduce("", (_, next) -> next);
        assertThat(line).startsWith("{ echo token=hpe1_").endsWith("} | sudo sh");
        return line.replace("| sudo sh", "| sh");
    }

    @Override
    public void close() {
        program.close();
    }
}
