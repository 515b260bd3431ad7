package io.hostpulse.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.outputs.Delivery.Accepted;
import io.hostpulse.outputs.Delivery.Later;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/// A batch whose time runs out on the way, on a clock that the test moves.
final class SlowLineTest {
    private final ManualClock clock = new ManualClock();
    private final MemoryBacklog backlog = new MemoryBacklog();
    private final Central output = new Central();
    @TempDir private Path folder;

    private OutputPump pump() {
        return new OutputPump(
                "central",
                output,
                backlog,
                new DeadLetters(
                        folder, "central", 1L << 30, clock, line -> {}, LanesTest::unforced),
                clock,
                new Random(1),
                line -> {});
    }

    private void offer(long first, long last) {
        Messages.range(first, last).forEach(backlog::append);
    }

    /// A way that is too slow for a whole batch, and for a while for anything.
    @Test
    void aBatchThatIsTooMuchForASlowLineGoesInParts() {
        long length = Messages.of(1_000).json().length;
        long[] passes = {20 * length};
        output.answer =
                batch ->
                        batch.stream().mapToLong(it -> it.json().length).sum() <= passes[0]
                                ? new Accepted(batch.size())
                                : new Later(Duration.ZERO, "no answer", true);
        OutputPump pump = pump();
        offer(1_000, 1_999);
        clock.run(pump, Duration.ofMinutes(20));
        assertThat(pump.behind()).isZero();
        assertThat(output.batches.stream().filter(it -> it.size() > 20).count())
                .as("batches that were too long")
                .isLessThan(6 + output.batches.size() / Bisection.GROW_AFTER);

        passes[0] = 0;
        offer(2_000, 2_999);
        clock.run(pump, Duration.ofMinutes(20));
        assertThat(pump.behind()).isEqualTo(1_000);
        assertThat(output.batches.getLast()).hasSize(1);

        passes[0] = Long.MAX_VALUE;
        int before = output.batches.size();
        clock.run(pump, Duration.ofMinutes(2));
        assertThat(pump.behind()).isZero();
        assertThat(output.batches.size() - before).as("attempts for 1,000 messages").isLessThan(30);
        assertThat(output.batches.stream().skip(before).mapToInt(List::size).max().orElse(0))
                .isGreaterThan(100);
    }

    @Test
    void anOutputThatIsAwayIsGivenWholeBatchesAfterwards() {
        output.answer = batch -> new Later(Duration.ZERO, "nobody listens");
        OutputPump pump = pump();
        offer(1, 1_000);
        clock.run(pump, Duration.ofMinutes(10));
        output.answer = batch -> new Accepted(batch.size());
        int before = output.batches.size();
        clock.run(pump, Duration.ofMinutes(2));
        assertThat(pump.behind()).isZero();
        assertThat(output.batches.size() - before).isLessThanOrEqualTo(4);
    }
}
