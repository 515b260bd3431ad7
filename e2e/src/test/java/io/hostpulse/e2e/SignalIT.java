package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// A signal ends the agent: what was measured reaches every output, and one that hangs holds the
/// end up for a bounded time only.
@SideBySide
final class SignalIT {
    /// The bound that the agent sets itself for closing, and what a machine needs beside it.
    private static final Duration END_MAX = Duration.ofSeconds(10);

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void anEndDrainsEveryOutput(String signal) throws IOException {
        Machine.needs("sqlite3");
        try (LiveAgent agent = LiveAgent.start(folder, LiveAgent.threeOutputs())) {
            agent.await(3, Duration.ofSeconds(15));
            agent.signal(signal);
            assertThat(agent.ended(Duration.ofSeconds(5))).isZero();

            long[] all = LiveAgent.upTo(agent.last().seq());
            assertThat(LiveAgent.seqs(agent.arrived())).isEqualTo(all);
            assertThat(Judge.seqs(folder.resolve("lines.jsonl"))).isEqualTo(all);
            assertThat(Judge.seqs(folder, folder.resolve("hostpulse.db"))).isEqualTo(all);
        }
    }

    @Test
    void anOutputThatHangsHoldsTheEndUpForABoundedTime() throws IOException {
        Machine.needs("sqlite3");
        try (LiveAgent agent = LiveAgent.start(folder, LiveAgent.threeOutputs())) {
            agent.await(3, Duration.ofSeconds(15));
            try (var _ = SqliteLock.take(folder.resolve("hostpulse.db"))) {
                agent.awaitMore(2, Duration.ofSeconds(5));
                agent.signal("TERM");
                assertThat(agent.ended(END_MAX)).isZero();
            }
            assertThat(agent.err()).containsAnyOf("messages undelivered", "is left behind");
            assertThat(Judge.seqs(folder.resolve("lines.jsonl")))
                    .isEqualTo(LiveAgent.upTo(agent.last().seq()));
        }
    }
}
