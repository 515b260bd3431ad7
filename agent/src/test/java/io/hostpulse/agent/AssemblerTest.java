package io.hostpulse.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.groups.Self;
import io.hostpulse.wire.Message;

import org.junit.jupiter.api.Test;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

final class AssemblerTest {
    private static final Identity WHO =
            new Identity(
                    Optional.empty(),
                    "7b4c21de-9a0f-4c39-8d0e-52d1f3a6b7c8",
                    "0f9e8d7c-6b5a-4948-b736-251403f2e1d0",
                    1,
                    Optional.empty(),
                    "host",
                    Optional.empty(),
                    Optional.empty());
    private static final ClockReading WHEN =
            new ClockReading(
                    1_795_347_900_000_000L,
                    1_795_347_900_000_000L,
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    "none",
                    false,
                    Optional.empty(),
                    OptionalLong.empty());

    private final Assembler assembler = new Assembler();
    private final Snapshot snapshot = new Snapshot();

    private Message tick(Set<Group> wanted) {
        snapshot.clear();
        snapshot.table(Group.SELF).addRow();
        snapshot.status(Group.SELF).collected(0);
        return assembler.assemble(snapshot, wanted, WHO, WHEN, 1_000, 1_000_000);
    }

    @Test
    void onlyTheBytesOfAMessageThatIsTakenBackServeAnother() {
        Message first = tick(EnumSet.allOf(Group.class));
        Message second = tick(EnumSet.allOf(Group.class));
        assertThat(second.bytes()).isNotSameAs(first.bytes());

        assembler.takeBack(second);
        Message third = tick(EnumSet.allOf(Group.class));
        assertThat(third.bytes()).isSameAs(second.bytes());
        assertThat(tick(EnumSet.allOf(Group.class)).bytes()).isNotSameAs(third.bytes());
    }

    @Test
    void aMessageSaysHowLargeTheOneBeforeWas() {
        Message first = tick(EnumSet.allOf(Group.class));
        assertThat(snapshot.table(Group.SELF).has(0, Self.MESSAGE_BYTES)).isFalse();

        tick(EnumSet.allOf(Group.class));
        assertThat(snapshot.table(Group.SELF).number(0, Self.MESSAGE_BYTES))
                .isEqualTo(first.json().length);
    }

    @Test
    void aMessageThatNobodyKeptGivesItsNumberBack() {
        assertThat(tick(Set.of()).key().seq()).isEqualTo(1);
        assembler.withdraw();
        assertThat(tick(Set.of()).key().seq()).isEqualTo(1);
        assertThat(tick(Set.of()).key().seq()).isEqualTo(2);
    }

    @Test
    void whatIsNotWantedIsLeftOut() {
        tick(Set.of(Group.LOAD));

        assertThat(snapshot.table(Group.SELF).rows()).isZero();
        assertThat(snapshot.status(Group.SELF).isCollected()).isFalse();
    }
}
