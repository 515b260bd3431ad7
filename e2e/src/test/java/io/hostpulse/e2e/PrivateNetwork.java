package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A server and an agent alone on the loopback of a network namespace of their own, where the
/// kernel does to their packets what a test says. What the server has kept is asked of another one
/// on its data, once both have ended.
final class PrivateNetwork implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);

    private final Path folder;
    private final Path data;
    private final int port = LiveServer.freePort();
    private final Program server;
    private final LiveAgent agent;

    private PrivateNetwork(Path folder) {
        this.folder = folder;
        this.data = folder.resolve("server");
        this.server = startServer();
        this.agent = startAgent();
    }

    /// Starts both, and waits until messages arrive. Skips the test where that cannot be.
    static PrivateNetwork start(Path folder) {
        Machine.needsNamespaces(folder);
        Machine.needs("nsenter", "nft", "tc");
        var network = new PrivateNetwork(folder);
        network.agent.await(4, START);
        network.awaitDelivered(START);
        return network;
    }

    private Program startServer() {
        List<String> command =
                new ArrayList<>(
                        List.of("unshare", "-n", "sh", "-euc", "ip link set lo up\nexec \"$@\""));
        command.add("sh");
        command.addAll(Program.command("server", "--server.listen=127.0.0.1:" + port));
        command.add("--server.data-dir=" + data);
        Program started = Program.start(folder, Map.of(), command);
        Program.await("listening", START, () -> started.err().contains("listening on"));
        return started;
    }

    private LiveAgent startAgent() {
        List<String> command = within(LiveAgent.command().toArray(String[]::new));
        String config = ShippingAgent.config("http://127.0.0.1:" + port);
        return LiveAgent.start(folder.resolve("agent"), config, Map.of(), command);
    }

    private List<String> within(String... command) {
        String pid = Long.toString(server.pid());
        List<String> whole = new ArrayList<>(List.of("nsenter", "--target", pid, "--net"));
        whole.addAll(List.of(command));
        return whole;
    }

    /// Runs a command among the namespace's network.
    void run(String... command) {
        Program.Ended ended =
                Program.run(folder, Duration.ofSeconds(10), within(command).toArray(String[]::new));
        assertThat(ended.code()).as(ended.err()).isZero();
    }

    /// Has the kernel look at each packet that arrives, with a rule of nft(8).
    void filter(String rules) {
        run(
                "nft",
                "table inet test { chain in { type filter hook input priority 0; "
                        + rules.strip()
                        + "; }; }");
    }

    /// Ends what [#filter(String)] began.
    void unfilter() {
        run("nft", "delete table inet test");
    }

    /// The server's.
    int port() {
        return port;
    }

    LiveAgent agent() {
        return agent;
    }

    /// How many messages wait for the server, as the agent said last.
    long behind() {
        return LiveAgent.behind(agent.last().message(), "server");
    }

    /// Waits until no more than so many messages wait for the server.
    void awaitBehind(long atMost, Duration within) {
        agent.awaitMessage(
                "at most " + atMost + " wait for the server",
                within,
                message -> LiveAgent.behind(message, "server") <= atMost);
    }

    void awaitDelivered(Duration within) {
        awaitBehind(1, within);
    }

    /// Ends both, and checks that every message was shown and is kept.
    void assertNothingLost() {
        assertThat(agent.stop()).isZero();
        int messages = agent.arrived().size();
        assertThat(LiveAgent.seqs(agent.arrived())).isEqualTo(LiveAgent.upTo(messages));
        assertThat(server.stop().code()).isZero();
        try (LiveServer outside = LiveServer.on(data)) {
            String id = agent.last().message().path("agent").asString();
            Ledger ledger = Ledger.of(outside.api().completeness(id));
            ledger.assertWhole();
            assertThat(ledger.received()).isGreaterThanOrEqualTo(messages);
        }
    }

    @Override
    public void close() {
        agent.close();
        server.close();
    }
}
