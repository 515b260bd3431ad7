package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import io.hostpulse.e2e.Program.Ended;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `once`: two readings a second apart, shown once.
@Alone
final class OnceIT {
    private static final Duration AT_MOST = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> SHARES =
            List.of(
                    "user",
                    "nice",
                    "system",
                    "idle",
                    "iowait",
                    "irq",
                    "softirq",
                    "steal",
                    "guest",
                    "guest_nice");

    @TempDir private Path folder;

    @Test
    void theMessageHoldsAgainstThePublishedSchema() {
        String schema = success("schema").out();
        String message = success("once", "-o", "json").out();
        assertThat(message.lines().toList()).hasSize(1);
        assertThat(
                        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                                .getSchema(schema, InputFormat.JSON)
                                .validate(
                                        message,
                                        InputFormat.JSON,
                                        run ->
                                                run.executionConfig(
                                                        config ->
                                                                config.formatAssertionsEnabled(
                                                                        true))))
                .isEmpty();
        assertThat(new NamedMembers(JSON.readTree(schema)).unnamed(JSON.readTree(message)))
                .isEmpty();
    }

    @Test
    void thePublishedSchemaRefusesAFalseMessage() {
        String schema = success("schema").out();
        String message = success("once", "-o", "json").out().replace("\"seq\":1", "\"seq\":\"1\"");
        assertThat(
                        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                                .getSchema(schema, InputFormat.JSON)
                                .validate(
                                        message.replace("\"seq\":2", "\"seq\":-2"),
                                        InputFormat.JSON))
                .isNotEmpty();
        String more = message.replaceFirst("\"load\":\\{", "\"load\":{\"w2_avg\":1,");
        assertThat(new NamedMembers(JSON.readTree(schema)).unnamed(JSON.readTree(more)))
                .containsExactly("load.w2_avg");
    }

    @Test
    void theSharesOfABusyHostAddToAHundred() throws IOException {
        long online = cpusOnline();
        String loop = "while :; do :; done";
        try (Program _ = Program.start(folder, Map.of(), List.of("sh", "-c", loop));
                Program _ = Program.start(folder, Map.of(), List.of("nice", "sh", "-c", loop))) {
            for (int round = 0; round < 2; round++) {
                JsonNode cpu = JSON.readTree(success("once", "-o", "json").out()).get("cpu");
                double sum = 0;
                for (String share : SHARES) {
                    assertThat(cpu.has(share)).as(share + " of " + cpu).isTrue();
                    sum += cpu.get(share).asDouble();
                }
                assertThat(sum).as(cpu.toString()).isCloseTo(100, within(0.1));
                assertThat(cpu.get("nice").asDouble()).as(cpu.toString()).isPositive();
                assertThat(cpu.get("count").asLong()).isEqualTo(online);
            }
        }
    }

    @Test
    void theTableIsForPeople() {
        String table = success("once").out();
        List<String> lines = table.lines().toList();
        assertThat(table).contains("(load)").contains("(cpu)").contains("(mem)").contains("w1_avg");
        assertThat(lines).noneMatch(line -> line.endsWith(" ") || line.contains("\t"));
        assertThat(table).containsPattern("\n  readonly +(yes|no)\\b");
        assertThat(table).doesNotContain("Optional").doesNotContain("null").endsWith("\n");
    }

