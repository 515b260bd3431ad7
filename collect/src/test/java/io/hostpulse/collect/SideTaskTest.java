package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.groups.Filefd;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

@Timeout(60)
class SideTaskTest {
    private static final long WAIT_NANOS = 20_000_000_000L;
    private static final long NO_WAIT_NANOS = 1_000_000;

    private final CollectPool pool = new CollectPool(2, System::nanoTime);
    private final AtomicReference<CountDownLatch> gate =
            new AtomicReference<>(new CountDownLatch(0));
    private final SideTask side = new SideTask("device", List.of(new Device()), System::nanoTime);
    private final Snapshot snapshot = new Snapshot();
    private long readings;

    /// A device that answers with the number of its readings, when its gate is open.
    private final class Device implements Collector {
        @Override
        public List<Group> groups() {
            return List.of(Group.FILEFD);
        }

        @Override
        public void collect(Snapshot into) {
            try {
                gate.get().await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            into.table(Group.FILEFD).addRow();
            into.table(Group.FILEFD).set(0, Filefd.ALLOCATED, ++readings);
            into.status(Group.FILEFD).collected(0);
        }

        @Override
        public void close() {}
    }

    private void tick(long waitNanos, long timeoutNanos) {
        snapshot.clear();
        side.begin(pool);
        pool.tick();
        pool.run(side.isDue() ? List.of(side.task()) : List.of(), waitNanos, timeoutNanos);
        Overdue overdue = new Overdue(pool, 2);
        side.report(pool, snapshot, overdue, waitNanos, System.nanoTime());
    }

    private String shown() {
        return snapshot.status(Group.FILEFD).state()
                + " "
                + (snapshot.table(Group.FILEFD).rows() == 0
                        ? "nothing"
                        : snapshot.table(Group.FILEFD).number(0, Filefd.ALLOCATED));
    }

    @AfterEach
    void close() {
        gate.get().countDown();
        pool.close();
    }

    @Test
    void whatIsReadInTimeIsShown() {
        tick(WAIT_NANOS, WAIT_NANOS);
        assertThat(shown()).isEqualTo("OK 1");
        tick(WAIT_NANOS, WAIT_NANOS);
        assertThat(shown()).isEqualTo("OK 2");
    }

    @Test
    void aReadingThatIsLateLeavesThePreviousOneOnceAndThenNothing() {
        tick(WAIT_NANOS, WAIT_NANOS);
        gate.set(new CountDownLatch(1));
        tick(NO_WAIT_NANOS, WAIT_NANOS);
        assertThat(shown()).isEqualTo("PARTIAL 1");
        assertThat(snapshot.status(Group.FILEFD).why().orElseThrow())
                .endsWith("; value of the previous tick");
        tick(NO_WAIT_NANOS, WAIT_NANOS);
        assertThat(shown()).isEqualTo("TIMEOUT nothing");
    }

    @Test
    void anAnswerThatCameAfterItsMessageIsShownWithTheNext() {
        gate.set(new CountDownLatch(1));
        tick(NO_WAIT_NANOS, WAIT_NANOS);
        assertThat(shown()).isEqualTo("TIMEOUT nothing");
        gate.get().countDown();
        while (pool.state(side.task()) != CollectTask.State.DONE) {
            Thread.onSpinWait();
        }
        gate.set(new CountDownLatch(1));
        tick(NO_WAIT_NANOS, WAIT_NANOS);
        assertThat(shown()).isEqualTo(State.PARTIAL + " 1");
    }

    @Test
    void oneThatIsSlowedIsLeftOutAndSaysSo() {
        tick(WAIT_NANOS, WAIT_NANOS);
        side.tempo().slow("over the budget");
        tick(WAIT_NANOS, WAIT_NANOS);
        assertThat(shown()).isEqualTo("PARTIAL nothing");
        assertThat(snapshot.status(Group.FILEFD).why().orElseThrow()).endsWith("over the budget");
        tick(WAIT_NANOS, WAIT_NANOS);
        assertThat(shown()).isEqualTo("OK 2");
    }

    @Test
    void aDeviceThatHangsIsNotAskedAgainUntilItReturns() {
        gate.set(new CountDownLatch(1));
        tick(NO_WAIT_NANOS, NO_WAIT_NANOS);
        tick(NO_WAIT_NANOS, NO_WAIT_NANOS);
        assertThat(pool.stuckThreads()).isOne();
        tick(NO_WAIT_NANOS, NO_WAIT_NANOS);
        assertThat(pool.stuckThreads()).isOne();
        assertThat(shown()).isEqualTo("TIMEOUT nothing");
    }
}
