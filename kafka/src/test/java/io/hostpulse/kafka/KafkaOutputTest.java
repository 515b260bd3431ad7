package io.hostpulse.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.outputs.Delivery;
import io.hostpulse.outputs.Delivery.Accepted;
import io.hostpulse.outputs.Delivery.Halted;
import io.hostpulse.outputs.Delivery.Later;
import io.hostpulse.outputs.Delivery.Rejected;
import io.hostpulse.outputs.Delivery.Split;
import io.hostpulse.outputs.GapReport;
import io.hostpulse.outputs.Messages;
import io.hostpulse.outputs.OutputOptions.Kafka.Compression;
import io.hostpulse.wire.Message;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// What the output tells the pump when a real broker refuses, is away, or asks for a login.
final class KafkaOutputTest {
    private static final long FAR_MICROS = TimeUnit.DAYS.toMicros(30);

    private static Brokers brokers;
    private static int topics;

    @TempDir private Path directory;

    @BeforeAll
    static void start() throws Exception {
        brokers = Brokers.start(1);
    }

    @AfterAll
    static void stop() {
        brokers.close();
    }

    private static String topic(Map<String, String> settings) throws Exception {
        String name = "topic" + ++topics;
        brokers.makeTopic(name, 3, settings);
        return name;
    }

    private static KafkaOutput open(String topic) {
        return Outlets.open(brokers.addresses(), topic, Compression.NONE, Duration.ofSeconds(10));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static List<Long> seqs(String topic) {
        List<Long> seqs = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : brokers.read(topic)) {
            seqs.add(Long.parseLong(header(record, "seq")));
        }
        return seqs;
    }

    /// Text that no codec makes smaller.
    private static Message large(long seq, int bytes) {
        var text = new StringBuilder();
        var random = new Random(seq);
        while (text.length() < bytes) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return Messages.with(seq, text.toString());
    }

    @Test
    void aRecordIsKeyedByTheAgentAndNamesItsMessage() throws Exception {
        String topic = topic(Map.of());
        Message message = Messages.of(7);
        try (KafkaOutput output = open(topic)) {
            assertThat(output.deliver(List.of(message))).isEqualTo(new Accepted(1));
        }
        ConsumerRecord<byte[], byte[]> record = brokers.read(topic).getFirst();
        assertThat(new String(record.key(), StandardCharsets.UTF_8))
                .isEqualTo(message.key().agent());
        assertThat(header(record, "agent")).isEqualTo(message.key().agent());
        assertThat(header(record, "journal")).isEqualTo(message.key().journal());
        assertThat(header(record, "epoch")).isEqualTo("1");
        assertThat(header(record, "seq")).isEqualTo("7");
        assertThat(record.timestamp()).isEqualTo(message.timeMicros() / 1_000);
        assertThat(record.value()).isEqualTo(message.json());
    }

