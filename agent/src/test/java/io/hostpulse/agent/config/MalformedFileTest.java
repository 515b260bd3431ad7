package io.hostpulse.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.config.ConfigResult;
import io.hostpulse.config.Layers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

final class MalformedFileTest {
    @TempDir private Path directory;

    static Stream<Arguments> malformed() {
        return MalformedFiles.all().stream()
                .map(file -> Arguments.of(file.name(), file.content(), file.problems()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void isRefusedWithThePlaceAndWhatIsExpected(String name, String content, List<String> problems)
            throws IOException {
        assertThat(refusal(content.getBytes(StandardCharsets.UTF_8)))
                .as(name)
                .containsExactlyElementsOf(problems);
    }

    @Test
    void bytesThatAreNotUtf8AreNamedWithTheirPlace() throws IOException {
        byte[] bytes = "agent:\n  cluster: \u00fc\u00fc X\n".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 2] = (byte) 0xC3;
        assertThat(refusal(bytes))
                .containsExactly("c.yaml:2:15: the byte 0xC3 is not UTF-8; save the file as UTF-8");
    }

    @Test
    void utf16IsNamed() throws IOException {
        assertThat(refusal("\ufeffagent: {}".getBytes(StandardCharsets.UTF_16LE)))
                .containsExactly("c.yaml:1:1: is UTF-16; save the file as UTF-8");
    }

    @Test
    void aFileBeyondTheLimitIsNotParsed() throws IOException {
        byte[] bytes = new byte[Layers.FILE_BYTES_MAX + 1];
        Arrays.fill(bytes, (byte) '#');
        assertThat(refusal(bytes))
                .containsExactly("c.yaml: is larger than 1 MiB; expected a configuration");
    }

    @Test
    void theLargestFileIsParsed() throws IOException {
        byte[] bytes = new byte[Layers.FILE_BYTES_MAX];
        Arrays.fill(bytes, (byte) '#');
        assertThat(load(Files.write(directory.resolve("c.yaml"), bytes)))
                .isInstanceOf(ConfigResult.Loaded.class);
    }

    @Test
    void fiftyProblemsAreReportedAndTheOthersCounted() throws IOException {
        var content = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            content.append("key").append(i).append(": 1\n");
        }
        List<String> lines = refusal(content.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(lines).hasSize(51);
        assertThat(lines.getFirst()).startsWith("c.yaml:1:1: unknown key key0; expected ");
        assertThat(lines.getLast()).isEqualTo("and 10 more");
    }

    @Test
    void whatCannotBeReadIsNamed() throws IOException, InterruptedException {
        assertThat(lines(load(directory.resolve("none.yaml"))))
                .containsExactly("none.yaml: no such file; expected the configuration there");
        assertThat(lines(load(Files.createDirectory(directory.resolve("d")))))
                .containsExactly("d: is a directory; expected a file");
        Path fifo = directory.resolve("fifo");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
        assertThat(lines(load(fifo)))
                .containsExactly("fifo: is not a regular file; expected a file");
        Path loop = directory.resolve("loop");
        Files.createSymbolicLink(loop, loop);
        assertThat(lines(load(loop))).singleElement().asString().startsWith("loop: cannot be read");
        assertThat(lines(load(Path.of("/dev/null"))))
                .containsExactly("/dev/null: is not a regular file; expected a file");
    }

    @Test
    void carriageReturnsBeforeLineFeedsAreLineEnds() throws IOException {
        assertThat(refusal("agent:\r\n  intervall: 5s\r\n".getBytes(StandardCharsets.UTF_8)))
                .containsExactly(
                        "c.yaml:2:3: unknown key agent.intervall; nearest: agent.interval");
        Path file = Files.writeString(directory.resolve("c.yaml"), "agent:\r\n  interval: 5s\r\n");
        assertThat(load(file)).isInstanceOf(ConfigResult.Loaded.class);
    }

    private List<String> refusal(byte[] bytes) throws IOException {
        return lines(load(Files.write(directory.resolve("c.yaml"), bytes)));
    }

    private ConfigResult<AgentConfig> load(Path file) {
        return new ConfigLoader(Map.of(), List.of(), Configs.WITH_CONSOLE).load(Optional.of(file));
    }

    private List<String> lines(ConfigResult<AgentConfig> result) {
        assertThat(result).isInstanceOf(ConfigResult.Refused.class);
        return ((ConfigResult.Refused<AgentConfig>) result)
                .problems().stream()
                        .map(problem -> problem.line().replace(directory + "/", ""))
                        .toList();
    }
}
