package io.hostpulse.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.outputs.Delivery.Accepted;
import io.hostpulse.outputs.Delivery.Halted;
import io.hostpulse.outputs.Delivery.Later;
import io.hostpulse.outputs.Delivery.Rejected;
import io.hostpulse.outputs.Delivery.Split;
import io.hostpulse.outputs.GapReport.Cause;
import io.hostpulse.wire.Message;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/// The pump of an output that reports lost messages to the other side.
class GapsTest {
    private final ManualClock clock = new ManualClock();
    private final MemoryBacklog backlog = new MemoryBacklog();
    private final Reporter output = new Reporter();
    private final List<String> log = new ArrayList<>();
    @TempDir private Path folder;

    private OutputPump pump() {
        return new OutputPump(
                "central",
                output,
                backlog,
                new DeadLetters(folder, "central", 1 << 20, clock, log::add),
                clock,
                new Random(1),
                log::add);
    }

    private void lose(long first, long last) {
        for (long seq = first; seq <= last; seq++) {
            backlog.expire(Messages.of(seq).key());
        }
    }

    private static GapReport gap(long first, long last, Cause cause) {
        return new GapReport(Messages.of(1).key().journal(), 1, first, last, cause);
    }

    @Test
    void theExactRangesAreReportedOnceAndCounted() {
        OutputPump pump = pump();
        Messages.range(1, 100).forEach(backlog::append);
        lose(1, 10);
        lose(50, 59);
        clock.run(pump, Duration.ofSeconds(5));

        assertThat(output.reported)
                .containsExactly(gap(1, 10, Cause.EXPIRED), gap(50, 59, Cause.EXPIRED));
        assertThat(pump.lost(Cause.EXPIRED)).isEqualTo(20);
        assertThat(backlog.unreportedGaps()).isEmpty();
        assertThat(pump.behind()).isZero();
    }

    @Test
    void lostMessagesAreReportedWhenNoMessageWaits() {
        OutputPump pump = pump();
        Messages.range(1, 3).forEach(backlog::append);
        lose(1, 3);
        clock.run(pump, Duration.ofSeconds(1));

        assertThat(output.reported).containsExactly(gap(1, 3, Cause.EXPIRED));
    }

    @Test
    void aRefusedMessageIsReportedAsRejected() {
        output.delivery = batch -> new Rejected(0, "too old");
        OutputPump pump = pump();
        backlog.append(Messages.of(1));
        clock.run(pump, Duration.ofSeconds(1));

        assertThat(output.reported).containsExactly(gap(1, 1, Cause.REJECTED));
        assertThat(pump.rejected()).isEqualTo(1);
        assertThat(pump.lost(Cause.REJECTED)).isEqualTo(1);
    }

    @Test
    void aReportThatFailsIsMadeAgainAndDelaysNoMessage() {
        output.report = _ -> new Later(Duration.ofSeconds(30), "busy");
        OutputPump pump = pump();
        Messages.range(1, 2).forEach(backlog::append);
        lose(1, 1);
        for (int second = 0; second < 60; second++) {
            clock.run(pump, Duration.ofSeconds(1));
            assertThat(pump.behind()).isZero();
            assertThat(pump.trouble()).isEmpty();
            backlog.append(Messages.of(second + 3L));
        }
        assertThat(output.reports).isBetween(2, 3);
        assertThat(pump.lost(Cause.EXPIRED)).as("counted before it is reported").isEqualTo(1);

        output.report = gaps -> new Accepted(gaps.size());
        clock.run(pump, Duration.ofMinutes(1));
        assertThat(output.reported).containsExactly(gap(1, 1, Cause.EXPIRED));
        assertThat(pump.lost(Cause.EXPIRED)).isEqualTo(1);
        assertThat(log)
                .anyMatch(line -> line.contains("cannot report lost messages"))
                .anyMatch(line -> line.contains("takes reports of lost messages again"));
    }

    @Test
    void manyGapsAreReportedInBoundedParts() {
        OutputPump pump = pump();
        Messages.range(1, 1_000).forEach(backlog::append);
        for (long seq = 1; seq < 1_000; seq += 2) {
            lose(seq, seq);
        }
        clock.run(pump, Duration.ofSeconds(5));

        assertThat(output.reports).isEqualTo(5);
        assertThat(output.reported).hasSize(500).doesNotHaveDuplicates();
    }

    @Test
    void aReportThatIsRefusedForGoodIsNotMadeAgain() {
        for (Delivery refusal : List.of(new Rejected(0, "no such numbering"), new Split("400"))) {
            output.report = _ -> refusal;
            int before = output.reports;
            OutputPump pump = pump();
            Messages.range(1, 1).forEach(backlog::append);
            lose(1, 1);
            clock.run(pump, Duration.ofMinutes(10));

            assertThat(output.reports).isEqualTo(before + 1);
            assertThat(backlog.unreportedGaps()).isEmpty();
        }
    }

    @Test
    void nonsenseBugsAndAHaltAreTriedAgain() {
        var answers = new ArrayList<Delivery>();
        answers.add(new Accepted(2));
        answers.add(new Halted("401"));
        output.report =
                gaps -> {
                    if (answers.isEmpty()) {
                        return new Accepted(gaps.size());
                    }
                    if (answers.size() == 1) {
                        answers.clear();
                        throw new IllegalStateException("bug");
                    }
                    return answers.removeFirst();
                };
        OutputPump pump = pump();
        Messages.range(1, 1).forEach(backlog::append);
        lose(1, 1);
        clock.run(pump, Duration.ofMinutes(10));

        assertThat(output.reported).containsExactly(gap(1, 1, Cause.EXPIRED));
    }

    /// Keeps the gaps it was told of.
    private static final class Reporter implements GapReporting {
        private final List<GapReport> reported = new ArrayList<>();
        private Function<List<Message>, Delivery> delivery = batch -> new Accepted(batch.size());
        private Function<List<GapReport>, Delivery> report = gaps -> new Accepted(gaps.size());
        private int reports;

        @Override
        public Delivery deliver(List<Message> batch) {
            return delivery.apply(batch);
        }

        @Override
        public Delivery reportGaps(List<GapReport> gaps) {
            reports++;
            Delivery answer = report.apply(gaps);
            if (answer instanceof Accepted(int count, _) && count <= gaps.size()) {
                reported.addAll(gaps.subList(0, count));
            }
            return answer;
        }

        @Override
        public void close() {}
    }
}
