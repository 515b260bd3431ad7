package io.hostpulse.wire;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;

class InstantsTest {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private static String written(long micros) {
        var out = new byte[Instants.LENGTH + 3];
        int end = Instants.write(out, 3, micros);
        assertThat(end).isEqualTo(Instants.LENGTH + 3);
        return new String(out, 3, Instants.LENGTH, US_ASCII);
    }

    private static long read(String text) {
        byte[] bytes = ("xx" + text).getBytes(US_ASCII);
        return Instants.read(bytes, 2, text.length());
    }

    @Test
    void everyDayFrom1970To9999IsItsDate() {
        LocalDate date = LocalDate.EPOCH;
        var out = new byte[Instants.LENGTH];
        for (long day = 0; day <= Instants.MILLIS_MAX / 86_400_000; day++) {
            long micros = day * 86_400_000_000L;
            Instants.write(out, 0, micros);
            int written =
                    ((out[0] * 10 + out[1]) * 10 + out[2]) * 10
                            + out[3]
                            - 1_111 * '0'
                            + 10_000 * (out[5] * 10 + out[6] - 11 * '0')
                            + 1_000_000 * (out[8] * 10 + out[9] - 11 * '0');
            int expected =
                    date.getYear()
                            + 10_000 * date.getMonthValue()
                            + 1_000_000 * date.getDayOfMonth();
            if (written != expected || Instants.read(out, 0, out.length) != micros) {
                assertThat(new String(out, US_ASCII)).startsWith(date.toString());
                assertThat(Instants.read(out, 0, out.length)).isEqualTo(micros);
            }
            date = date.plusDays(1);
        }
        assertThat(date).hasToString("+10000-01-01");
    }

    @Test
    void everyMillisecondIsItsTimeOfDay() {
        var random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            long millis = random.nextLong(Instants.MILLIS_MAX + 1);
            String text = written(millis * 1_000);
            assertThat(text).isEqualTo(FORMAT.format(Instant.ofEpochMilli(millis)));
            assertThat(read(text)).isEqualTo(millis * 1_000);
        }
    }

    @Test
    void microsecondsAreRoundedHalfUp() {
        assertThat(written(499)).isEqualTo("1970-01-01T00:00:00.000Z");
        assertThat(written(500)).isEqualTo("1970-01-01T00:00:00.001Z");
        assertThat(written(951_782_399_999_500L)).isEqualTo("2000-02-29T00:00:00.000Z");
    }

    @Test
    void anInstantOutsideTheYearsBecomesTheNearestInside() {
        assertThat(written(-1)).isEqualTo("1970-01-01T00:00:00.000Z");
        assertThat(written(Long.MIN_VALUE)).isEqualTo("1970-01-01T00:00:00.000Z");
        assertThat(written(Long.MAX_VALUE)).isEqualTo("9999-12-31T23:59:59.999Z");
    }

    @Test
    void aFractionOfOneToSixDigitsIsRead() {
        assertThat(read("1970-01-01T00:00:01Z")).isEqualTo(1_000_000);
        assertThat(read("1970-01-01T00:00:01.5Z")).isEqualTo(1_500_000);
        assertThat(read("1970-01-01T00:00:01.000001Z")).isEqualTo(1_000_001);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "1970-01-01T00:00:00",
                "1970-01-01 00:00:00Z",
                "1970-01-01T00:00:00+00:00",
                "1970-13-01T00:00:00Z",
                "1970-00-01T00:00:00Z",
                "1970-02-29T00:00:00Z",
                "2100-02-29T00:00:00Z",
                "1970-04-31T00:00:00Z",
                "1970-01-00T00:00:00Z",
                "1970-01-01T24:00:00Z",
                "1970-01-01T00:60:00Z",
                "1970-01-01T00:00:60Z",
                "1970-01-01T00:00:0xZ",
                "1970-01-01T00:00:00.Z",
                "1970-01-01T00:00:00,5Z",
                "1970-01-01T00:00:00.-1Z",
                "1970-01-01T00:00:00.0000001Z",
                "1969-12-31T23:59:59Z",
                "-970-01-01T00:00:00Z"
            })
    void whatIsNoInstantIsRefused(String text) {
        assertThat(read(text)).isEqualTo(Instants.INVALID);
    }
}
