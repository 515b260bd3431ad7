package io.hostpulse.wire;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Random;

class DecimalsTest {
    private static String written(long scaled, int decimals) {
        var out = new byte[Decimals.LENGTH_MAX + 5];
        int end = Decimals.write(out, 5, scaled, decimals);
        return new String(out, 5, end - 5, US_ASCII);
    }

    private static String expected(long scaled, int decimals) {
        return scaled == 0
                ? "0"
                : new BigDecimal(scaled)
                        .movePointLeft(decimals)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    @Test
    void trailingZerosAreLeftOut() {
        assertThat(written(1_234, 2)).isEqualTo("12.34");
        assertThat(written(1_230, 2)).isEqualTo("12.3");
        assertThat(written(1_200, 2)).isEqualTo("12");
        assertThat(written(1_200, 0)).isEqualTo("1200");
        assertThat(written(0, 6)).isEqualTo("0");
        assertThat(written(5, 2)).isEqualTo("0.05");
        assertThat(written(-50, 2)).isEqualTo("-0.5");
        assertThat(written(1, 6)).isEqualTo("0.000001");
    }

    @Test
    void theLargestAndTheSmallestNumberAreRight() {
        for (int decimals = 0; decimals <= 9; decimals++) {
            assertThat(written(Long.MIN_VALUE, decimals))
                    .isEqualTo(expected(Long.MIN_VALUE, decimals));
            assertThat(written(Long.MAX_VALUE, decimals))
                    .isEqualTo(expected(Long.MAX_VALUE, decimals));
        }
    }

    @Test
    void everyNumberIsExact() {
        var random = new Random(11);
        for (int i = 0; i < 100_000; i++) {
            long scaled = random.nextLong() >> random.nextInt(64);
            int decimals = random.nextInt(10);
            assertThat(written(scaled, decimals)).isEqualTo(expected(scaled, decimals));
        }
    }

    @Test
    void everyNumberNextToAPowerOfTenIsExact() {
        for (long power = 1; power > 0 && power <= 1_000_000_000_000_000_000L; power *= 10) {
            for (long scaled = power - 2; scaled <= power + 2; scaled++) {
                for (int decimals = 0; decimals <= 9; decimals++) {
                    assertThat(written(scaled, decimals)).isEqualTo(expected(scaled, decimals));
                    assertThat(written(-scaled, decimals)).isEqualTo(expected(-scaled, decimals));
                }
            }
        }
    }
}
