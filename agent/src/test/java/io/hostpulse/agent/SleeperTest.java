package io.hostpulse.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Both waits, the runtime's and the kernel's, on the real clock.
@Timeout(60)
final class SleeperTest {
    private static final long LONG = Duration.ofHours(1).toNanos();
    private static final long SHORT = Duration.ofMillis(20).toNanos();

    private final Sleeper sleeper = new Sleeper();

    private void prepare(boolean isOpened) {
        sleeper.own();
        if (isOpened) {
            sleeper.open();
            // To be opened is a waking.
            sleeper.sleep(LONG);
        }
    }

    /// A thread that sleeps for an hour; completes when it was woken.
    private CompletableFuture<Void> sleepElsewhere() throws InterruptedException {
        CompletableFuture<Void> woken = new CompletableFuture<>();
        CompletableFuture<Void> begun = new CompletableFuture<>();
        Thread thread =
                new Thread(
                        () -> {
                            sleeper.own();
                            begun.complete(null);
                            sleeper.sleep(LONG);
                            woken.complete(null);
                        });
        thread.setDaemon(true);
        thread.start();
        begun.join();
        TimeUnit.NANOSECONDS.sleep(SHORT);
        return woken;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sleepsAsLongAsItIsTold(boolean isOpened) {
        prepare(isOpened);
        long begun = System.nanoTime();
        sleeper.sleep(SHORT);
        assertThat(System.nanoTime() - begun).isBetween(SHORT, LONG);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isWokenByAnotherThread(boolean isOpened) throws Exception {
        prepare(isOpened);
        CompletableFuture<Void> woken = sleepElsewhere();
        assertThat(woken).isNotDone();
        sleeper.wake();
        woken.get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aWakingBeforeTheSleepEndsItAtOnceAndOnlyOnce(boolean isOpened) {
        prepare(isOpened);
        sleeper.wake();
        sleeper.wake();
        sleeper.sleep(LONG);
        long begun = System.nanoTime();
        sleeper.sleep(SHORT);
        assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(SHORT);
    }

    @Test
    void whoSleepsWhileItIsOpenedIsWokenAllTheSame() throws Exception {
        CompletableFuture<Void> woken = sleepElsewhere();
        sleeper.open();
        sleeper.wake();
        woken.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aWakingForTheRuntimesWaitIsSeenByTheKernels() {
        sleeper.own();
        sleeper.wake();
        sleeper.open();
        sleeper.sleep(LONG);
    }

    @Test
    void nothingIsRungOnceItIsClosed() {
        prepare(true);
        sleeper.close();
        sleeper.wake();
        sleeper.sleep(LONG);
        sleeper.close();
        sleeper.open();
        sleeper.wake();
        sleeper.sleep(LONG);
    }
}
