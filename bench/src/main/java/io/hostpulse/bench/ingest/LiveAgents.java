package io.hostpulse.bench.ingest;

import io.hostpulse.catalogue.Snapshot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/// Many agents that each send one message per interval over a connection of their own, to our
/// server. Before that they hand over what they would have sent since `start`, `agentBatch`
/// messages a request, over `connections` at once.
///
/// Arguments: see [Plan]; `seconds` is how long they live. Prints `live` when the past is sent, and
/// one JSON object in the end.
public final class LiveAgents {
    private final Plan plan;
    private final Semaphore permits;
    private final LongAdder messages = new LongAdder();
    private final LongAdder missed = new LongAdder();
    private final LongAdder answerMicros = new LongAdder();
    private final LongAccumulator answerMicrosMax = new LongAccumulator(Long::max, 0);

    private LiveAgents(Plan plan) {
        this.plan = plan;
        this.permits = new Semaphore(plan.connections());
    }

    public static void main(String[] args)
            throws IOException, InterruptedException, ExecutionException {
        Plan plan = Plan.of(args);
        Recording recording = Recording.read(plan.recording());
        List<HostMessages> hosts = new ArrayList<>();
        for (int number = 0; number < plan.hosts(); number++) {
            hosts.add(new HostMessages(recording, plan, number));
        }
        new LiveAgents(plan).run(hosts);
    }

    private void run(List<HostMessages> hosts)
            throws IOException, InterruptedException, ExecutionException {
        long began = System.currentTimeMillis() * 1_000;
        List<String> credentials = plan.credentials();
        List<Agent> agents = new ArrayList<>();
        for (int number = 0; number < hosts.size(); number++) {
            agents.add(new Agent(hosts.get(number), credentials.get(number)));
        }
        inParallel(agents, agent -> agent.past(began));
        System.out.println("live");
        long end = System.currentTimeMillis() * 1_000 + plan.seconds() * 1_000_000;
        inParallel(agents, agent -> agent.live(end));
        System.out.printf(
                "{\"messages\":%d,\"missed\":%d,\"answer_ms\":%.2f,\"answer_ms_max\":%.2f}%n",
                messages.sum(),
                missed.sum(),
                answerMicros.sum() / 1e3 / Math.max(1, messages.sum()),
                answerMicrosMax.get() / 1e3);
    }

    @FunctionalInterface
    private interface Work {
        void of(Agent agent) throws IOException, InterruptedException;
    }

    private static void inParallel(List<Agent> agents, Work work)
            throws InterruptedException, ExecutionException {
        List<Future<?>> parts = new ArrayList<>();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Agent agent : agents) {
                parts.add(
                        pool.submit(
                                () -> {
                                    work.of(agent);
                                    return agent;
                                }));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        }
    }

    /// One agent, on its own grid of ticks.
    private final class Agent {
        private final HostMessages messagesOfHost;
        private final String credential;
        private final Batch batch = new Batch();
        private long nextMicros;

        Agent(HostMessages messagesOfHost, String credential) {
            this.messagesOfHost = messagesOfHost;
            this.credential = credential;
            this.nextMicros = plan.startMicros() + messagesOfHost.phaseMicros();
        }

        /// Sends what is older than an instant.
        void past(long untilMicros) throws IOException, InterruptedException {
            permits.acquire();
            try (var connection = new HttpConnection(Target.HOSTPULSE, plan.port())) {
                var snapshot = new Snapshot();
                while (nextMicros < untilMicros) {
                    for (int i = 0; i < plan.agentBatch() && nextMicros < untilMicros; i++) {
                        add(snapshot);
                    }
                    connection.post(batch.take(), credential);
                }
            } finally {
                permits.release();
            }
        }

        /// Sends one message at each tick from now on until an instant; ticks that are over are
        /// skipped, and counted as missed.
        void live(long endMicros) throws IOException, InterruptedException {
            long now = System.currentTimeMillis() * 1_000;
            while (nextMicros < now) {
                nextMicros += Plan.STEP_MILLIS * 1_000;
            }
            Thread.sleep((nextMicros - now) / 1_000);
            try (var connection = new HttpConnection(Target.HOSTPULSE, plan.port())) {
                while (nextMicros < endMicros) {
                    long wait = nextMicros - System.currentTimeMillis() * 1_000;
                    Thread.sleep(Math.max(0, wait / 1_000));
                    skip();
                    permits.acquire();
                    try {
                        add(new Snapshot());
                    } finally {
                        permits.release();
                    }
                    long sent = System.nanoTime();
                    connection.post(batch.take(), credential);
                    long micros = (System.nanoTime() - sent) / 1_000;
                    messages.increment();
                    answerMicros.add(micros);
                    answerMicrosMax.accumulate(micros);
                }
            }
        }

        private void skip() {
            long now = System.currentTimeMillis() * 1_000;
            while (nextMicros + Plan.STEP_MILLIS * 1_000 < now) {
                nextMicros += Plan.STEP_MILLIS * 1_000;
                missed.increment();
            }
        }

        private void add(Snapshot snapshot) {
            batch.add(messagesOfHost.next(nextMicros, snapshot).json());
            nextMicros += Plan.STEP_MILLIS * 1_000;
        }
    }
}
