package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.groups.Load;

import org.junit.jupiter.api.Test;

import java.util.List;

class SeldomCollectorTest {
    private static final long PERIOD = 10_000_000_000L;

    private final Counting counting = new Counting();
    private long now = 5;
    private final SeldomCollector seldom = new SeldomCollector(counting, PERIOD, () -> now);

    /// Writes down how often it was asked.
    private static final class Counting implements Collector {
        int readings;
        boolean fails;

        @Override
        public List<Group> groups() {
            return List.of(Group.LOAD);
        }

        @Override
        public void collect(Snapshot into) {
            readings++;
            if (fails) {
                throw new IllegalStateException("a fault");
            }
            int row = into.table(Group.LOAD).addRow();
            into.table(Group.LOAD).set(row, Load.W1_AVG, readings);
            into.status(Group.LOAD).worsen(State.PARTIAL, "as it was read");
        }

        @Override
        public void close() {
            readings = -1;
        }
    }

    private long shown() {
        var into = new Snapshot();
        seldom.collect(into);
        assertThat(into.status(Group.LOAD).why()).hasValue("as it was read");
        assertThat(into.table(Group.LOAD).rows()).isEqualTo(1);
        return into.table(Group.LOAD).number(0, Load.W1_AVG);
    }

    @Test
    void aReadingIsShownUntilItIsOld() {
        assertThat(shown()).isEqualTo(1);
        now += PERIOD - 1;
        assertThat(shown()).isEqualTo(1);
        now += 1;
        assertThat(shown()).isEqualTo(2);
        assertThat(shown()).isEqualTo(2);
        seldom.close();
        assertThat(counting.readings).isEqualTo(-1);
    }

    @Test
    void aReadingThatFailedIsNotShownAgain() {
        assertThat(shown()).isEqualTo(1);
        now += PERIOD;
        counting.fails = true;
        assertThat(catchThrowable(this::shown)).hasMessage("a fault");
        counting.fails = false;
        assertThat(shown()).isEqualTo(3);
    }
}
