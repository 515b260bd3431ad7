package io.hostpulse.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.airlift.compress.v3.snappy.SnappyJavaDecompressor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/// Held against an independent reader of the format.
class SnappyTest {
    private final Snappy snappy = new Snappy();

    private int compressed(byte[] bytes) {
        int length = snappy.compress(bytes, bytes.length);
        byte[] out = Arrays.copyOf(snappy.buffer(), length);
        byte[] back = new byte[bytes.length];
        int count = new SnappyJavaDecompressor().decompress(out, 0, length, back, 0, bytes.length);
        assertThat(count).isEqualTo(bytes.length);
        assertThat(back).isEqualTo(bytes);
        return length;
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 1, 4, 15, 16, 17, 59, 60, 61, 255, 256, 257, 65_535, 65_536, 65_537, 65_551,
                131_072, 1_000_003
            })
    void bytesOfAnyLengthComeBack(int length) {
        byte[] random = new byte[length];
        new Random(length).nextBytes(random);
        int worst = compressed(random);
        assertThat(worst).isLessThanOrEqualTo(32 + length + length / 6);
        byte[] same = new byte[length];
        compressed(same);
        byte[] few = random.clone();
        for (int i = 0; i < length; i++) {
            few[i] &= 3;
        }
        compressed(few);
    }

    @Test
    void textsOfPiecesComeBackFromManySeeds() {
        for (long seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var text = new StringBuilder();
            int length = random.nextInt(200_000);
            while (text.length() < length) {
                int piece = random.nextInt(1 + random.nextInt(200));
                int from = text.isEmpty() ? 0 : random.nextInt(text.length());
                text.append(text, from, Math.min(text.length(), from + piece));
                text.append((char) ('a' + random.nextInt(26)));
            }
            compressed(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void whatRepeatsBecomesSmall() {
        byte[] text =
                "hostpulse_cpu_time_user_seconds_total instance host "
                        .repeat(2_000)
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(compressed(text)).isLessThan(text.length / 15);
    }
}
