package io.hostpulse.kafka;

import io.hostpulse.catalogue.MonotonicClock;
import io.hostpulse.server.Inbox;
import io.hostpulse.server.KafkaChoice;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Reads a topic into a server, as one of a group of servers: the thread `hostpulse-kafka`, which
/// makes its client anew after whatever failed, until it is closed.
///
/// Kafka shares the topic's partitions among the group; how far each is read stands in the servers'
/// store alone, in the very transaction that keeps the messages ([PartitionReading]).
public final class KafkaFeed implements AutoCloseable {
    /// How long a server may be silent before its partitions go to others.
    private static final Duration SILENCE_MAX = Duration.ofSeconds(10);

    /// How much a fetch may bring, in bytes as the brokers keep it.
    private static final int FETCH_BYTES = 8 << 20;

    /// A fetch is answered when so much is there, in bytes, or after this time: a commit for many
    /// messages costs little more than one for a single message.
    private static final int FETCH_BYTES_MIN = 64 << 10;

    private static final int FETCH_MILLIS = 250;

    private static final long PAUSE_SECONDS_MAX = 30;

    private final Cluster cluster;
    private final String topic;
    private final String group;
    private final Inbox inbox;
    private final AsideFile aside;
    private final MonotonicClock nanoTime;
    private final Consumer<String> log;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private String trouble = "";

    /// @param choice the topic that is read
    /// @param inbox where the records go; used by this feed's thread alone
    /// @param folder where records that are not kept are set aside
    /// @param nanoTime the monotonic clock, in nanoseconds
    /// @param wall the wall clock
    /// @param log takes one line per event
    private KafkaFeed(
            KafkaChoice choice,
            Inbox inbox,
            Path folder,
            MonotonicClock nanoTime,
            Supplier<Instant> wall,
            Consumer<String> log) {
        this.cluster = Cluster.of(choice);
        this.topic = choice.topic();
        this.group = choice.group();
        this.inbox = inbox;
        this.aside = new AsideFile(folder, AsideFile.BYTES_MAX, wall, log);
        this.nanoTime = nanoTime;
        this.log = log;
        this.thread = Thread.ofPlatform().name("hostpulse-kafka").unstarted(this::run);
    }

    /// Begins to read. Brokers that are not there are waited for.
    public static KafkaFeed start(
            KafkaChoice choice,
            Inbox inbox,
            Path folder,
            MonotonicClock nanoTime,
            Supplier<Instant> wall,
            Consumer<String> log) {
        var feed = new KafkaFeed(choice, inbox, folder, nanoTime, wall, log);
        feed.cluster.warning().ifPresent(log);
        feed.thread.start();
        return feed;
    }

    private void run() {
        long pause = 1;
        while (!isClosing(0)) {
            try {
                read();
                pause = 1;
            } catch (WakeupException e) {
                return;
            } catch (Misconfigured e) {
                failed(cluster.place() + ": " + e.why());
            } catch (KafkaException e) {
                failed(Fate.text(cluster.place() + ": reading topic " + topic, e));
            } catch (RuntimeException | Error e) {
                // An error too: what was in hand is not committed and is read again, and a feed
                // whose thread has ended would be read by nobody until the server starts again.
                failed(cluster.place() + ": reading topic " + topic + " has a bug: " + e);
            }
            if (isClosing(pause)) {
                return;
            }
            pause = Math.min(PAUSE_SECONDS_MAX, 2 * pause);
        }
    }

    private void read() throws Misconfigured {
        Map<String, Object> properties = cluster.properties();
        add(properties);
        try (KafkaConsumer<byte[], byte[]> made =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer = made;
            var reading =
                    new PartitionReading(made, topic, group, inbox, aside, nanoTime, log, closing);
            if (made.partitionsFor(topic).isEmpty()) {
                throw new Misconfigured("topic " + topic + " is not there; it has to be made");
            }
            made.subscribe(List.of(topic), reading);
            while (!isClosing(0)) {
                reading.step();
                worked();
            }
        } finally {
            consumer = null;
        }
    }

    private void add(Map<String, Object> properties) {
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "hostpulse-server");
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        // The store says how far the topic is read; what Kafka is told is for people who look.
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName());
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) SILENCE_MAX.toMillis());
        properties.put(
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) SILENCE_MAX.toMillis() / 4);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Inbox.LETTERS_MAX);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, FETCH_BYTES_MIN);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_MILLIS);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 30_000);
    }

    /// Says what failed when it begins and when it changes.
    private void failed(String why) {
        if (!why.equals(trouble)) {
            trouble = why;
            log.accept("cannot read the feed and will try again: " + why);
        }
    }

    private void worked() {
        if (!trouble.isEmpty()) {
            trouble = "";
            log.accept(cluster.place() + ": topic " + topic + " is read again");
        }
    }

    private boolean isClosing(long seconds) {
        try {
            return closing.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// Keeps what is in hand, leaves the group, so that others go on at once; within some 15 s. May
    /// be called twice.
    @Override
    public void close() {
        closing.countDown();
        KafkaConsumer<byte[], byte[]> running = consumer;
        if (running != null) {
            running.wakeup();
        }
        try {
            if (!thread.join(Duration.ofSeconds(15))) {
                thread.interrupt();
                thread.join(Duration.ofSeconds(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        aside.close();
    }
}
