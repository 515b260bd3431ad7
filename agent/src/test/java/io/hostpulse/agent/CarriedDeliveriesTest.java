package io.hostpulse.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// What the calling thread delivers itself.
final class CarriedDeliveriesTest extends DeliveriesFixture {
    @Test
    void whatIsCarriedIsDurableAndArrivesBeforeTheCallReturns() throws Exception {
        apply("a=1", "b=1");
        int done = 0;
        for (long seq = 1; seq <= 50; seq++) {
            assertThat(deliveries.append(message(seq))).isTrue();
            if (carry()) {
                done++;
                assertThat(arrived.get("a")).contains(seq);
                assertThat(arrived.get("b")).contains(seq);
                assertThat(journal.stats().notDurable()).isZero();
            }
            Thread.sleep(1);
        }
        await(() -> arrived.getOrDefault("a", List.of()).size() >= 50);
        await(() -> arrived.getOrDefault("b", List.of()).size() >= 50);

        // At the start the threads are at work themselves.
        assertThat(done).isGreaterThan(25);
        assertThat(arrived.get("a")).isEqualTo(numbers(1, 50));
        assertThat(arrived.get("b")).isEqualTo(numbers(1, 50));
    }

    @Test
    void anOutputThatHangsWhileItIsCarriedIsLeftToItsThreadByTheNext() throws Exception {
        held.put("a", new CountDownLatch(1));
        apply("b=1", "a=1");
        assertThat(deliveries.append(message(1))).isTrue();
        Thread hung = new Thread(this::carry);
        hung.start();
        // Its own thread may have come first.
        await(() -> hung.getState() == Thread.State.WAITING || !hung.isAlive());
        for (long seq = 2; seq <= 20; seq++) {
            assertThat(deliveries.append(message(seq))).isTrue();
            assertThat(carry()).as("a has its message still in hand").isFalse();
        }
        assertThat(arrived.get("b")).isEqualTo(numbers(1, 20));
        held.get("a").countDown();
        hung.join();
        await(() -> arrived.getOrDefault("a", List.of()).size() == 20);

        assertThat(arrived.get("a")).isEqualTo(numbers(1, 20));
    }

    private boolean carry() {
        long next = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        return deliveries.carry(next, Duration.ofSeconds(10).toNanos());
    }
}
