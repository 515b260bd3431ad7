package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;

class ScanTest {
    private final Scan scan = new Scan();

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 7",
        "0000000000000000000000000000042, 42",
        "999999999999999999, 999999999999999999",
        "9223372036854775807, 9223372036854775807"
    })
    void anUnsignedNumberIsRead(String word, long value) {
        over(word + "\n");
        assertThat(scan.number()).isEqualTo(value);
        assertThat(scan.outcome()).isEqualTo(Scan.Outcome.READ);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9223372036854775808", "18446744073709551615", "99999999999999999999999999"})
    void aNumberBeyondSixtyThreeBitsIsTooLarge(String word) {
        over(word + " 1\n");
        scan.number();
        assertThat(scan.outcome()).isEqualTo(Scan.Outcome.TOO_LARGE);
        assertThat(scan.number()).isEqualTo(1);
        assertThat(scan.outcome()).isEqualTo(Scan.Outcome.READ);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "+1", "1x", "x", "1.0", "0x1", "99999999999999999999999x"})
    void anythingElseIsMalformed(String word) {
        over(word + "\n");
        scan.number();
        assertThat(scan.outcome()).isEqualTo(Scan.Outcome.MALFORMED);
    }

    @Test
    void aNumberAtTheEndOfTheBytesMayBeCut() {
        over("12 34");
        assertThat(scan.number()).isEqualTo(12);
        scan.number();
        assertThat(scan.outcome()).isEqualTo(Scan.Outcome.CUT);
    }

    @Test
    void aLineWithoutFurtherWordsHasNoNumber() {
        over("12 \t \n34\n");
        scan.number();
        scan.number();
        assertThat(scan.outcome()).isEqualTo(Scan.Outcome.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "0.59, 2, 59",
        "12, 2, 1200",
        "12.3, 2, 1230",
        "12.349, 2, 1234",
        "0.00, 2, 0",
        "12.5, 0, 12",
        "92233720368547758.07, 2, 9223372036854775807",
        "1.99999999999999999999999999, 2, 199"
    })
    void aDecimalIsScaledAndNotRounded(String word, int decimals, long value) {
        over(word + "\n");
        assertThat(scan.decimal(decimals)).isEqualTo(value);
        assertThat(scan.outcome()).isEqualTo(Scan.Outcome.READ);
    }

    @ParameterizedTest
    @CsvSource({
        "92233720368547758.08, TOO_LARGE",
        "92233720368547759, TOO_LARGE",
        "1., MALFORMED",
        ".5, MALFORMED",
        "1.2.3, MALFORMED",
        "1.x, MALFORMED",
        "1.23x, MALFORMED"
    })
    void aDecimalThatIsNoneIsSaidSo(String word, Scan.Outcome outcome) {
        over(word + "\n");
        scan.decimal(2);
        assertThat(scan.outcome()).isEqualTo(outcome);
    }

    @Test
    void anyDecimalIsReadAsExactArithmeticReadsIt() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            BigDecimal number = BigDecimal.valueOf(random.nextLong() >>> 1, random.nextInt(10));
            over(number.toPlainString() + " \n");
            long scaled = scan.decimal(2);
            BigDecimal exact = number.setScale(2, RoundingMode.DOWN).movePointRight(2);
            if (exact.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
                assertThat(scan.outcome()).as("seed %d", seed).isEqualTo(Scan.Outcome.TOO_LARGE);
            } else {
                assertThat(scaled)
                        .as("seed %d: %s", seed, number)
                        .isEqualTo(exact.longValueExact());
            }
        }
    }

    @Test
    void linesAreFoundForwardsAndBackwards() {
        byte[] bytes = "a\n\nbc\nrest".getBytes(US_ASCII);
        scan.over(bytes, bytes.length);
        assertThat(scan.nextLine()).isTrue();
        assertThat(scan.nextLine()).isTrue();
        assertThat(scan.lineTo() - scan.lineFrom()).isZero();
        assertThat(scan.nextLine()).isTrue();
        assertThat(scan.line()).isEqualTo(3);
        assertThat(scan.nextLine()).isFalse();
        assertThat(scan.endsInLine()).isTrue();
        scan.toEnd();
        assertThat(scan.previousLine()).isTrue();
        assertThat(scan.startsWith("bc".getBytes(US_ASCII))).isTrue();
        assertThat(scan.previousLine()).isTrue();
        assertThat(scan.previousLine()).isTrue();
        assertThat(scan.startsWith("a".getBytes(US_ASCII))).isTrue();
        assertThat(scan.previousLine()).isFalse();
    }

    private void over(String text) {
        byte[] bytes = text.getBytes(US_ASCII);
        scan.over(bytes, bytes.length);
        scan.onlyLine();
    }
}
