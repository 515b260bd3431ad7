package io.hostpulse.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Filesystem;
import io.hostpulse.catalogue.groups.Load;
import io.hostpulse.catalogue.groups.Memory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageDecoderTest {
    private final MessageDecoder decoder = new MessageDecoder();

    /// A message with these members besides the required ones.
    private static String message(String members) {
        return """
        {"schema":1,"agent":"a","journal":"j","epoch":1,"seq":2,"hostname":"h",\
        "time":"2026-11-22T11:25:00.000Z","clock":{"source":"none","synchronized":false,\
        "wall":"2026-11-22T11:25:00.000Z"},"interval_s":10,"status":{}%s}\
        """
                .replace("%s", members.isEmpty() ? "" : "," + members);
    }

    private Snapshot decode(String json) throws MessageException {
        byte[] bytes = json.getBytes(UTF_8);
        return decoder.decode(bytes, 0, bytes.length);
    }

    private MessageException refused(String json) {
        return refused(json.getBytes(UTF_8));
    }

    private MessageException refused(byte[] bytes) {
        MessageException e =
                catchThrowableOfType(
                        MessageException.class, () -> decoder.decode(bytes, 0, bytes.length));
        assertThat(e).as(new String(bytes, UTF_8)).isNotNull();
        return e;
    }

    @ParameterizedTest
    @CsvSource({
        "1.5, 150",
        "1.50, 150",
        "1.500, 150",
        "-0, 0",
        "-0.0, 0",
        "0e5, 0",
        "1e2, 10000",
        "1E+2, 10000",
        "15e-1, 150",
        "0.0012e1, skip",
        "92233720368547758.07, 9223372036854775807",
        "-92233720368547758.08, -9223372036854775808",
        "0.1e-1, 1",
        "0e-99999999999, 0",
        "1000000000000000000000000000000e-30, 100"
    })
    void theValueOfANumberCountsAndNotItsSpelling(String number, String scaled)
            throws MessageException {
        if (scaled.equals("skip")) {
            assertThat(refused(message("\"load\":{\"w1_avg\":" + number + "}")).getMessage())
                    .contains("more than 2 decimals");
            return;
        }
        Table load = decode(message("\"load\":{\"w1_avg\":" + number + "}")).table(Group.LOAD);
        assertThat(load.number(0, Load.W1_AVG)).isEqualTo(Long.parseLong(scaled));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.505",
                "1e-3",
                "92233720368547758.08",
                "1e17",
                "1e99999999999",
                "01",
                "+1",
                ".5",
                "1.",
                "1e",
                "1e+",
                "-",
                "--1",
                "0x1",
                "NaN",
                "Infinity",
                "null",
                "true",
                "\"1\"",
                "{}",
                "[1]",
                "",
                "123456789012345678901234567890"
            })
    void aNumberThatItsFieldCannotHoldIsRefused(String number) {
        MessageException e = refused(message("\"load\":{\"w1_avg\":" + number + "}"));
        assertThat(e.group()).contains("load");
    }

    @Test
    void anErrorSaysWhereAndWhat() {
        String json =
                message("\"disk\":{\"total\":1,\"devices\":[{\"name\":\"sda\",\"cap\":\"x\"}]}");
        MessageException e = refused(json);
        assertThat(e.group()).contains("disk_device");
        assertThat(e.field()).contains("cap");
        assertThat(e.offset()).isEqualTo(json.indexOf("\"x\""));
        assertThat(e)
                .hasMessage(
                        "message, byte "
                                + e.offset()
                                + ", disk_device.cap: expected a number, found '\"'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\x",
                "\\u12",
                "\\u12g4",
                "\\ud834",
                "\\udd1e",
                "\\ud834\\u0041",
                "\\ud834x",
                "\n",
                "\0",
                "\\"
            })
    void aBadStringIsRefused(String text) {
        refused(message("\"filesystem\":[{\"mountpoint\":\"" + text + "\"}]"));
        refused(message("\"unknown\":\"" + text + "\""));
        refused(message("\"" + text + "\":1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0080",
                "\u00c3",
                "\u00c0\u00af",
                "\u00ed\u00a0\u0080",
                "\u00f4\u0090\u0080\u0080",
                "\u00e0\u0080\u0080",
                "\u00f0\u0080\u0080\u0080",
                "\u00ff",
                "\u00e6\u0095"
            })
    void bytesThatAreNotUtf8AreRefused(String latin) {
        refused(message("\"unknown\":\"" + latin + "\"").getBytes(ISO_8859_1));
    }

    @Test
    void everyEscapeIsRead() throws MessageException {
        Table table =
                decode(
                                message(
                                        "\"filesystem\":[{\"mountpoint\":\"\\\"\\\\\\/\\b\\f\\n"
                                                + "\\r"
                                                + "\\t\\u0041\\u00e9\\u6570\\ud834\\udd1eé数𝄞\"}]"))
                        .table(Group.FILESYSTEM);
        assertThat(table.text(0, Filesystem.MOUNTPOINT)).hasToString("\"\\/\b\f\n\r\tAé数𝄞é数𝄞");
    }

    @Test
    void whatIsNotKnownIsSkippedAndCounted() throws MessageException {
        Snapshot snapshot =
                decode(
                        message(
                                "\"gpu\":[{\"a\":[1,{\"b\":null}],\"c\":1e999}],"
                                        + "\"load\":{\"w1_avg\":1,\"w60_avg\":[true,false]},"
                                        + "\"net\":{\"eth0\":{\"name\":\"x\",\"speed\":1}},"
                                        + "\"disk\":{\"nvme\":{}}"));
        assertThat(decoder.skippedFields()).isEqualTo(5);
        assertThat(snapshot.table(Group.LOAD).number(0, Load.W1_AVG)).isEqualTo(100);
        assertThat(snapshot.table(Group.NET).text(0, 0)).hasToString("eth0");
        decode(message(""));
        assertThat(decoder.skippedFields()).isZero();
    }

    @Test
    void aStateThatIsNotKnownReadsAsPartial() throws MessageException {
        String json =
                message("")
                        .replace("{}", "{\"gpu\":{},\"load\":{\"state\":\"odd\",\"why\":\"y\"}}");
        Snapshot snapshot = decode(json);
        assertThat(snapshot.status(Group.LOAD).state()).isEqualTo(State.PARTIAL);
        assertThat(snapshot.status(Group.LOAD).why()).contains("y");
        assertThat(decoder.skippedFields()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"schema\":1,",
                "\"agent\":\"a\",",
                "\"journal\":\"j\",",
                "\"epoch\":1,",
                "\"seq\":2,",
                "\"hostname\":\"h\",",
                "\"time\":\"2026-11-22T11:25:00.000Z\",",
                "\"interval_s\":10,",
                "\"source\":\"none\",",
                "\"synchronized\":false,"
            })
    void aMessageWithoutWhatItMustHaveIsRefused(String member) {
        assertThat(refused(message("").replaceFirst(member, "")))
                .hasMessageContaining("the member is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"seq\":2",
                "\"status\":{}",
                "\"load\":{},\"load\":{}",
                "\"net\":{\"a\":{},\"a\":{}}",
                "\"net\":{\"a\":{},\"\\u0061\":{}}",
                "\"load\":{\"w1_avg\":1,\"w1_avg\":1}",
                "\"disk\":{\"devices\":[],\"devices\":[]}"
            })
    void aMemberThatStandsTwiceIsRefused(String members) {
        assertThat(refused(message(members))).hasMessageContaining("twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"load\":{\"w1_avg\":1,}",
                "\"cpu_time\":[{},]",
                "\"cpu_time\":[,{}]",
                "\"x\":1 2",
                "\"x\" 1",
                "x:1",
                "\"x\":[1 2]",
                "\"x\":{1:2}",
                "\"x\":tru",
                "\"x\":nul",
                "\"x\":]",
                "\"x\":1}{",
                "\"load\":[]",
                "\"cpu_time\":{}",
                "\"net\":[]",
                "\"load\":null"
            })
    void brokenJsonAndWrongShapesAreRefused(String members) {
        refused(message(members));
    }

    @Test
    void anotherSchemaIsRefused() {
        assertThat(refused(message("").replace("\"schema\":1", "\"schema\":2")))
                .hasMessageContaining("schema 2; this program reads schema 1");
    }

    @Test
    void whiteSpaceIsAllowedBetweenTokens() throws MessageException {
        String json =
                message("\"load\":{\"w1_avg\":1}").replace(",", " ,\r\n\t").replace(":{", " : {");
        assertThat(decode(" " + json + "\n").table(Group.LOAD).rows()).isEqualTo(1);
    }

    @Test
    void nestingBeyondTheLimitIsRefused() throws MessageException {
        int room = JsonReader.DEPTH_MAX - 1;
        decode(message("\"x\":" + "[".repeat(room) + "]".repeat(room)));
        assertThat(refused(message("\"x\":" + "[".repeat(room + 1) + "]".repeat(room + 1))))
                .hasMessageContaining("nested deeper");
        refused(message("\"x\":" + "[".repeat(1_000_000)));
    }

    @Test
    void rowsBeyondTheLimitAreRefused() throws MessageException {
        String rows = "{},".repeat(Table.ROWS_MAX - 1) + "{}";
        assertThat(decode(message("\"cpu_time\":[" + rows + "]")).table(Group.CPU_TIME).rows())
                .isEqualTo(Table.ROWS_MAX);
        assertThat(refused(message("\"cpu_time\":[" + rows + ",{}]")))
                .hasMessageContaining("more than 16384 rows");
    }

    @Test
    void aMessageBeyondTheLimitIsRefusedUnread() {
        assertThat(refused(new byte[MessageDecoder.BYTES_MAX + 1])).hasMessageContaining("longer");
    }

    @Test
    void everyMemoryFieldIsFoundByItsName() throws MessageException {
        for (Memory field : Memory.values()) {
            Table table =
                    decode(message("\"memory\":{\"" + field.field().name() + "\":7}"))
                            .table(Group.MEMORY);
            assertThat(table.number(0, field)).isEqualTo(7);
        }
    }
}
