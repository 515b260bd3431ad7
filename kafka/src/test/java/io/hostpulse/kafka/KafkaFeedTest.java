package io.hostpulse.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.outputs.Messages;
import io.hostpulse.outputs.Output;
import io.hostpulse.server.Inbox;
import io.hostpulse.server.Inbox.Trust;
import io.hostpulse.server.KafkaChoice;
import io.hostpulse.server.Server;
import io.hostpulse.server.ServerClock;
import io.hostpulse.server.ServerConfig;
import io.hostpulse.store.Feeds;
import io.hostpulse.store.HostSummary;
import io.hostpulse.store.Overtaken;
import io.hostpulse.store.Store;
import io.hostpulse.store.StoreException;
import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.Stores;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// A server that reads a real broker's topic.
final class KafkaFeedTest {
    private static final String AGENT = Messages.of(1).key().agent();

    private static Brokers brokers;
    private static int topics;

    @TempDir private Path folder;
    private String topic;
    private Store store;
    private final AtomicBoolean isAway = new AtomicBoolean();
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final List<AutoCloseable> running = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        brokers = Brokers.start(1);
    }

    @AfterAll
    static void stop() {
        brokers.close();
    }

    @BeforeEach
    void open() throws Exception {
        topic = "feed" + ++topics;
        brokers.makeTopic(topic, 3, Map.of());
        store = thatCanBeAway(Stores.memory(StoreLimits.DEFAULT));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : running.reversed()) {
            each.close();
        }
    }

    private Store thatCanBeAway(Store real) {
        return (Store)
                Proxy.newProxyInstance(
                        Store.class.getClassLoader(),
                        new Class<?>[] {Store.class},
                        (_, method, arguments) -> {
                            if (isAway.get() && method.getName().equals("ingest")) {
                                throw new StoreException(
                                        StoreException.Kind.UNAVAILABLE,
                                        "it is away",
                                        new IllegalStateException("away"));
                            }
                            try {
                                return method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private Server server(String name) throws Exception {
        Path data = Files.createDirectories(folder.resolve(name));
        Server server =
                Server.start(
                        ServerConfig.standard(data).withPort(0),
                        store,
                        ServerClock.system(),
                        log::add);
        running.add(server);
        return server;
    }

    private KafkaFeed feed(Server server) {
        return feed(server.inbox(Trust.TOPIC));
    }

    private KafkaFeed feed(Inbox inbox) {
        var choice =
                new KafkaChoice(
                        brokers.addresses(),
                        topic,
                        "servers-" + topic,
                        Trust.TOPIC,
                        new KafkaChoice.Security(
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                KafkaChoice.Mechanism.SCRAM_SHA_512));
        KafkaFeed feed =
                KafkaFeed.start(
                        choice,
                        inbox,
                        folder,
                        System::nanoTime,
                        Instant::now,
                        log::add);
        running.add(feed);
        return feed;
    }

    private void send(long from, long to) {
        try (Output output = Outlets.open(brokers.addresses(), topic)) {
            output.deliver(Messages.range(from, to));
        }
    }

    private void write(byte[] value) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers.addresses());
        try (var producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            byte[] key = AGENT.getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(topic, key, value)).get(30, TimeUnit.SECONDS);
        }
    }

    private void await(long messages) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (kept() < messages) {
            assertThat(System.nanoTime()).as("%s of %s: %s", kept(), messages, log).isLessThan(end);
            Thread.sleep(20);
        }
        assertThat(kept()).isEqualTo(messages);
        assertThat(store.completeness(AGENT).unexplained()).isZero();
    }

    private long kept() throws StoreException {
        return store.host(AGENT).map(HostSummary::messages).orElse(0L);
    }

    private long readFromBeginning() {
        return log.stream().filter(line -> line.endsWith("from its beginning")).count();
    }

    @Test
    void whatStandsInTheTopicIsKeptOnceAndANewStartGoesOnWhereTheStoreSays() throws Exception {
        send(1, 200);
        Server server = server("one");
        KafkaFeed feed = feed(server);
        await(200);
        send(201, 300);
        await(300);
        feed.close();
        send(301, 400);
        feed(server);
        await(400);
        assertThat(log).anyMatch(line -> line.contains("from record 300"));
        assertThat(readFromBeginning()).isEqualTo(5);
    }

    @Test
    void whatIsNoMessageIsSetAsideWithItsPlaceAndSaidOnce() throws Exception {
        send(1, 2);
        write("garbage \" one".getBytes(StandardCharsets.UTF_8));
        write(null);
        write(new byte[] {0, 1, 2});
        send(3, 4);
        feed(server("one"));
        await(4);
        List<String> lines = Files.readAllLines(folder.resolve("kafka-aside.ndjson"));
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst())
                .contains("\"feed\":\"kafka/servers-" + topic + "/" + topic, "\"offset\":2,")
                .contains("\"value\":\"Z2FyYmFnZSAiIG9uZQ==\"");
        assertThat(log).filteredOn(line -> line.contains("is not kept and set aside")).hasSize(1);
    }

    @Test
    void aStoreThatIsAwayIsWaitedForAndNothingIsLost() throws Exception {
        send(1, 50);
        isAway.set(true);
        feed(server("one"));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (log.stream().noneMatch(line -> line.startsWith("reading waits for the store"))) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
        }
        send(51, 60);
        isAway.set(false);
        await(60);
    }

    @Test
    void anErrorEndsNoFeedAndLosesNothing() throws Exception {
        send(1, 50);
        Inbox inbox = server("one").inbox(Trust.TOPIC);
        AtomicInteger left = new AtomicInteger(2);
        feed(
                new Inbox() {
                    @Override
                    public Feeds.Claim claim(String feed) throws StoreException {
                        return inbox.claim(feed);
                    }

                    @Override
                    public void take(List<Parcel> parcels, Aside aside)
                            throws StoreException, Overtaken, InterruptedException {
                        if (left.getAndDecrement() > 0) {
                            throw new StackOverflowError("as a bug makes it");
                        }
                        inbox.take(parcels, aside);
                    }
                });
        await(50);
        assertThat(log).anyMatch(line -> line.contains("has a bug: java.lang.StackOverflowError"));
        assertThat(log).anyMatch(line -> line.endsWith("is read again"));
    }

    @Test
    void whoTakesAPartitionOverIsTheOnlyOneThatKeepsAndTheGroupsMemberTakesItBack()
            throws Exception {
        send(1, 20);
        feed(server("one"));
        await(20);
        for (int partition = 0; partition < 3; partition++) {
            store.feeds().claim("kafka/servers-" + topic + "/" + topic + "/" + partition);
        }
        send(21, 40);
        await(40);
        assertThat(log).anyMatch(line -> line.contains("was taken over by another server"));
        assertThat(log).anyMatch(line -> line.contains("from record 20"));
    }

    @Test
    void twoServersShareThePartitionsAndWhoIsLeftTakesAll() throws Exception {
        Server one = server("one");
        KafkaFeed first = feed(one);
        send(1, 20);
        await(20);
        feed(server("two"));
        send(21, 40);
        await(40);
        first.close();
        send(41, 60);
        await(60);
    }
}
