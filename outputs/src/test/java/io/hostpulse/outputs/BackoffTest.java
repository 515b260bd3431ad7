package io.hostpulse.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Random;

final class BackoffTest {
    private static final long SECOND = 1_000_000_000L;

    /// Ten thousand agents at an interval of ten seconds, whose server is away for some seconds and
    /// asks them to spread over thirty.
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 20, 60, 600})
    void manyComeBackSpreadWithinAMinute(int awaySeconds) {
        int agents = 10_000;
        var random = new Random(7);
        int[] returns = new int[60];
        for (int i = 0; i < agents; i++) {
            var backoff = new Backoff(random);
            // The next message finds the connection closed, whether the server is back or not.
            long at = random.nextLong(10 * SECOND);
            do {
                at += backoff.next(Duration.ZERO, Duration.ofSeconds(30));
            } while (at < awaySeconds * SECOND);
            long later = at - awaySeconds * SECOND;
            assertThat(later).isLessThan(60 * SECOND);
            returns[(int) (later / SECOND)]++;
        }
        int most = 0;
        int sum = 0;
        for (int second : returns) {
            most = Math.max(most, second);
            sum += second;
        }
        assertThat(sum).isEqualTo(agents);
        assertThat(most).isLessThanOrEqualTo(3 * agents / 60);
    }

    @Test
    void aSpreadIsTheFirstBoundAndNoMoreThanTheLargest() {
        long longest = 0;
        for (int i = 0; i < 1_000; i++) {
            var backoff = new Backoff(new Random(i));
            long nanos = backoff.next(Duration.ZERO, Duration.ofSeconds(20));
            assertThat(nanos).isBetween(0L, 20 * SECOND);
            longest = Math.max(longest, nanos);
            assertThat(backoff.next(Duration.ZERO, Duration.ofDays(1))).isBetween(0L, 60 * SECOND);
        }
        assertThat(longest).isGreaterThan(19 * SECOND);
    }

    @Test
    void aWaitThatIsAskedForIsNotSpreadFurther() {
        var backoff = new Backoff(new Random(1));
        for (int i = 0; i < 100; i++) {
            assertThat(backoff.next(Duration.ofSeconds(4), Duration.ofSeconds(30)))
                    .isBetween(4 * SECOND, 5 * SECOND);
        }
    }
}
