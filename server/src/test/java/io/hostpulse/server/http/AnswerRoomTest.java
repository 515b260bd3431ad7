package io.hostpulse.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AnswerRoomTest {
    @Test
    void answersAreHeldUntilTheirBytesAreMoreThanThereIsRoomFor() {
        var room = new AnswerRoom(100);
        assertThat(room.take(60)).isTrue();
        assertThat(room.take(41)).isFalse();
        assertThat(room.take(40)).isTrue();
        room.giveBack(60);
        assertThat(room.take(60)).isTrue();
        assertThat(room.take(1)).isFalse();
    }
}
