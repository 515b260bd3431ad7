package io.hostpulse.outputs.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.Load;
import io.hostpulse.catalogue.groups.Network;
import io.hostpulse.outputs.AnyOrder;
import io.hostpulse.outputs.Delivery;
import io.hostpulse.outputs.Delivery.Accepted;
import io.hostpulse.outputs.Delivery.Halted;
import io.hostpulse.outputs.Delivery.Later;
import io.hostpulse.outputs.Delivery.Rejected;
import io.hostpulse.outputs.Delivery.Split;
import io.hostpulse.outputs.Messages;
import io.hostpulse.outputs.OutputOptions.RemoteWrite.Protocol;
import io.hostpulse.outputs.http.FakeReceiver.Knows;
import io.hostpulse.wire.Message;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class RemoteWriteOutputTest {
    private static final String BUILD = "hostpulse_build_info";

    @TempDir private Path directory;
    private FakeReceiver receiver;
    private RemoteWrites outputs;
    private final Snapshot snapshot = new Snapshot();
    private String[] interfaces = {"eth0", "eth1"};

    @BeforeEach
    void start() throws IOException {
        receiver = new FakeReceiver(Knows.V1_AND_V2);
        outputs = RemoteWrites.to(receiver.url());
        outputs.decoder = this::decoded;
    }

    @AfterEach
    void stop() throws IOException {
        receiver.close();
        assertThat(receiver.violations()).isEmpty();
    }

    /// Each message as a snapshot with a load and what came in at the interfaces.
    private Snapshot decoded(Message message) {
        snapshot.clear();
        Identity none = Identity.NONE;
        snapshot.stamp(
                new Identity(
                        none.cluster(), "", "", 1, none.boot(), "web-1", none.ip(), none.mac()),
                ClockReading.NONE,
                message.key().seq(),
                1_000);
        Table load = snapshot.table(Group.LOAD);
        load.addRow();
        load.set(0, Load.W1_AVG, message.key().seq());
        snapshot.status(Group.NETWORK).collected(1);
        Table network = snapshot.table(Group.NETWORK);
        for (String name : interfaces) {
            int row = network.addRow();
            network.set(row, Network.INTERFACE, Text.of(name));
            network.set(row, Network.RECEIVE_BYTES, message.key().seq());
        }
        return snapshot;
    }

    private static long millis(Message message) {
        return message.timeMicros() / 1_000;
    }

    /// The times of a metric's samples, stale markers negative.
    private List<Long> times(String name, String... label) {
        var times = new ArrayList<Long>();
        for (RemoteWriteReader.Sample sample : receiver.samples(name)) {
            if (label.length == 0 || label[1].equals(sample.labels().get(label[0]))) {
                times.add(sample.isStale() ? -sample.millis() : sample.millis());
            }
        }
        return times;
    }

    @Test
    void itGetsItsMessagesOldestFirst() {
        try (var output = outputs.open()) {
            assertThat(output).isNotInstanceOf(AnyOrder.class);
        }
    }

    @Test
    void aMessageArrivesAsSamplesWithLabelsAndMetadata() {
        outputs.labels = List.of("env=prod", "dc=b7");
        try (var output = outputs.open()) {
            assertThat(output.deliver(List.of(Messages.of(7)))).isEqualTo(new Accepted(1));
        }
        RemoteWriteReader.Sample sample =
                receiver.samples("hostpulse_network_receive_bytes_total").getFirst();
        assertThat(sample.labels())
                .containsEntry("interface", "eth0")
                .containsEntry("instance", "web-1")
                .containsEntry("job", "hostpulse")
                .containsEntry("env", "prod")
                .containsEntry("dc", "b7")
                .hasSize(6);
        assertThat(Double.longBitsToDouble(sample.bits())).isEqualTo(7.0);
        assertThat(sample.millis()).isEqualTo(millis(Messages.of(7)));
        RemoteWriteReader.Metadata said =
                Optional.ofNullable(
                                receiver.metadata().get("hostpulse_network_receive_bytes_total"))
                        .orElseThrow();
        assertThat(said.type()).isEqualTo(1);
        assertThat(said.unit()).isEqualTo("bytes");
        assertThat(said.help()).isNotEmpty();
    }

    @Test
    void itFallsBackWhenTheReceiverRefusesTheNewerProtocol() throws IOException {
        receiver.learn(Knows.V1);
        try (var output = outputs.open()) {
            assertThat(output.deliver(Messages.range(1, 3))).isEqualTo(new Accepted(3));
            assertThat(output.deliver(Messages.range(4, 4))).isEqualTo(new Accepted(1));
        }
        assertThat(receiver.samples(BUILD)).hasSize(5);
        assertThat(receiver.requests().stream().filter(r -> isNewer(r)).count()).isEqualTo(1);
        assertThat(outputs.log).singleElement().asString().contains("remote write 1.0");
    }

    private static boolean isNewer(FakeServer.Request request) {
        return request.header("x-prometheus-remote-write-version").equals("2.0.0");
    }

    @Test
    void aReceiverThatDoesNotSayWhatItWroteGetsNothingOutOfOrder() {
        receiver.learn(Knows.V1_AND_V2_SILENTLY);
        try (RemoteWriteOutput output = outputs.open()) {
            assertThat(output.deliver(Messages.range(1, 5))).isEqualTo(new Accepted(5));
            assertThat(receiver.samples(BUILD)).hasSize(5);
        }
    }

    @Test
    void itFallsBackWhenTheReceiverDoesNotSayWhatItWrote() {
        receiver.learn(Knows.V1_ONLY_AND_UNAWARE);
        try (var output = outputs.open()) {
            assertThat(output.deliver(Messages.range(1, 3))).isEqualTo(new Accepted(3));
        }
        assertThat(times(BUILD)).hasSize(4);
    }

    @Test
    void anHourLaterItAsksForTheNewerProtocolAgain() {
        receiver.learn(Knows.V1);
        long[] nanos = {0};
        outputs.nanoTime = () -> nanos[0];
        try (var output = outputs.open()) {
            output.deliver(Messages.range(1, 1));
            receiver.learn(Knows.V1_AND_V2);
            output.deliver(Messages.range(2, 2));
            assertThat(isNewer(receiver.requests().getLast())).isFalse();
            nanos[0] += RemoteWriteCall.OLDER_FOR.toNanos();
            output.deliver(Messages.range(3, 3));
            assertThat(isNewer(receiver.requests().getLast())).isTrue();
        }
    }

    @Test
    void aProtocolThatIsAskedForIsNotChanged() {
        receiver.learn(Knows.V1);
        outputs.protocol = Protocol.V2;
        try (var output = outputs.open()) {
            assertThat(output.deliver(Messages.range(1, 1))).isInstanceOf(Halted.class);
            receiver.learn(Knows.V1_ONLY_AND_UNAWARE);
            assertThat(output.deliver(Messages.range(1, 1))).isInstanceOf(Halted.class);
        }
        outputs.protocol = Protocol.V1;
        try (var output = outputs.open()) {
            assertThat(output.deliver(Messages.range(1, 1))).isEqualTo(new Accepted(1));
        }
    }

    @Test
    void whatTheReceiverCannotDoNowIsSentAgainWithTheSameSamples() {
        try (var output = outputs.open()) {
            for (String status : List.of("500 Oh", "503 Busy", "429 Too Many Requests")) {
                receiver.answerAlways(status, "later", "Retry-After: 7\r\n");
                Delivery delivery = output.deliver(Messages.range(1, 2));
                assertThat(delivery).isInstanceOf(Later.class);
                assertThat(((Later) delivery).notBefore()).isEqualTo(Duration.ofSeconds(7));
                assertThat(((Later) delivery).why()).contains("later");
            }
            receiver.behave();
            assertThat(output.deliver(Messages.range(1, 2))).isEqualTo(new Accepted(2));
        }
        assertThat(receiver.requests().get(0).sent()).isEqualTo(receiver.requests().get(3).sent());
    }

    @Test
    void whatTheReceiverRefusesForGoodIsNotSentAgain() {
        try (var output = outputs.open()) {
            assertThat(output.deliver(Messages.range(1, 1))).isEqualTo(new Accepted(1));
            receiver.answerAlways("400 Bad Request", "label name too long", "");
            assertThat(output.deliver(Messages.range(2, 3))).isInstanceOf(Split.class);
            Delivery delivery = output.deliver(Messages.range(2, 2));
            assertThat(delivery).isInstanceOf(Rejected.class);
            assertThat(((Rejected) delivery).why()).contains("label name too long");
            receiver.answerAlways("413 Content Too Large", "", "");
            assertThat(output.deliver(Messages.range(2, 3))).isInstanceOf(Split.class);
            receiver.answerAlways("404 Not Found", "", "");
            assertThat(output.deliver(Messages.range(2, 3))).isInstanceOf(Halted.class);
            receiver.answerAlways("401 Unauthorized", "", "");
            assertThat(output.deliver(Messages.range(2, 3))).isInstanceOf(Halted.class);
        }
    }

    @Test
    void whatArrivedBeforeAnAnswerWasLostIsNoLoss() {
        try (var output = outputs.open()) {
            output.deliver(Messages.range(1, 1));
            receiver.answer(
                    (request, out) -> {
                        receiver.take(request, new java.io.ByteArrayOutputStream());
                        return false;
                    });
            assertThat(output.deliver(Messages.range(2, 5))).isInstanceOf(Later.class);
            receiver.behave();
            assertThat(output.deliver(Messages.range(2, 8))).isInstanceOf(Split.class);
            for (int seq = 2; seq <= 5; seq++) {
                assertThat(output.deliver(Messages.range(seq, seq))).isEqualTo(new Accepted(1));
            }
            assertThat(output.deliver(Messages.range(6, 8))).isEqualTo(new Accepted(3));
        }
        assertThat(times(BUILD)).hasSize(9);
    }

    @Test
    void whatArrivedBeforeTheLastEndIsNoLoss() {
        try (var output = outputs.open()) {
            output.deliver(Messages.range(1, 5));
        }
        try (var output = outputs.open()) {
            assertThat(output.deliver(Messages.range(3, 3))).isEqualTo(new Accepted(1));
            assertThat(output.deliver(Messages.range(6, 6))).isEqualTo(new Accepted(1));
            Delivery delivery = output.deliver(Messages.range(4, 4));
            assertThat(delivery).isInstanceOf(Rejected.class);
            assertThat(((Rejected) delivery).why()).contains("out of order");
        }
    }

    @Test
    void aMessageFromBeforeTheNewestGoesAlone() {
        List<Message> batch = new ArrayList<>(Messages.range(10, 12));
        batch.addAll(Messages.range(5, 7));
        try (var output = outputs.open()) {
            assertThat(output.deliver(batch)).isEqualTo(new Accepted(3));
            assertThat(output.deliver(batch.subList(3, 6))).isInstanceOf(Rejected.class);
            assertThat(output.deliver(Messages.range(13, 14))).isEqualTo(new Accepted(2));
        }
        assertThat(times(BUILD)).hasSize(6);
    }

    @Test
    void aMessageThatCannotBeReadIsRefusedAndTheOnesBeforeItAreNot() {
        outputs.decoder =
                message -> {
                    if (message.key().seq() == 3) {
                        throw new IOException("torn");
                    }
                    return decoded(message);
                };
        try (var output = outputs.open()) {
            assertThat(output.deliver(Messages.range(1, 5))).isEqualTo(new Accepted(2));
            assertThat(output.deliver(Messages.range(3, 5))).isInstanceOf(Rejected.class);
            assertThat(output.deliver(Messages.range(4, 5))).isEqualTo(new Accepted(2));
        }
    }

    @Test
    void aSeriesEndsWhenItsDeviceIsGoneAndAllEndWithTheOutput() {
        String name = "hostpulse_network_receive_bytes_total";
        try (var output = outputs.open()) {
            output.deliver(Messages.range(1, 2));
            interfaces = new String[] {"eth0"};
            output.deliver(Messages.range(3, 4));
        }
        long first = millis(Messages.of(1));
        assertThat(times(name, "interface", "eth1"))
                .containsExactly(first, first + 1_000, -(first + 2_000));
        assertThat(times(name, "interface", "eth0"))
                .containsExactly(
                        first, first + 1_000, first + 2_000, first + 3_000, -(first + 3_001));
        assertThat(times(BUILD)).last().isEqualTo(-(first + 3_001));
    }

    @Test
    void seriesDoNotEndWhileMessagesWait() {
        try (var output = outputs.open()) {
            output.deliver(Messages.range(1, 2));
            receiver.answerAlways("503 Busy", "", "");
            output.deliver(Messages.range(3, 3));
            receiver.behave();
        }
        assertThat(times(BUILD)).hasSize(2);
    }

    @Test
    void aReceiverThatDoesNotAnswerDelaysTheEndForAMoment() {
        long began;
        try (var output = outputs.open()) {
            output.deliver(Messages.range(1, 2));
            receiver.answer(
                    (_, _) -> {
                        try {
                            Thread.sleep(20_000);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        return false;
                    });
            began = System.nanoTime();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
        assertThat(outputs.log).last().asString().contains("could not end its series");
    }

    @Test
    void largeBatchesGoInSeveralRequests() {
        interfaces = new String[100];
        for (int i = 0; i < interfaces.length; i++) {
            interfaces[i] = "veth" + i;
        }
        try (var output = outputs.open()) {
            Delivery delivery = output.deliver(Messages.range(1, 500));
            assertThat(((Accepted) delivery).count()).isBetween(150, 250);
        }
    }

    @Test
    void itSaysWhoSpeaksAndNeverRepeatsASecret() throws IOException {
        outputs.tenant = Optional.of("team-a");
        outputs.passwordFile = Optional.of(secret("hunter2"));
        try (var output = outputs.open()) {
            output.deliver(Messages.range(1, 1));
            assertThat(receiver.requests().getLast().header("authorization"))
                    .isEqualTo("Basic aG9zdHB1bHNlOmh1bnRlcjI=");
            assertThat(receiver.requests().getLast().header("x-scope-orgid")).isEqualTo("team-a");
            for (String status : List.of("400 No", "401 No", "500 No")) {
                receiver.answerAlways(status, "hunter2 aG9zdHB1bHNlOmh1bnRlcjI=", "");
                assertThat(output.deliver(Messages.range(2, 2)).toString())
                        .contains("(secret)")
                        .doesNotContain("hunter2")
                        .doesNotContain("aG9zdH");
            }
        }
        outputs.passwordFile = Optional.empty();
        outputs.tokenFile = Optional.of(secret("abc.def"));
        receiver.behave();
        try (var output = outputs.open()) {
            output.deliver(Messages.range(3, 3));
            assertThat(receiver.requests().getLast().header("authorization"))
                    .isEqualTo("Bearer abc.def");
        }
    }

    @Test
    void aSecretThatEverybodyMayReadIsNotSent() throws IOException {
        Path file = secret("hunter2");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        outputs.passwordFile = Optional.of(file);
        try (var output = outputs.open()) {
            Delivery delivery = output.deliver(Messages.range(1, 1));
            assertThat(delivery).isInstanceOf(Halted.class);
            assertThat(((Halted) delivery).why()).contains("chmod 600");
            assertThat(receiver.requests()).isEmpty();
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            assertThat(output.deliver(Messages.range(1, 1))).isEqualTo(new Accepted(1));
        }
    }

    private Path secret(String text) throws IOException {
        Path file = Files.createTempFile(directory, "secret", "");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return Files.writeString(file, text + "\n");
    }
}
