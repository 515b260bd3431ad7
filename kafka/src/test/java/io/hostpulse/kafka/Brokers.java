package io.hostpulse.kafka;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A real Kafka cluster of a test: each broker a process of its own, controller and broker in one,
/// on the loopback and free ports, with its data in a temporary directory. Ends with the test's
/// process at the latest.
public final class Brokers implements AutoCloseable {
    private static final long START_SECONDS = 180;

    private final Path directory;
    private final List<Broker> brokers = new ArrayList<>();

    private Brokers(Path directory) {
        this.directory = directory;
    }

    /// Starts a cluster and waits until all its brokers are known.
    public static Brokers start(int count) throws Exception {
        return start(count, Optional.empty());
    }

    /// Starts a cluster that may be asked through encrypted connections too.
    static Brokers start(int count, Optional<Broker.Tls> tls) throws Exception {
        Path memory = Path.of("/dev/shm");
        Path directory =
                Files.isWritable(memory)
                        ? Files.createTempDirectory(memory, "hostpulse-kafka")
                        : Files.createTempDirectory("hostpulse-kafka");
        var cluster = new Brokers(directory);
        Runtime.getRuntime().addShutdownHook(new Thread(cluster::close, "end-kafka"));
        List<Integer> ports = Ports.free(Broker.PORTS * count);
        for (int i = 0; i < count; i++) {
            cluster.brokers.add(new Broker(directory, i, count, ports, tls));
        }
        for (Broker broker : cluster.brokers) {
            broker.start();
        }
        cluster.awaitBrokers(count);
        return cluster;
    }

    /// The brokers' addresses for anybody.
    public List<String> addresses() {
        return brokers.stream().map(Broker::address).toList();
    }

    /// The brokers' addresses for who logs in with SCRAM.
    public List<String> loginAddresses() {
        return brokers.stream().map(Broker::loginAddress).toList();
    }

    /// The brokers' addresses for who shows a certificate.
    List<String> tlsAddresses() {
        return brokers.stream().map(Broker::tlsAddress).toList();
    }

    /// The brokers' encrypted addresses for who logs in.
    List<String> tlsLoginAddresses() {
        return brokers.stream().map(Broker::tlsLoginAddress).toList();
    }

    /// A client that may do everything.
    public Admin admin() {
        return Admin.create(
                Map.of(
                        "bootstrap.servers", addresses(),
                        "request.timeout.ms", 5_000,
                        "default.api.timeout.ms", 60_000));
    }

    /// Waits until so many brokers are there.
    public void awaitBrokers(int count) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        try (Admin admin = admin()) {
            while (true) {
                try {
                    if (admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).size() == count) {
                        return;
                    }
                } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
                    if (System.nanoTime() - end > 0) {
                        throw new IOException("no cluster: see " + directory + "/*/log", e);
                    }
                }
                if (System.nanoTime() - end > 0) {
                    throw new IOException("not " + count + " brokers: see " + directory + "/*/log");
                }
                Thread.sleep(100);
            }
        }
    }

    /// Makes a topic that all brokers have.
    public void makeTopic(String name, int partitions, Map<String, String> settings)
            throws Exception {
        try (Admin admin = admin()) {
            short replicas = (short) brokers.size();
            admin.createTopics(List.of(new NewTopic(name, partitions, replicas).configs(settings)))
                    .all()
                    .get(60, TimeUnit.SECONDS);
        }
    }

    /// Sets one setting of a topic, and waits until the brokers know it.
    public void configure(String topic, String key, String value) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var change = new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
        try (Admin admin = admin()) {
            admin.incrementalAlterConfigs(Map.of(resource, List.of(change)))
                    .all()
                    .get(60, TimeUnit.SECONDS);
        }
    }

    /// All records of a topic, each partition in its order.
    public List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        addresses(),
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest");
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            for (var info : consumer.partitionsFor(topic)) {
                var partition = new TopicPartition(topic, info.partition());
                consumer.assign(List.of(partition));
                long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
                consumer.seekToBeginning(List.of(partition));
                while (consumer.position(partition) < end) {
                    consumer.poll(Duration.ofMillis(200)).forEach(all::add);
                }
            }
        }
        return all;
    }

    /// The broker that leads a topic's partition.
    public int leader(String topic, int partition) throws Exception {
        try (Admin admin = admin()) {
            return admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(60, TimeUnit.SECONDS)
                    .getOrDefault(topic, null)
                    .partitions()
                    .get(partition)
                    .leader()
                    .id();
        }
    }

    /// `kill -9` of a broker.
    public void kill(int broker) throws InterruptedException {
        brokers.get(broker).kill();
    }

    /// Starts a killed broker again.
    public void restart(int broker) throws IOException {
        brokers.get(broker).start();
    }

    /// Freezes a broker: its connections stand, and nobody answers.
    public void freeze(int broker) throws Exception {
        brokers.get(broker).signal("STOP");
    }

    /// Lets a frozen broker go on.
    public void thaw(int broker) throws Exception {
        brokers.get(broker).signal("CONT");
    }

    @Override
    public void close() {
        for (Broker broker : brokers) {
            try {
                broker.kill();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        remove(directory);
    }

    private static void remove(Path tree) {
        if (!Files.isDirectory(tree)) {
            return;
        }
        Optional<IOException> failure = Optional.empty();
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            failure = Optional.of(e);
        }
        failure.ifPresent(e -> System.err.println("cannot remove " + tree + ": " + e));
    }
}
