package io.hostpulse.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;

class CellsTest {
    private static String bytes(long bytes) {
        return new Cells().bytes(bytes, 0).toString();
    }

    private static String number(long scaled, int decimals, int shown) {
        return new Cells().number(scaled, decimals, shown, 0).toString();
    }

    @Test
    void amountsHaveThreeDigitsAndAUnit() {
        assertThat(bytes(0)).isEqualTo("0B");
        assertThat(bytes(999)).isEqualTo("999B");
        assertThat(bytes(1_000)).isEqualTo("1.0K");
        assertThat(bytes(1_536)).isEqualTo("1.5K");
        assertThat(bytes(99_900L << 10)).isEqualTo("97.6M");
        assertThat(bytes(102_348)).isEqualTo("99.9K");
        assertThat(bytes(102_399)).isEqualTo("100K");
        assertThat(bytes(999L << 20)).isEqualTo("999M");
        assertThat(bytes(1_000L << 20)).isEqualTo("1.0G");
        assertThat(bytes((1L << 40) - 1)).isEqualTo("1.0T");
        assertThat(bytes(Long.MAX_VALUE)).isEqualTo("8.0E");
    }

    @Test
    void amountsAgreeWithExactArithmetic() {
        long seed = 20_261_122;
        var random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            long value = random.nextLong() >>> (1 + random.nextInt(63));
            String text = bytes(value);
            int unit = "BKMGTPE".indexOf(text.charAt(text.length() - 1));
            var shown = new BigDecimal(text.substring(0, text.length() - 1));
            BigDecimal exact =
                    new BigDecimal(value)
                            .divide(new BigDecimal(1L << (10 * unit)), 20, RoundingMode.DOWN);
            // Half of the last digit shown, and what the largest amounts leave out.
            BigDecimal slack = new BigDecimal("0.500001").movePointLeft(shown.scale());
            assertThat(exact.subtract(shown).abs())
                    .as("seed %d value %d shown %s", seed, value, text)
                    .isLessThanOrEqualTo(slack);
            assertThat(text.length()).isLessThanOrEqualTo(5);
        }
    }

    @Test
    void numbersAreRoundedToTheDecimalsShown() {
        assertThat(number(1_234, 2, 1)).isEqualTo("12.3");
        assertThat(number(1_235, 2, 1)).isEqualTo("12.4");
        assertThat(number(5, 2, 2)).isEqualTo("0.05");
        assertThat(number(5, 2, 1)).isEqualTo("0.1");
        assertThat(number(4, 2, 1)).isEqualTo("0.0");
        assertThat(number(0, 2, 0)).isEqualTo("0");
        assertThat(number(10_000, 2, 1)).isEqualTo("100.0");
        assertThat(number(-1_234, 2, 2)).isEqualTo("-12.34");
    }

    @Test
    void cellsStandAtTheRightAndPushWhenTheyAreTooWide() {
        assertThat(new Cells().right("ab", 4).right("cdef", 2).number(7, 0, 0, 3).toString())
                .isEqualTo("  abcdef  7");
    }
}
