package io.hostpulse.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The relay with the kernel's timer, on the real clock.
@Timeout(60)
final class RelayTest {
    private static final long LONG = Duration.ofHours(1).toNanos();
    private static final long SHORT = Duration.ofMillis(20).toNanos();

    private final Relay relay = new Relay();

    /// A thread that stands by; tells once whether the flow became its own.
    private CompletableFuture<Boolean> standBy() {
        CompletableFuture<Boolean> became = new CompletableFuture<>();
        Thread thread = new Thread(() -> became.complete(relay.await()));
        thread.setDaemon(true);
        thread.start();
        return became;
    }

    private CompletableFuture<Boolean> open() {
        Alarm alarm = Alarm.open();
        assertThat(alarm).isNotNull();
        relay.open(alarm);
        return standBy();
    }

    /// Lends as soon as somebody stands by.
    private void lend(long nanos) throws InterruptedException {
        while (!relay.lend(nanos)) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    @Test
    void nothingIsLentWhileNobodyStandsBy() {
        assertThat(relay.lend(LONG)).isFalse();
        relay.end();
        assertThat(relay.await()).isFalse();
    }

    @Test
    void whatIsLentForLongerStaysWhereItIs() throws Exception {
        CompletableFuture<Boolean> other = open();
        // Not before it is lent.
        assertThat(relay.extend(LONG)).isFalse();
        lend(LONG);
        assertThat(relay.extend(SHORT)).isTrue();
        assertThat(relay.extend(LONG)).isTrue();
        TimeUnit.NANOSECONDS.sleep(2 * SHORT);
        assertThat(other).isNotDone();

        assertThat(relay.extend(SHORT)).isTrue();
        assertThat(other.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(relay.extend(LONG)).isFalse();
        assertThat(relay.reclaim()).isFalse();
    }

    @Test
    void whatIsTakenBackInTimeStaysWhereItIs() throws Exception {
        CompletableFuture<Boolean> other = open();
        for (int i = 0; i < 200; i++) {
            lend(SHORT);
            assertThat(relay.reclaim()).isTrue();
        }
        // The last alarm goes off while nothing is lent.
        TimeUnit.NANOSECONDS.sleep(2 * SHORT);
        assertThat(other).isNotDone();

        relay.end();
        assertThat(other.get()).isFalse();
    }

    @Test
    void whatTakesTooLongIsTakenOverAndTheOtherStandsBy() throws Exception {
        CompletableFuture<Boolean> other = open();
        lend(SHORT);
        assertThat(other.get()).isTrue();
        assertThat(relay.reclaim()).isFalse();
        assertThat(relay.lend(LONG)).as("nobody stands by").isFalse();

        CompletableFuture<Boolean> third = standBy();
        lend(SHORT);
        assertThat(third.get()).isTrue();
        assertThat(relay.reclaim()).isFalse();
        relay.end();
        assertThat(relay.await()).isFalse();
    }

    @Test
    void whoIsInAHurryNeedNotWaitForTheAlarm() throws Exception {
        CompletableFuture<Boolean> other = open();
        lend(LONG);
        relay.hurry();
        assertThat(other.get()).isTrue();
        assertThat(relay.reclaim()).isFalse();
        relay.end();
    }

    @Test
    void anAlarmThatIsPutOffGoesOffOnce() {
        Alarm alarm = Alarm.open();
        assertThat(alarm).isNotNull();
        long began = System.nanoTime();
        alarm.set(LONG);
        alarm.set(SHORT);
        alarm.await();
        assertThat(System.nanoTime() - began).isBetween(SHORT, LONG);
        alarm.close();
        alarm.set(SHORT);
        alarm.close();
    }
}
