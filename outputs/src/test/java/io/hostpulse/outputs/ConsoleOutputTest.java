package io.hostpulse.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.outputs.Delivery.Accepted;
import io.hostpulse.outputs.Delivery.Halted;
import io.hostpulse.outputs.Delivery.Rejected;
import io.hostpulse.wire.Message;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.ZoneOffset;
import java.util.List;

class ConsoleOutputTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    /// A standard output that fails while it is told to, after some bytes.
    private final class FailingStream extends OutputStream {
        private int failures;
        private boolean isClosed;

        @Override
        public void write(int b) {
            shown.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (failures > 0) {
                failures--;
                shown.write(bytes, from, 10);
                throw new IOException("Broken pipe");
            }
            shown.write(bytes, from, length);
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }

    private static Snapshot decode(Message message) throws IOException {
        if (message.key().seq() == 13) {
            throw new IOException("no JSON");
        }
        var snapshot = new Snapshot();
        Snapshots.stamp(snapshot, message.key().seq(), 0);
        return snapshot;
    }

    @Test
    void aHeaderStandsAboveEveryTwentyLines() {
        var output = ConsoleOutput.lines(shown, ZoneOffset.UTC, ConsoleOutputTest::decode);
        assertThat(output.deliver(Messages.range(100, 120))).isEqualTo(new Accepted(21));
        List<String> lines = shown.toString(UTF_8).lines().toList();
        assertThat(lines).hasSize(23);
        assertThat(lines.get(0)).isEqualTo(SnapshotLine.HEADER);
        assertThat(lines.get(21)).isEqualTo(SnapshotLine.HEADER);
        assertThat(lines.get(1)).startsWith("11:25:00 ");
    }

    @Test
    void aMessageThatCannotBeReadIsRefusedAndTheOthersShown() {
        var output = ConsoleOutput.lines(shown, ZoneOffset.UTC, ConsoleOutputTest::decode);
        assertThat(output.deliver(Messages.range(11, 15)))
                .isEqualTo(new Rejected(2, "cannot be read back: java.io.IOException: no JSON"));
        assertThat(shown.toString(UTF_8).lines()).hasSize(3);
    }

    @Test
    void aBrokenPipeHaltsTheOutput() {
        var stream = new FailingStream();
        stream.failures = 1;
        var output = ConsoleOutput.json(stream);
        assertThat(output.deliver(Messages.range(1, 3)))
                .isEqualTo(
                        new Halted(
                                "writing to standard output failed:"
                                        + " java.io.IOException: Broken pipe"));
    }

    @Test
    void aTornLineIsNotJoinedByTheNext() {
        var stream = new FailingStream();
        var output = ConsoleOutput.json(stream);
        output.deliver(Messages.range(1, 1));
        stream.failures = 1;
        output.deliver(Messages.range(2, 2));
        output.deliver(Messages.range(2, 2));

        List<String> lines = shown.toString(UTF_8).lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(2)).isEqualTo(new String(Messages.of(2).json(), UTF_8));
    }

    @Test
    void aPrintStreamThatReportsAnErrorHaltsTheOutput() {
        var stream = new FailingStream();
        stream.failures = 1;
        var output = ConsoleOutput.json(new PrintStream(stream, true, UTF_8));
        assertThat(output.deliver(Messages.range(1, 1))).isInstanceOf(Halted.class);
    }

    @Test
    void standardOutputIsNotClosed() {
        var stream = new FailingStream();
        ConsoleOutput.json(stream).close();
        assertThat(stream.isClosed).isFalse();
    }
}
