package io.hostpulse.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

final class ValueKindTest {
    @Test
    void durationsAreReadAndShownInTheLargestUnit() throws Unfit {
        var kind = new DurationKind(Duration.ZERO, Duration.ofDays(100));
        assertThat(kind.parse("500ms")).isEqualTo(Duration.ofMillis(500));
        assertThat(kind.parse("15s")).isEqualTo(Duration.ofSeconds(15));
        assertThat(kind.parse("5m")).isEqualTo(Duration.ofMinutes(5));
        assertThat(kind.parse("2h")).isEqualTo(Duration.ofHours(2));
        assertThat(kind.parse("7d")).isEqualTo(Duration.ofDays(7));
        for (String shown : List.of("1500ms", "90s", "61m", "25h", "8d", "0s")) {
            assertThat(kind.show(kind.parse(shown))).isEqualTo(shown);
        }
        assertThat(kind.show(kind.parse("3600s"))).isEqualTo("1h");
        for (String wrong : List.of("", "s", "5", "5S", "+5s", "5 s", "5s ", "\u0665s", "1e3s")) {
            assertThatThrownBy(() -> kind.parse(wrong)).as(wrong).isInstanceOf(Unfit.class);
        }
    }

    @Test
    void sizesAreReadWithBothKindsOfUnits() throws Unfit {
        var kind = new SizeKind(0, Long.MAX_VALUE);
        assertThat(kind.parse("64MiB")).isEqualTo(64L << 20);
        assertThat(kind.parse("1GiB")).isEqualTo(1L << 30);
        assertThat(kind.parse("10MB")).isEqualTo(10_000_000);
        assertThat(kind.parse("3kB")).isEqualTo(3_000);
        assertThat(kind.parse("7B")).isEqualTo(7);
        for (String shown : List.of("1TiB", "1500MiB", "10MB", "1kB", "1023B", "0B")) {
            assertThat(kind.show(kind.parse(shown))).isEqualTo(shown);
        }
        for (String wrong : List.of("64mib", "64M", "64KB", "9999999TiB", "-1B")) {
            assertThatThrownBy(() -> kind.parse(wrong)).as(wrong).isInstanceOf(Unfit.class);
        }
    }

    @Test
    void limitsBelongToTheRange() throws Unfit {
        var kind = new CountKind(1, 16);
        assertThat(kind.parse("1")).isEqualTo(1);
        assertThat(kind.parse("16")).isEqualTo(16);
        for (String wrong : List.of("0", "17", "-1", "", "1.0", "99999999999", "0x1")) {
            assertThatThrownBy(() -> kind.parse(wrong)).as(wrong).isInstanceOf(Unfit.class);
        }
        assertThat(new TextKind(3).parse("abc")).isEqualTo("abc");
        assertThatThrownBy(() -> new TextKind(3).parse("abcd")).isInstanceOf(Unfit.class);
    }

    @Test
    void secretsAndInvisibleCharactersAreNotShown() {
        assertThat(Shown.plain("http://me:s3cret@host/a@b")).isEqualTo("http://***@host/a@b");
        assertThat(Shown.plain("x?Password=s3cret&a=1;token=s3cret"))
                .isEqualTo("x?Password=***&a=1;token=***");
        assertThat(Shown.plain("a\u202eb\n")).isEqualTo("a\\u{202e}b\\u{a}");
        assertThat(Shown.plain("x".repeat(1_000))).hasSize(63).endsWith("...");
    }

    @Test
    void theNearestNameHasTheFewestSlips() {
        List<String> names = List.of("interval", "cluster", "hostname", "jitter");
        assertThat(Nearest.of("intervl", names)).hasValue("interval");
        assertThat(Nearest.of("jittre", names)).hasValue("jitter");
        assertThat(Nearest.of("hostnmae", names)).hasValue("hostname");
        assertThat(Nearest.of("speed", names)).isEmpty();
    }

    private enum Colour {
        RED,
        GREEN
    }

    @Test
    void aWordThatIsNoChoiceIsToldTheNearest() {
        var kind = new ChoiceKind<>(List.of(Colour.values()));
        assertThatThrownBy(() -> kind.parse("gren"))
                .hasMessage("\"gren\", nearest: green");
        assertThatThrownBy(() -> kind.parse("blue-ish")).hasMessage("\"blue-ish\"");
    }
}
