package io.hostpulse.agent.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalLong;

class HostClockTest {
    private static OptionalLong parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return HostClock.parseUptime(bytes, bytes.length);
    }

    @Test
    void uptimeIsReadWithItsTwoDecimals() {
        assertThat(parse("350735.47 234388.90\n")).hasValue(350_735_470_000L);
        assertThat(parse("0.05 0.00\n")).hasValue(50_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1 2", "1.5 2", "1.555 2", ".55 2", "1.2.34 2", "x.55 1"})
    void whatIsNoUptimeIsAbsent(String text) {
        assertThat(parse(text)).isEmpty();
    }

    @Test
    void aHostWithoutUptimeHasNoBoottime() {
        try (var clock = new HostClock(Path.of("/nowhere/uptime"))) {
            assertThat(clock.boottimeMicros()).isEmpty();
        }
    }

    @Test
    void theClocksOfThisHostAreRead() {
        try (var clock = new HostClock()) {
            long wall = Instant.now().toEpochMilli() * 1_000;

            assertThat(clock.wallMicros()).isBetween(wall, wall + 1_000_000);
            assertThat(clock.boottimeMicros()).isPresent();
            assertThat(clock.boottimeMicros().getAsLong()).isPositive();
        }
    }
}
