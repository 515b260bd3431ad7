package io.hostpulse.wire;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.CpuTime;
import io.hostpulse.catalogue.groups.DiskDevice;
import io.hostpulse.catalogue.groups.Filesystem;
import io.hostpulse.catalogue.groups.Load;
import io.hostpulse.catalogue.groups.Net;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

class MessageEncoderTest {
    private final Snapshot snapshot = new Snapshot();
    private final MessageEncoder encoder = new MessageEncoder();

    private String json() {
        return new String(encoder.encode(snapshot).json(), UTF_8);
    }

    private static int add(Table table, String label) {
        int row = table.addRow();
        table.set(row, 0, Text.of(label));
        return row;
    }

    @Test
    void anEmptySnapshotSaysOnlyWhatAMessageMustSay() {
        assertThat(json())
                .isEqualTo(
                        "{\"schema\":1,\"agent\":\"\",\"journal\":\"\",\"epoch\":0,\"seq\":0,"
                                + "\"hostname\":\"\",\"time\":\"1970-01-01T00:00:00.000Z\","
                                + "\"clock\":{\"source\":\"none\",\"synchronized\":false,"
                                + "\"wall\":\"1970-01-01T00:00:00.000Z\"},\"interval_s\":0,"
                                + "\"status\":{}}");
    }

    @Test
    void aMessageTakesTheBytesThatItIsGivenWhereTheyAreEnough() {
        Message first = encoder.encode(snapshot);
        byte[] json = first.json();
        snapshot.stamp(SampleSnapshot.identity(), SampleSnapshot.clock(), 123, 1_000);
        Message longer = encoder.encode(snapshot, first.bytes());
        assertThat(longer.bytes()).isNotSameAs(first.bytes());
        assertThat(first.json()).isEqualTo(json);

        snapshot.clear();
        Message last = encoder.encode(snapshot, longer.bytes());
        assertThat(last.bytes()).isSameAs(longer.bytes());
        assertThat(last.length()).isLessThan(last.bytes().length);
        assertThat(last.json()).hasSize(last.length()).endsWith('}');
    }

    @Test
    void theKeyAndTheTimeStandBesideTheBytes() {
        snapshot.stamp(SampleSnapshot.identity(), SampleSnapshot.clock(), 123, 1_000);
        Message message = encoder.encode(snapshot);
        Identity identity = SampleSnapshot.identity();
        assertThat(message.key())
                .isEqualTo(new MessageKey(identity.agent(), identity.journal(), 7, 123));
        assertThat(message.timeMicros()).isEqualTo(SampleSnapshot.clock().timeMicros());
    }

    @Test
    void aMessageDoesNotChangeWithTheNextOne() {
        Message message = encoder.encode(SampleSnapshot.snapshot());
        byte[] before = message.json().clone();
        encoder.encode(snapshot);
        assertThat(message.json()).isEqualTo(before);
    }

    @Test
    void eachMessageSaysWhoseItIsWhenThatChanges() {
        Identity identity = SampleSnapshot.identity();
        Identity later = identity.numbered("0198c0de-0000-7000-8000-000000000001", 8);
        for (Identity speaker : List.of(identity, identity, later, identity)) {
            snapshot.stamp(speaker, SampleSnapshot.clock(), 123, 1_000);
            var fresh = new MessageEncoder();
            assertThat(json()).isEqualTo(new String(fresh.encode(snapshot).json(), UTF_8));
            assertThat(json()).contains("\"journal\":\"" + speaker.journal() + "\"");
        }
    }

    @Test
    void anAbsentCellIsLeftOutAndZeroIsNot() {
        Table load = snapshot.table(Group.LOAD);
        load.addRow();
        load.set(0, Load.W5_AVG, 0);
        assertThat(json()).contains("\"interval_s\":0,\"load\":{\"w5_avg\":0},\"status\"");
    }

    @Test
    void aGroupWithoutAnyValueIsLeftOut() {
        snapshot.table(Group.LOAD).addRow();
        assertThat(json()).doesNotContain("load");
    }

    @Test
    void aParentStandsForItsChildrenThoughItHasNoRow() {
        int row = add(snapshot.table(Group.DISK_DEVICE), "sda");
        snapshot.table(Group.DISK_DEVICE).set(row, DiskDevice.CAP, 15);
        assertThat(json()).contains(",\"disk\":{\"devices\":[{\"name\":\"sda\",\"cap\":1.5}]},");
    }

    @Test
    void aKeyIsNotRepeatedInItsRow() {
        int row = add(snapshot.table(Group.NET), "eth0");
        snapshot.table(Group.NET).set(row, Net.ERRIN, 3);
        add(snapshot.table(Group.NET), "lo");
        assertThat(json()).contains("\"net\":{\"eth0\":{\"errin\":3},\"lo\":{}}");
    }

    @Test
    void ofTwoEqualKeysTheFirstIsWritten() {
        Table net = snapshot.table(Group.NET);
        net.addRow();
        net.set(0, Net.NAME, Text.of(new byte[] {(byte) 0xff}, 0, 1));
        net.set(0, Net.ERRIN, 1);
        net.set(add(net, "\\xff"), Net.ERRIN, 2);
        for (int i = 0; i < 200; i++) {
            add(net, "veth" + i);
            add(net, "veth" + i);
        }
        String json = json();
        assertThat(json).contains("\"\\\\xff\":{\"errin\":1}").doesNotContain("\"errin\":2");
        assertThat(json.split("\"veth7\"", -1)).hasSize(2);
        assertThat(json()).as("the keys are forgotten").isEqualTo(json);
    }