    @Test
    void whatIsMistypedIsNamedWithTheNearestKey() {
        Ended key = once("--colect.threads=3");
        assertThat(key.code()).isEqualTo(78);
        assertThat(key.err()).contains("--colect.threads").contains("nearest: --collect.threads");
        assertThat(once("--bogus").code()).isEqualTo(78);
        Ended form = once("-o", "xml");
        assertThat(form.code()).isEqualTo(2);
        assertThat(form.err()).contains("xml").contains("json").contains("table");
        Ended command = run("onze");
        assertThat(command.code()).isEqualTo(2);
        assertThat(command.err()).contains("onze").contains("once");
        for (Ended ended : List.of(key, form, command)) {
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err()).doesNotContain("Exception").doesNotContain("\tat ");
        }
    }

    @Test
    void aHealthyTreeIsReadWhole() throws IOException {
        JsonNode message = onceOn(tree());
        assertThat(message.get("status").properties())
                .filteredOn(entry -> !entry.getKey().equals("cpu"))
                .allSatisfy(
                        entry ->
                                assertThat(entry.getValue().get("state").asString())
                                        .as(entry.toString())
                                        .isEqualTo("ok"));
        assertThat(message.at("/status/cpu/why").asString()).contains("no CPU time passed");
        assertThat(message.at("/memory/mem_total").asLong()).isEqualTo(1_024_000L * 1024);
        assertThat(message.at("/host/kernel").asString()).isEqualTo("6.1.0-e2e");
    }

    @Test
    void damagedFilesCostTheirGroupsOnly() throws IOException {
        Path tree = tree();
        Files.delete(tree.resolve("meminfo"));
        Files.writeString(tree.resolve("loadavg"), "");
        cut(tree.resolve("stat"), 70);
        forbid(tree.resolve("net/dev"));
        JsonNode message = onceOn(tree);
        assertStates(message, "failed", "memory", "mem", "swap", "load");
        assertStates(message, "partial", "cpu_time", "cpu", "host");
        assertStates(message, "denied", "network", "net");
        assertStates(message, "ok", "diskio", "disk", "pressure", "filesystem", "self");
        assertThat(message.has("memory") || message.has("mem") || message.has("load")).isFalse();
        assertThat(message.at("/cpu/count").isMissingNode()).isTrue();
        assertThat(message.at("/diskio/0/device").asString()).isEqualTo("vda");
        assertThat(message.at("/cpu_time/0/cpu").asString()).isEqualTo("total");
        assertThat(message.at("/status/network/why").asString()).contains("permission denied");
        assertThat(message.at("/status/memory/why").asString()).contains("no such file");
    }

    @Test
    void otherDamagedFilesCostTheirGroupsOnly() throws IOException {
        Path tree = tree();
        for (String file : List.of("pressure/cpu", "pressure/memory", "pressure/io", "pressure")) {
            Files.delete(tree.resolve(file));
        }
        cut(tree.resolve("meminfo"), 40);
        forbid(tree.resolve("stat"));
        forbid(tree.resolve("self/mountinfo"));
        Files.writeString(tree.resolve("net/dev"), "");
        Files.writeString(tree.resolve("diskstats"), "what is this\n");
        JsonNode message = onceOn(tree);
        assertStates(message, "unsupported", "pressure");
        assertStates(message, "partial", "memory", "mem", "host");
        assertStates(message, "denied", "cpu_time", "cpu", "filesystem");
        assertStates(message, "failed", "network", "net", "diskio", "disk", "swap");
        assertStates(message, "ok", "load", "self");
        assertThat(message.at("/load/w15_avg").asDouble()).isEqualTo(0.75);
        assertThat(message.at("/mem/total").asDouble()).isEqualTo(1000);
        assertThat(message.at("/mem/free").isMissingNode()).isTrue();
    }

    private static void assertStates(JsonNode message, String state, String... groups) {
        for (String group : groups) {
            JsonNode status = message.get("status").get(group);
            assertThat(status.get("state").asString()).as(group + ": " + status).isEqualTo(state);
            assertThat(status.has("why")).as(group + ": " + status).isEqualTo(!state.equals("ok"));
            assertThat(status.toString()).doesNotContain("Exception");
        }
    }

    private JsonNode onceOn(Path tree) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // Nothing is forbidden to root.
            Machine.needs("setpriv");
            command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        }
        command.addAll(Program.command("once", "-o", "json", "--path.procfs=" + tree));
        Ended ended = Program.run(folder, AT_MOST, command.toArray(String[]::new));
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).isEmpty();
        return JSON.readTree(ended.out());
    }

    /// A small procfs that everybody may read.
    private Path tree() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path tree = folder.resolve("proc");
        for (Map.Entry<String, String> file : SmallHost.FILES.entrySet()) {
            Path path = tree.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return tree;
    }

    private static void cut(Path file, int length) throws IOException {
        Files.writeString(file, Files.readString(file).substring(0, length));
    }

    private static void forbid(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    }

    private static long cpusOnline() throws IOException {
        return Files.readString(Path.of("/proc/stat")).lines().filter(OnceIT::isOneCpu).count();
    }

    private static boolean isOneCpu(String line) {
        return line.startsWith("cpu") && !line.startsWith("cpu ");
    }

    private Ended once(String... arguments) {
        List<String> words = new ArrayList<>(List.of("once"));
        words.addAll(List.of(arguments));
        return run(words.toArray(String[]::new));
    }

    private Ended success(String... arguments) {
        Ended ended = run(arguments);
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).isEmpty();
        return ended;
    }

    private Ended run(String... arguments) {
        return Program.run(folder, AT_MOST, Program.command(arguments).toArray(String[]::new));
    }
}
