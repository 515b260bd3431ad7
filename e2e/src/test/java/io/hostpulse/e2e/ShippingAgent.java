package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The real agent, delivering to a server and to its console, started again as often as a test
/// kills it. What the console showed is what the agent has journaled for certain.
final class ShippingAgent implements AutoCloseable {
    private final Path folder;
    private final String config;
    private final Map<String, JsonNode> shown = new HashMap<>();
    private final List<Long> epochs = new ArrayList<>();
    private LiveAgent agent;

    private ShippingAgent(Path folder, String config, String javaOptions) {
        this.folder = folder;
        this.config = config;
        this.agent = launch(javaOptions);
    }

    /// A configuration that delivers to a server at this URL, a message a second.
    static String config(String url) {
        return """
        agent:
          interval: 1s
          state-dir: state
        time:
          source: server
          server: %s
        outputs:
          live:
            type: console
            form: json
          server:
            type: http
            url: %s
        """
                .formatted(url, url);
    }

    static ShippingAgent start(Path folder, String config) {
        return new ShippingAgent(folder, config, "");
    }

    static ShippingAgent start(Path folder, String config, String javaOptions) {
        return new ShippingAgent(folder, config, javaOptions);
    }

    private LiveAgent launch(String javaOptions) {
        Map<String, String> environment = new HashMap<>();
        environment.put("HOSTPULSE_JAVA_OPTIONS", javaOptions);
        return LiveAgent.start(folder, config, environment, LiveAgent.command());
    }

    LiveAgent live() {
        return agent;
    }

    /// Starts it again after it has ended.
    void again() {
        again("");
    }

    void again(String javaOptions) {
        remember();
        agent = launch(javaOptions);
    }

    /// Kills it, and waits until it is gone.
    void kill() {
        agent.signal("KILL");
        agent.ended(Duration.ofSeconds(10));
    }

    /// Every message that the console has shown.
    List<JsonNode> messages() {
        remember();
        return List.copyOf(shown.values());
    }

    /// Notes what the console has shown so far.
    private void remember() {
        for (LiveAgent.Arrived arrived : agent.arrived()) {
            long epoch = arrived.message().path("epoch").longValue();
            // After a kill the console may show a message again: the very same one.
            JsonNode before = shown.putIfAbsent(epoch + "/" + arrived.seq(), arrived.message());
            assertThat(before == null || before.equals(arrived.message()))
                    .as("message %s of epoch %s stands for two", arrived.seq(), epoch)
                    .isTrue();
            if (epochs.isEmpty() || epochs.getLast() != epoch) {
                epochs.add(epoch);
            }
        }
    }

    /// The agent's UUID.
    String id() {
        return agent.await(1, Duration.ofSeconds(20))
                .getFirst()
                .message()
                .path("agent")
                .stringValue();
    }

    /// Waits until the server has everything that the agent has made.
    void awaitDelivered(Duration atMost) {
        agent.awaitMessage(
                "nothing waits for the server",
                atMost,
                message -> LiveAgent.behind(message, "server") <= 1);
    }

    /// Checks with the server that each message that the console has shown is there.
    ///
    /// @return the server's account
    Ledger assertShownIsKept(ServerApi api) {
        return assertShownIsKept(api, Set.of());
    }

    /// The newest message that the current run has shown: it may have been under way to the disk.
    String newest() {
        List<LiveAgent.Arrived> arrived = agent.arrived();
        return arrived.isEmpty()
                ? ""
                : arrived.getLast().message().path("epoch") + "/" + arrived.getLast().seq();
    }

    /// The same, but for messages that were not yet on the disk for certain.
    Ledger assertShownIsKept(ServerApi api, Set<String> underWay) {
        remember();
        String id = shownAgent();
        Set<String> kept = new HashSet<>();
        var completeness = api.completeness(id);
        for (var range : completeness.path("received")) {
            long epoch = range.path("epoch").longValue();
            long to = range.path("to").longValue();
            for (long seq = range.path("from").longValue(); seq <= to; seq++) {
                kept.add(epoch + "/" + seq);
            }
        }
        Set<String> lost = new HashSet<>(shown.keySet());
        lost.removeAll(kept);
        lost.removeAll(underWay);
        assertThat(lost).as("shown on the console and not at the server").isEmpty();
        return Ledger.of(completeness);
    }

    private String shownAgent() {
        return agent.arrived().isEmpty() ? id() : agent.last().message().path("agent").asString();
    }

    /// How many messages the console has shown.
    int shown() {
        remember();
        return shown.size();
    }

    @Override
    public void close() {
        agent.close();
    }
}