    @Test
    void allOfAnAgentStandInOnePartitionInTheirOrder() throws Exception {
        String topic = topic(Map.of());
        try (KafkaOutput output = open(topic)) {
            for (int from = 1; from <= 400; from += 40) {
                output.deliver(Messages.range(from, from + 39));
            }
        }
        assertThat(brokers.read(topic))
                .extracting(ConsumerRecord::partition)
                .containsOnly(brokers.read(topic).getFirst().partition());
        assertThat(seqs(topic)).hasSize(400).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aMessageThatIsTooLargeForTheTopicIsRefusedAloneAndDelaysNoOther() throws Exception {
        String topic = topic(Map.of("max.message.bytes", "20000"));
        List<Message> batch = new ArrayList<>(Messages.range(1, 9));
        batch.add(4, large(100, 30_000));
        try (KafkaOutput output = open(topic)) {
            Delivery delivery = output.deliver(batch);
            assertThat(delivery).isInstanceOf(Accepted.class);
            assertThat(((Accepted) delivery).count()).isEqualTo(10);
            assertThat(((Accepted) delivery).refused()).hasSize(1);
            assertThat(((Accepted) delivery).refused().getFirst().index()).isEqualTo(4);
        }
        assertThat(seqs(topic)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void aMessageThatIsTooLargeForTheClientIsRefusedToo() throws Exception {
        String topic = topic(Map.of());
        try (KafkaOutput output = open(topic)) {
            Delivery delivery =
                    output.deliver(List.of(large(1, KafkaOutput.BUFFER_BYTES), Messages.of(2)));
            assertThat(((Accepted) delivery).refused()).hasSize(1);
        }
        assertThat(seqs(topic)).containsExactly(2L);
    }

    @Test
    void aTimeThatTheBrokerWillNotHaveIsFoundByHalvesAndRefused() throws Exception {
        String topic = topic(Map.of());
        Message of = Messages.of(2);
        long far = System.currentTimeMillis() * 1_000 + FAR_MICROS;
        Message future = new Message(of.key(), far, of.json());
        try (KafkaOutput output = open(topic)) {
            assertThat(output.deliver(List.of(Messages.of(1), future))).isInstanceOf(Split.class);
            assertThat(output.deliver(List.of(Messages.of(1)))).isEqualTo(new Accepted(1));
            assertThat(output.deliver(List.of(future))).isInstanceOf(Rejected.class);
            assertThat(output.deliver(List.of(Messages.of(3)))).isEqualTo(new Accepted(1));
        }
        assertThat(seqs(topic)).containsExactly(1L, 3L);
    }

    @Test
    void aTopicThatIsNotThereHaltsUntilItIsMade() throws Exception {
        try (KafkaOutput output =
                Outlets.open(
                        brokers.addresses(), "later", Compression.GZIP, Duration.ofSeconds(3))) {
            Delivery delivery = output.deliver(Messages.range(1, 3));
            assertThat(delivery).isInstanceOf(Halted.class);
            assertThat(((Halted) delivery).why()).contains("topic later");
            brokers.makeTopic("later", 1, Map.of());
            assertThat(output.deliver(Messages.range(1, 3))).isEqualTo(new Accepted(3));
        }
        assertThat(seqs("later")).containsExactly(1L, 2L, 3L);
    }

    @Test
    void nobodyThereIsLaterWithinTheBound() throws Exception {
        String nobody = "127.0.0.1:" + Ports.free(1).getFirst();
        try (KafkaOutput output =
                Outlets.open(List.of(nobody), "topic", Compression.ZSTD, Duration.ofSeconds(2))) {
            long from = System.nanoTime();
            Delivery delivery = output.deliver(Messages.range(1, 500));
            assertThat(System.nanoTime() - from).isLessThan(TimeUnit.SECONDS.toNanos(5));
            assertThat(delivery).isInstanceOf(Later.class);
            assertThat(((Later) delivery).why()).contains(nobody, "is a broker there?");
        }
    }

    @Test
    void aNameThatDoesNotResolveIsLater() {
        try (KafkaOutput output =
                Outlets.open(
                        List.of("nobody.invalid:9092"),
                        "topic",
                        Compression.ZSTD,
                        Duration.ofSeconds(2))) {
            assertThat(output.deliver(Messages.range(1, 1))).isInstanceOf(Later.class);
        }
    }

    @Test
    void aFrozenBrokerIsLaterWithinTheBoundAndCostsNoOrder() throws Exception {
        String topic = topic(Map.of());
        try (KafkaOutput output =
                Outlets.open(brokers.addresses(), topic, Compression.ZSTD, Duration.ofSeconds(2))) {
            assertThat(output.deliver(Messages.range(1, 10))).isEqualTo(new Accepted(10));
            brokers.freeze(0);
            long from = System.nanoTime();
            try {
                assertThat(output.deliver(Messages.range(11, 20))).isInstanceOf(Later.class);
                assertThat(System.nanoTime() - from).isLessThan(TimeUnit.SECONDS.toNanos(10));
            } finally {
                brokers.thaw(0);
            }
            int from11 = 11;
            while (from11 <= 30) {
                Delivery delivery = output.deliver(Messages.range(from11, 30));
                from11 += delivery instanceof Accepted accepted ? accepted.count() : 0;
            }
        }
        List<Long> distinct = seqs(topic).stream().distinct().toList();
        assertThat(distinct).hasSize(30).isSorted();
    }

    private Path password(String text) throws Exception {
        Path file = Files.createTempFile(directory, "password", "");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return Files.writeString(file, text + "\n");
    }

    private static void makeUser(String name, String password) throws Exception {
        try (Admin admin = brokers.admin()) {
            var info = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4_096);
            admin.alterUserScramCredentials(
                            List.of(new UserScramCredentialUpsertion(name, info, password)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void aLoginIsProvenWithThePasswordOfTheFile() throws Exception {
        String topic = topic(Map.of());
        String odd = "correct \"horse\" \\ 馬; required";
        makeUser("agents", odd);
        try (KafkaOutput output =
                Outlets.open(brokers.loginAddresses(), topic, "agents", password(odd))) {
            assertThat(output.deliver(Messages.range(1, 2))).isEqualTo(new Accepted(2));
        }
        try (KafkaOutput output =
                Outlets.open(brokers.loginAddresses(), topic, "agents", password("wrong"))) {
            Delivery delivery = output.deliver(Messages.range(3, 4));
            assertThat(delivery).isInstanceOf(Halted.class);
            assertThat(((Halted) delivery).why()).contains("uthentication").doesNotContain("wrong");
        }
        assertThat(seqs(topic)).containsExactly(1L, 2L);
    }

    @Test
    void aFileThatEverybodyMayReadIsNotUsed() throws Exception {
        Path open = password("secret");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        try (KafkaOutput output = Outlets.open(brokers.loginAddresses(), "topic", "agents", open)) {
            Delivery delivery = output.deliver(Messages.range(1, 1));
            assertThat(delivery).isInstanceOf(Halted.class);
            assertThat(((Halted) delivery).why()).contains("chmod 600").doesNotContain("secret");
        }
    }

    @Test
    void aMissingRightHalts() throws Exception {
        String topic = topic(Map.of());
        makeUser("reader", "password");
        try (Admin admin = brokers.admin()) {
            admin.createAcls(
                            List.of(
                                    new AclBinding(
                                            new ResourcePattern(
                                                    ResourceType.TOPIC, topic, PatternType.LITERAL),
                                            new AccessControlEntry(
                                                    "User:reader",
                                                    "*",
                                                    AclOperation.WRITE,
                                                    AclPermissionType.DENY))))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
        try (KafkaOutput output =
                Outlets.open(brokers.loginAddresses(), topic, "reader", password("password"))) {
            Delivery delivery = output.deliver(Messages.range(1, 1));
            assertThat(delivery).isInstanceOf(Halted.class);
            assertThat(((Halted) delivery).why()).contains("Not authorized", topic);
        }
    }

    @Test
    void gapsAreReportedWhereTheMessagesStand() throws Exception {
        String topic = topic(Map.of());
        Message message = Messages.of(9);
        var gap = new GapReport(message.key().journal(), 1, 3, 8, GapReport.Cause.EXPIRED);
        try (KafkaOutput output = open(topic)) {
            assertThat(output.reportGaps(List.of(gap))).isInstanceOf(Later.class);
            output.deliver(List.of(message));
            assertThat(output.reportGaps(List.of(gap))).isEqualTo(new Accepted(1));
        }
        List<ConsumerRecord<byte[], byte[]>> records = brokers.read(topic);
        assertThat(records).hasSize(2);
        assertThat(records.getLast().partition()).isEqualTo(records.getFirst().partition());
        assertThat(header(records.getLast(), "gap")).isEqualTo("expired");
        assertThat(new String(records.getLast().value(), StandardCharsets.UTF_8))
                .isEqualTo(gap.json(message.key().agent()));
    }
}
