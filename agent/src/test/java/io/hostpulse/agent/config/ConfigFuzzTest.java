package io.hostpulse.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.config.ConfigResult;
import io.hostpulse.config.Layers;
import io.hostpulse.config.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Whatever the bytes are, the answer is a configuration or its problems, and comes soon.
final class ConfigFuzzTest {
    private static final int ROUNDS = 300;

    /// Half a second of work, with room for a machine that others use too.
    private static final long NANOS_MAX = 30_000_000_000L;

    private static final String[] TOKENS = {
        "&a ",
        "*a",
        "!!x ",
        "!<y> ",
        "<<: ",
        "\t",
        "[",
        "]",
        "{",
        "}",
        "? ",
        "- ",
        ": ",
        "\0",
        "\ufeff",
        "---\n",
        "...\n",
        "%YAML 1.3\n",
        "%TAG ! x\n",
        "|\n",
        ">-\n",
        "'",
        "\"",
        "#",
        "\r",
        "\u2028",
        "\u0085",
        "\ud83d\ude00",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\n",
        "~",
        ",",
        "@",
        "`"
    };

    @TempDir private Path directory;

    @Test
    void aDamagedFileIsLoadedOrRefused() throws IOException {
        byte[] sample = Samples.uncommented().getBytes(StandardCharsets.UTF_8);
        long seed = Long.getLong("hostpulse.seed", 20261122L);
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = sample;
            for (int i = random.nextInt(4); i >= 0; i--) {
                damaged = damaged(damaged, random);
            }
            check(damaged, "seed " + seed + " round " + round);
        }
    }

    @Test
    void theWorstFilesAreRefusedSoon() throws IOException {
        for (String piece :
                List.of(
                        "[", "{", "- ", "? ", "a: {", "k: 1\n", "\"", "&a [", "!", "!!x ", "*a\n",
                        "'a", "- [\n", "a:\n ", "\t\n", "\tx\n", "|", "%A\n", "--- a\n",
                        "\u00fc")) {
            String text = piece.repeat(Layers.FILE_BYTES_MAX / 16 / piece.length());
            check(text.getBytes(StandardCharsets.UTF_8), "many " + piece);
        }
        var keys = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            keys.append("agent.intervals").append(i).append(": 1\n");
        }
        check(keys.toString().getBytes(StandardCharsets.UTF_8), "many keys");
        String secrets = "agent: {interval: \"" + "password=;".repeat(20_000) + "\"}";
        check(secrets.getBytes(StandardCharsets.UTF_8), "many secrets");
    }

    private void check(byte[] bytes, String what) throws IOException {
        Path file = Files.write(directory.resolve("c.yaml"), bytes);
        long begin = System.nanoTime();
        ConfigResult<AgentConfig> result;
        try {
            result =
                    new ConfigLoader(Map.of(), List.of(), Configs.WITH_CONSOLE)
                            .load(Optional.of(file));
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(what, e);
        }
        assertThat(System.nanoTime() - begin).as(what).isLessThan(NANOS_MAX);
        if (result instanceof ConfigResult.Refused<AgentConfig> refused) {
            assertThat(refused.problems()).as(what).isNotEmpty();
            for (Problem problem : refused.problems()) {
                assertThat(problem.line().chars().noneMatch(Character::isISOControl))
                        .as(what + ": " + problem.line())
                        .isTrue();
                assertThat(problem.line().length()).as(what).isLessThan(600);
            }
        }
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        var out = new ByteArrayOutputStream();
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(20));
        out.write(bytes, 0, from);
        switch (random.nextInt(5)) {
            case 0 -> out.write(random.nextInt(256));
            case 1 -> to = from;
            case 2 -> {
                out.write(bytes, from, to - from);
                out.write(bytes, from, to - from);
            }
            default -> {
                out.writeBytes(
                        TOKENS[random.nextInt(TOKENS.length)].getBytes(StandardCharsets.UTF_8));
                to = random.nextBoolean() ? from : to;
            }
        }
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }
}
