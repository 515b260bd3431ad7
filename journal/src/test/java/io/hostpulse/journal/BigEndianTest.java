package io.hostpulse.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.Random;

/// The same bytes as a buffer puts, whose order is the network's.
class BigEndianTest {
    @Test
    void numbersStandAsABufferPutsThem() {
        var random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            long number = random.nextLong() >>> random.nextInt(Long.SIZE);
            byte[] into = new byte[20];
            int at = BigEndian.putLong(into, 3, number);
            int end = BigEndian.putInt(into, at, (int) number);

            ByteBuffer expected = ByteBuffer.allocate(20);
            expected.putLong(3, number).putInt(11, (int) number);
            assertThat(into).isEqualTo(expected.array());
            assertThat(at).isEqualTo(11);
            assertThat(end).isEqualTo(15);
        }
    }
}
