package io.hostpulse.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.outputs.Delivery;
import io.hostpulse.outputs.Output;
import io.hostpulse.wire.Message;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/// What the calling thread delivers itself.
final class CarriedDeliveriesTest extends DeliveriesFixture {
    private static final long LONG = Duration.ofSeconds(10).toNanos();
    private static final long AT_ONCE = Duration.ofMillis(20).toNanos();

    /// By then the threads have done what they do at the start.
    private static final int LAST = 10;

    private final List<String> delivered = new CopyOnWriteArrayList<>();

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

    @Test
    void whatTakesItsTimeIsCarriedBehindTheOthers() throws Exception {
        applyBoth();
        for (long seq = 1; seq <= LAST; seq++) {
            boolean isDone = carrySlowly(seq, nanos -> nanos > AT_ONCE);
            if (seq == LAST) {
                assertThat(isDone).isTrue();
            }
        }

        String here = Thread.currentThread().getName();
        assertThat(deliveries().subList(2 * LAST - 2, 2 * LAST))
                .containsExactly("quick " + LAST + " " + here, "slow " + LAST + " " + here);
    }

    @Test
    void whatTakesItsTimeIsNotWaitedForWithoutLeave() throws Exception {
        applyBoth();
        for (long seq = 1; seq < LAST; seq++) {
            carrySlowly(seq, _ -> true);
        }
        await(() -> deliveries().size() == 2 * LAST - 2);

        assertThat(carrySlowly(LAST, _ -> false)).isFalse();
        await(() -> deliveries().size() == 2 * LAST);
        assertThat(deliveries().getLast()).isEqualTo("slow " + LAST + " output-slow");
    }

    /// A slow output that comes first in the configuration, and a quick one.
    private void applyBoth() {
        deliveries =
                deliveries(
                        (options, backlog) ->
                                started(options.name(), new Recorder(options.name()), backlog));
        apply("slow=1", "quick=1");
    }

    private boolean carrySlowly(long seq, Deliveries.Leave leave) {
        assertThat(deliveries.append(message(seq))).isTrue();
        return deliveries.carry(System.nanoTime() + LONG, AT_ONCE, LONG, leave);
    }

    private List<String> deliveries() {
        return List.copyOf(delivered);
    }

    /// Notes which message it gets in which thread. The one called `slow` takes longer than what is
    /// done at once.
    private final class Recorder implements Output {
        private final String name;

        private Recorder(String name) {
            this.name = name;
        }

        @Override
        public Delivery deliver(List<Message> batch) {
            if (name.equals("slow")) {
                LockSupport.parkNanos(2 * AT_ONCE);
            }
            for (Message message : batch) {
                String thread = Thread.currentThread().getName();
                delivered.add(name + " " + message.key().seq() + " " + thread);
            }
            return new Delivery.Accepted(batch.size());
        }

        @Override
        public void close() {}
    }

    private boolean carry() {
        return deliveries.carry(System.nanoTime() + LONG, LONG, LONG, _ -> true);
    }
}
