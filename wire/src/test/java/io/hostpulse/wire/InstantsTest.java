package io.hostpulse.wire;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
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
        for (long day = 0; day <= Instants.MILLIS_MAX / 86_400_000; day += 1 + day % 3) {
            long micros = day * 86_400_000_000L;
            String text = written(micros);
            assertThat(text.startsWith(java.time.LocalDate.ofEpochDay(day).toString()))
                    .as(text)
                    .isTrue();
            assertThat(read(text)).isEqualTo(micros);
        }
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
