package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.hostpulse.collect.ListenBacklog.Answer;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.ServerSocket;

class ListenBacklogTest {
    private static final int SOCKET_BYTES = 88;

    private final ListenBacklog backlog = new ListenBacklog();
    private final MemorySegment bytes = Arena.ofAuto().allocate(1_024, 8);

    /// Writes a message and returns where the next one begins.
    private int message(int at, int type, int length, int mayWait) {
        bytes.set(JAVA_INT, at, length);
        bytes.set(JAVA_SHORT, at + 4, (short) type);
        if (length >= 80) {
            bytes.set(JAVA_INT, at + 76, mayWait);
        }
        return at + length;
    }

    @Test
    void allSocketsOfAllAnswersAreAddedUp() {
        int end = message(message(0, 20, SOCKET_BYTES, 50), 20, SOCKET_BYTES, 128);
        assertThat(backlog.take(bytes, end)).isEqualTo(Answer.MORE);
        end = message(message(0, 20, SOCKET_BYTES, -1), 3, 20, 0);
        assertThat(backlog.take(bytes, end)).isEqualTo(Answer.WHOLE);
        assertThat(backlog.sum()).isEqualTo(178 + 0xffff_ffffL);
    }

    @Test
    void anErrorNothingAndWhatIsCutAreNoAnswers() {
        int end = message(0, 2, 36, 0);
        assertThat(backlog.take(bytes, end)).isEqualTo(Answer.REFUSED);
        assertThat(backlog.take(bytes, 0)).isEqualTo(Answer.REFUSED);
        assertThat(backlog.take(bytes, -1)).isEqualTo(Answer.REFUSED);
        end = message(0, 20, SOCKET_BYTES, 50);
        assertThat(backlog.take(bytes, end - 1)).isEqualTo(Answer.REFUSED);
        end = message(0, 20, 4, 0);
        assertThat(backlog.take(bytes, end + 20)).isEqualTo(Answer.REFUSED);
    }

    @Test
    void theKernelSaysWhatMayWaitAtASocketOfOurs() throws IOException {
        try (var socket = new ServerSocket(0, 17, InetAddress.getLoopbackAddress())) {
            assertThat(backlog.ask()).as("%s", socket).isGreaterThanOrEqualTo(17);
        }
    }
}