    @Test
    void booleansAreTrueOrFalse() {
        Table table = snapshot.table(Group.FILESYSTEM);
        table.set(add(table, "/"), Filesystem.READONLY, 0);
        table.set(add(table, "/usr"), Filesystem.READONLY, 1);
        assertThat(json()).contains("\"readonly\":false").contains("\"readonly\":true");
    }

    @Test
    void onlyWhatMustBeEscapedIsEscaped() {
        String text = "\"\\\0\b\n\u001f\u007f\u2028\u2029/数𝄞";
        add(snapshot.table(Group.FILESYSTEM), text);
        snapshot.status(Group.LOAD).worsen(State.FAILED, text);
        String escaped = "\\\"\\\\\\u0000\\u0008\\u000a\\u001f\u007f\u2028\u2029/数𝄞";
        assertThat(json())
                .contains("\"mountpoint\":\"" + escaped + "\"")
                .contains("\"why\":\"" + escaped + "\"");
    }

    @Test
    void anUnpairedSurrogateBecomesAQuestionMark() {
        snapshot.status(Group.LOAD).worsen(State.FAILED, "a\ud834b\udd1e\ud834");
        assertThat(json()).contains("\"why\":\"a?b??\"");
    }

    @Test
    void aStatusHasItsReasonAndItsTargets() {
        snapshot.status(Group.LOAD).collected(200);
        snapshot.status(Group.DISK_DEVICE).collected(1_500);
        snapshot.status(Group.DISK_DEVICE).target("sdb", State.DENIED, "EPERM");
        assertThat(json())
                .endsWith(
                        "\"status\":{\"load\":{\"state\":\"ok\",\"ms\":0.2},"
                                + "\"disk_device\":{\"state\":\"denied\",\"ms\":1.5,"
                                + "\"why\":\"sdb: EPERM\",\"targets\":[{\"name\":\"sdb\","
                                + "\"state\":\"denied\",\"why\":\"EPERM\"}]}}}");
    }

    @Test
    void aClockThatIsNotSynchronizedSaysWhy() {
        ClockReading clock = SampleSnapshot.clock();
        snapshot.stamp(
                Identity.NONE,
                new ClockReading(
                        clock.timeMicros(),
                        clock.wallMicros(),
                        clock.boottimeMicros(),
                        java.util.OptionalLong.empty(),
                        java.util.OptionalLong.empty(),
                        "server",
                        false,
                        Optional.of("no route"),
                        java.util.OptionalLong.empty()),
                1,
                1_500);
        assertThat(json())
                .contains(
                        "\"clock\":{\"source\":\"server\",\"synchronized\":false,"
                                + "\"why\":\"no route\",\"wall\":\"2026-11-22T11:25:00.012Z\","
                                + "\"boottime_s\":86400.123456},\"interval_s\":1.5");
    }

    @Test
    void rowsThatFindNoRoomAreLeftOutAndTheStatusSaysSo() throws MessageException {
        var small = new MessageEncoder(500);
        Table table = snapshot.table(Group.CPU_TIME);
        for (int i = 0; i < 1_000; i++) {
            table.set(add(table, "cpu" + i), CpuTime.USER, i);
        }
        snapshot.status(Group.CPU_TIME).collected(1);
        byte[] json = small.encode(snapshot).json();
        assertThat(json.length).isLessThan(1_000);
        Snapshot decoded = new MessageDecoder().decode(json, 0, json.length);
        int written = decoded.table(Group.CPU_TIME).rows();
        assertThat(written).isBetween(1, 20);
        assertThat(decoded.status(Group.CPU_TIME).state()).isEqualTo(State.PARTIAL);
        assertThat(decoded.status(Group.CPU_TIME).why())
                .contains((1_000 - written) + " rows left out: the message is full");
        snapshot.clear();
        assertThat(new String(small.encode(snapshot).json(), UTF_8)).endsWith("\"status\":{}}");
    }

    @Test
    void everyMessageIsJsonToAParserThatOthersWrote() {
        var mapper = new ObjectMapper();
        for (long seed = 0; seed < 20; seed++) {
            Snapshot wild = RandomSnapshots.wild(seed);
            Message message = encoder.encode(wild);
            JsonNode tree = mapper.readTree(message.json());
            assertThat(message.json()).doesNotContain((byte) '\n');
            assertThat(tree.get("hostname").stringValue()).isEqualTo(wild.identity().hostname());
            assertThat(tree.get("seq").longValue()).isEqualTo(wild.seq());
            assertThat(tree.path("cpu_time").size()).isEqualTo(wild.table(Group.CPU_TIME).rows());
        }
    }

    @Test
    void writingIntoTheBufferAllocatesNothing() throws ReflectiveOperationException {
        Snapshot sample = SampleSnapshot.snapshot();
        for (int i = 0; i < 200; i++) {
            encoder.encodeInto(sample);
        }
        long before = allocatedBytes();
        for (int i = 0; i < 1_000; i++) {
            encoder.encodeInto(sample);
        }
        long perMessage = (allocatedBytes() - before) / 1_000;
        // Optional.of(why) of the two groups that have a reason.
        assertThat(perMessage).isLessThanOrEqualTo(64);
        byte[] expected = encoder.encode(sample).json();
        int length = encoder.encodeInto(sample);
        assertThat(length).isEqualTo(expected.length);
        assertThat(encoder.buffer()).startsWith(expected);
    }

    /// What this thread has allocated. By reflection: the module under test does not read
    /// `jdk.management`, and the compiler holds its tests to that.
    private static long allocatedBytes() throws ReflectiveOperationException {
        Object threads =
                Class.forName("java.lang.management.ManagementFactory")
                        .getMethod("getThreadMXBean")
                        .invoke(null);
        Method allocated =
                Class.forName("com.sun.management.ThreadMXBean")
                        .getMethod("getCurrentThreadAllocatedBytes");
        return (long) allocated.invoke(threads);
    }
}
