package io.hostpulse.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.agent.config.Budget;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Self;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One tick a second, against 1 % of a CPU (10 ms a second) and 64 MiB.
final class BudgetKeeperTest {
    private static final long SECOND = 1_000_000_000;
    private static final long MIB = 1 << 20;

    private final List<String> log = new ArrayList<>();
    private final BudgetKeeper keeper = new BudgetKeeper(Budget.DEFAULT, log::add);
    private final Snapshot snapshot = new Snapshot();
    private final Steps pace = new Steps();
    private long seconds;

    /// Counts how often it was slowed; twice at most.
    private static final class Steps implements BudgetKeeper.Pace {
        private int slowed;
        private String why = "";

        @Override
        public Optional<String> slow(String reason) {
            why = reason;
            return slowed == 2 ? Optional.empty() : Optional.of("slowed " + ++slowed);
        }

        @Override
        public Optional<String> quicken() {
            return slowed == 0 ? Optional.empty() : Optional.of("slowed " + --slowed);
        }
    }

    private void run(int ticks, long cpuMicros, long bytes) {
        for (int i = 0; i < ticks; i++) {
            snapshot.clear();
            Table self = snapshot.table(Group.SELF);
            int row = self.addRow();
            self.set(row, Self.CPU_MS, cpuMicros);
            self.set(row, Self.RSS_BYTES, bytes);
            keeper.tick(snapshot, ++seconds * SECOND, pace);
        }
    }

    private String why() {
        return snapshot.status(Group.SELF).why().orElse("");
    }

    @Test
    void theFirstMinuteDoesNotCount() {
        run(61, 100_000, 40 * MIB);

        assertThat(pace.slowed).isZero();
        assertThat(snapshot.status(Group.SELF).state()).isEqualTo(State.OK);
    }

    @Test
    void overTheBudgetOneGroupAfterTheOtherIsSlowedAndTheMessageSaysSo() {
        run(61, 1_000, 40 * MIB);
        run(60, 14_300, 40 * MIB);

        assertThat(pace.slowed).isEqualTo(1);
        assertThat(pace.why).startsWith("the agent used 1.4").contains("1% cpu, 64MiB");
        assertThat(snapshot.status(Group.SELF).state()).isEqualTo(State.PARTIAL);
        assertThat(why()).startsWith("budget: 1.4").endsWith("slowed 1");
        assertThat(log).singleElement().asString().contains("slowed 1");

        run(60, 14_300, 40 * MIB);
        run(60, 14_300, 40 * MIB);
        assertThat(pace.slowed).isEqualTo(2);
        assertThat(why()).endsWith("nothing more to slow");
        assertThat(log).hasSize(2);
    }

    @Test
    void withinTheBudgetNothingIsSlowedAndNothingIsSaid() {
        run(300, 9_900, 64 * MIB);

        assertThat(pace.slowed).isZero();
        assertThat(snapshot.status(Group.SELF).state()).isEqualTo(State.OK);
        assertThat(log).isEmpty();
    }

    @Test
    void afterCalmMinutesAGroupIsReadMoreOftenAgain() {
        run(61, 1_000, 40 * MIB);
        run(120, 20_000, 40 * MIB);
        assertThat(pace.slowed).isEqualTo(2);

        run(60 * BudgetKeeper.CALM_WINDOWS - 60, 5_900, 40 * MIB);
        assertThat(pace.slowed).isEqualTo(2);
        assertThat(why()).isEmpty();
        run(60, 5_900, 40 * MIB);
        assertThat(pace.slowed).isEqualTo(1);
        run(60 * 20, 6_100, 40 * MIB);
        assertThat(pace.slowed).as("not calm enough for more").isEqualTo(1);
    }

    @Test
    void memoryOverTheBudgetIsSaidAsLongAsItIs() {
        run(1, 1_000, 70 * MIB);
        assertThat(why()).isEqualTo("memory: 70MiB resident, over the budget of 1% cpu, 64MiB");
        run(1, 1_000, 71 * MIB);
        assertThat(why()).startsWith("memory: 71MiB");
        run(1, 1_000, 60 * MIB);
        assertThat(why()).isEmpty();
        assertThat(log).hasSize(1);
        assertThat(pace.slowed).isZero();
    }

    @Test
    void withoutFiguresNothingIsDone() {
        for (int i = 0; i < 300; i++) {
            snapshot.clear();
            keeper.tick(snapshot, ++seconds * SECOND, pace);
        }

        assertThat(pace.slowed).isZero();
        assertThat(log).isEmpty();
    }
}
