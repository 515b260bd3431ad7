package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;

import org.junit.jupiter.api.Test;

import java.util.List;

final class TemposTest {
    private final Tempo disks = new Tempo(new Group[] {Group.DISKIO});
    private final Tempo memory = new Tempo(new Group[] {Group.MEMORY, Group.SWAP});
    private final Tempo self = new Tempo(new Group[] {Group.SELF});
    private final Tempos tempos = new Tempos(List.of(disks, memory, self));

    private static int due(Tempo tempo, int ticks) {
        int count = 0;
        for (int i = 0; i < ticks; i++) {
            count += tempo.isDue() ? 1 : 0;
        }
        return count;
    }

    @Test
    void theDearestSinceTheLastQuestionIsSlowed() {
        disks.took(10);
        memory.took(30);
        self.took(500);
        assertThat(tempos.slowDearest("over")).hasValue("memory is read at every 2nd tick");
        assertThat(due(memory, 64)).isEqualTo(32);
        assertThat(due(disks, 64)).isEqualTo(64);

        disks.took(20);
        memory.took(15);
        assertThat(tempos.slowDearest("over")).hasValue("diskio is read at every 2nd tick");
        disks.took(20);
        assertThat(tempos.slowDearest("over")).hasValue("diskio is read at every 4th tick");
        assertThat(due(disks, 64)).isEqualTo(16);
    }

    @Test
    void aGroupThatIsLeftOutSaysSoAndWhy() {
        memory.took(30);
        tempos.slowDearest("the agent used 1.43 % of a CPU");
        Snapshot snapshot = new Snapshot();
        assertThat(memory.isDue()).isFalse();
        memory.leaveOut(snapshot);

        for (Group group : List.of(Group.MEMORY, Group.SWAP)) {
            assertThat(snapshot.status(group).state()).isEqualTo(State.PARTIAL);
            assertThat(snapshot.status(group).why())
                    .hasValue(
                            "left out at this tick, for it is read at every 2nd tick: the agent"
                                    + " used 1.43 % of a CPU");
        }
        assertThat(memory.isDue()).isTrue();
    }

    @Test
    void nothingIsSlowedForEver() {
        for (int every = 2; every <= Tempo.EVERY_MAX; every *= 2) {
            disks.took(1);
            assertThat(tempos.slowDearest("over")).isPresent();
        }
        disks.took(1);
        self.took(1);
        assertThat(tempos.slowDearest("over")).isEmpty();
        assertThat(due(disks, Tempo.EVERY_MAX)).isEqualTo(1);
    }

    @Test
    void theOneThatReadsLeastOftenIsQuickenedFirst() {
        disks.took(9);
        tempos.slowDearest("over");
        disks.took(9);
        tempos.slowDearest("over");
        memory.took(9);
        tempos.slowDearest("over");

        assertThat(tempos.quickenSlowest()).hasValue("diskio is read at every 2nd tick");
        assertThat(tempos.quickenSlowest()).hasValue("diskio is read at every tick");
        assertThat(tempos.quickenSlowest()).hasValue("memory is read at every tick");
        assertThat(tempos.quickenSlowest()).isEmpty();
    }
}
