package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Simulated agents that push at their interval, each in a virtual thread, and try again as agents
/// do: after a random wait below a second that doubles up to four.
final class Fleet implements AutoCloseable {
    private static final int BACKOFF_MILLIS_MAX = 4_000;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final List<SimulatedAgent> agents = new ArrayList<>();
    private final CountDownLatch ended;
    private final int intervalMillis;
    private volatile boolean isMaking = true;
    private volatile boolean isClosing;

    private Fleet(
            String url, int size, int intervalMillis, Duration backlog, SplittableRandom random) {
        this.intervalMillis = intervalMillis;
        this.ended = new CountDownLatch(size);
        for (int i = 0; i < size; i++) {
            var agent = new SimulatedAgent(client, url, i, intervalMillis);
            SplittableRandom own = random.split();
            fill(agent, backlog);
            agents.add(agent);
            Thread.ofVirtual().name("sim-" + i).start(() -> run(agent, own));
        }
    }

    static Fleet start(String url, int size, int intervalMillis, SplittableRandom random) {
        return new Fleet(url, size, intervalMillis, Duration.ZERO, random);
    }

    /// Agents that have been cut off from the server and have that long a backlog.
    static Fleet replaying(
            String url, int size, int intervalMillis, Duration backlog, SplittableRandom random) {
        return new Fleet(url, size, intervalMillis, backlog, random);
    }

    private void fill(SimulatedAgent agent, Duration backlog) {
        Instant now = Instant.now();
        for (long ago = backlog.toMillis(); ago > intervalMillis; ago -= intervalMillis) {
            agent.tick(now.minusMillis(ago));
        }
    }

    private void run(SimulatedAgent agent, SplittableRandom random) {
        try {
            long backoff = 0;
            sleep(random.nextInt(intervalMillis));
            long next = System.nanoTime();
            long retry = next;
            while (!isClosing) {
                long now = System.nanoTime();
                if (isMaking && now - next >= 0) {
                    agent.tick(Instant.now());
                    next += intervalMillis * 1_000_000L;
                }
                if (agent.behind() > 0 && now - retry >= 0) {
                    if (agent.send()) {
                        backoff = 0;
                        retry = now;
                    } else {
                        backoff = Math.min(BACKOFF_MILLIS_MAX, Math.max(500, backoff * 2));
                        retry = now + random.nextLong(backoff * 1_000_000);
                    }
                } else if (!isMaking && agent.behind() == 0) {
                    return;
                }
                sleep(Math.min(20, intervalMillis));
            }
        } finally {
            ended.countDown();
        }
    }

    List<SimulatedAgent> agents() {
        return agents;
    }

    /// Makes no more messages, and waits until every agent has been told of every message of its
    /// own that it is kept.
    void drain(Duration atMost) {
        isMaking = false;
        boolean isDrained;
        try {
            isDrained = ended.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(isDrained).as("agents drained within %s; behind: %s", atMost, behind()).isTrue();
    }

    /// How many messages are not acknowledged.
    long behind() {
        return agents.stream().mapToLong(SimulatedAgent::behind).sum();
    }

    long made() {
        return agents.stream().mapToLong(SimulatedAgent::made).sum();
    }

    long requests() {
        return agents.stream().mapToLong(SimulatedAgent::requests).sum();
    }

    /// Checks with the server that every message of every agent is there once, with its value.
    void assertKeptOnce(ServerApi api) {
        assertKeptOnce(api, agents.size());
    }

    /// Checks so many of the agents.
    void assertKeptOnce(ServerApi api, int checked) {
        agents.subList(0, checked).forEach(agent -> assertKeptOnce(api, agent));
    }

    /// Checks one agent.
    static void assertKeptOnce(ServerApi api, SimulatedAgent agent) {
        Ledger ledger = Ledger.of(api.completeness(agent.agent()));
        ledger.assertWhole();
        assertThat(ledger.received()).isEqualTo(agent.made());
        assertThat(values(api.export(agent.agent(), "load")))
                .as("values of agent %s", agent.agent())
                .containsExactlyInAnyOrderElementsOf(expected(agent));
    }

    /// How many messages the server has acknowledged.
    long acked() {
        return agents.stream().mapToLong(SimulatedAgent::acked).sum();
    }

    /// Waits until the server acknowledges more than so many.
    void awaitMore(long acked, LiveServer server, Duration atMost) {
        Program.await("an acknowledgement, but: " + server.err(), atMost, () -> acked() > acked);
    }

    private static List<Double> values(List<JsonNode> rows) {
        List<Double> values = new ArrayList<>();
        Set<String> times = new HashSet<>();
        for (JsonNode row : rows) {
            assertThat(times.add(row.path("time").stringValue())).as("twice: %s", row).isTrue();
            values.add(row.path("w1_avg").doubleValue());
        }
        return values;
    }

    private static List<Double> expected(SimulatedAgent agent) {
        List<Double> values = new ArrayList<>();
        for (long seq = 1; seq <= agent.made(); seq++) {
            values.add(agent.value(seq));
        }
        return values;
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        isClosing = true;
        try {
            ended.await(40, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.shutdownNow();
    }
}
