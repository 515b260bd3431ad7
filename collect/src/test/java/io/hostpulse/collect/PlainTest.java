package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

class PlainTest {
    private static final String[] WORDS = {
        "0",
        "7",
        "0042",
        "123456789012345678",
        "1234567890123456789",
        "99999999999999999999",
        "-1",
        "1x",
        "x",
        "1.5",
        ""
    };

    private final Plain plain = new Plain();

    private Plain over(String text) {
        byte[] bytes = text.getBytes(US_ASCII);
        plain.over(bytes, 0);
        return plain;
    }

    @Test
    void whatIsTakenIsWhatScanTakes() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        int taken = 0;
        for (int round = 0; round < 20_000; round++) {
            var line = new StringBuilder();
            for (int words = random.nextInt(6); words > 0; words--) {
                line.append(" ".repeat(random.nextInt(3)));
                line.append(WORDS[random.nextInt(random.nextBoolean() ? 4 : WORDS.length)]);
                line.append(random.nextInt(20) == 0 ? "\t" : " ");
            }
            taken += agrees(line.append('\n').toString(), seed);
        }
        assertThat(taken).isGreaterThan(1_000);
    }

    private int agrees(String line, long seed) {
        long[] numbers = new long[4];
        int count = over(line).numbers(numbers);
        if (count == Plain.REFUSED) {
            return 0;
        }
        byte[] bytes = line.getBytes(US_ASCII);
        var scan = new Scan();
        scan.over(bytes, bytes.length);
        scan.nextLine();
        assertThat(Math.min(scan.wordsLeft(), numbers.length)).as(line + seed).isEqualTo(count);
        for (int i = 0; i < count; i++) {
            assertThat(scan.number()).as(line + seed).isEqualTo(numbers[i]);
            assertThat(scan.outcome()).as(line + seed).isEqualTo(Scan.Outcome.READ);
        }
        return 1;
    }

    @Test
    void aLineOfMeminfoIsInBytesOrUnits() {
        assertThat(over("   225472 kB\n").kilobytes()).isEqualTo(225_472L * 1_024);
        assertThat(over("12\n").kilobytes()).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                " kB\n",
                "1 kb\n",
                "1 k\n",
                "1 \n",
                "1 kB \n",
                "1kB\n",
                "-1 kB\n",
                "999999999999999999 kB\n",
                "1234567890123456789\n"
            })
    void anyOtherLineOfMeminfoIsRefused(String line) {
        assertThat(over(line).kilobytes()).isEqualTo(Plain.REFUSED);
    }

    @Test
    void hundredthsHaveTwoDecimals() {
        assertThat(over("12.34 ").hundredths()).isTrue();
        assertThat(plain.value()).isEqualTo(1_234);
        for (String other : new String[] {"12\n", "12.3\n", "12.345\n", ".34\n", "x\n", "1..2\n"}) {
            assertThat(over(other).hundredths()).as(other).isFalse();
        }
    }

    @Test
    void aLiteralIsPassedWholeOrNotAtAll() {
        over("some avg10=\n");
        assertThat(plain.literal("some x".getBytes(US_ASCII))).isFalse();
        assertThat(plain.literal("some ".getBytes(US_ASCII))).isTrue();
        assertThat(plain.literal("avg10= and more than there is".getBytes(US_ASCII))).isFalse();
        assertThat(plain.literal("avg10=".getBytes(US_ASCII))).isTrue();
        assertThat(plain.lineEnd()).isTrue();
    }
}
