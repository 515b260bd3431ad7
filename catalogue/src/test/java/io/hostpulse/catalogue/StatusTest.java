package io.hostpulse.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class StatusTest {
    private final Status status = new Status();

    @Test
    void aGroupThatWasNotTriedIsNotCollected() {
        assertThat(status.isCollected()).isFalse();
    }

    @Test
    void aCollectedGroupIsOkWithoutAReason() {
        status.collected(200);
        assertThat(status.isCollected()).isTrue();
        assertThat(status.state()).isEqualTo(State.OK);
        assertThat(status.why()).isEmpty();
        assertThat(status.micros()).isEqualTo(200);
    }

    @Test
    void theFirstReasonStays() {
        status.worsen(State.PARTIAL, "first");
        status.worsen(State.PARTIAL, "second");
        assertThat(status.why()).contains("first");
    }

    @Test
    void aGroupThatFailedIsNotCalledPartialByWhatCameAfter() {
        status.worsen(State.FAILED, "broken");
        status.worsen(State.PARTIAL, "incomplete");
        assertThat(status.state()).isEqualTo(State.FAILED);
        assertThat(status.why()).contains("broken");
    }

    @Test
    void aPartialGroupThatThenFailsHasFailed() {
        status.worsen(State.PARTIAL, "incomplete");
        status.worsen(State.FAILED, "broken");
        status.collected(3);
        assertThat(status.state()).isEqualTo(State.FAILED);
        assertThat(status.why()).contains("broken");
    }

    @Test
    void aGroupTakesTheStateOfItsFirstTarget() {
        status.target("/mnt/nas", State.TIMEOUT, "statvfs has not returned");
        status.target("/mnt/old", State.DENIED, "permission");
        assertThat(status.state()).isEqualTo(State.TIMEOUT);
        assertThat(status.why()).contains("/mnt/nas: statvfs has not returned");
        assertThat(status.targets())
                .containsExactly(
                        new Status.Target("/mnt/nas", State.TIMEOUT, "statvfs has not returned"),
                        new Status.Target("/mnt/old", State.DENIED, "permission"));
    }

    @Test
    void targetsBeyondTheLimitAreCountedInTheReason() {
        for (int i = 0; i < Status.TARGETS_MAX + 3; i++) {
            status.target("/mnt/" + i, State.TIMEOUT, "stuck");
        }
        assertThat(status.targets()).hasSize(Status.TARGETS_MAX);
        assertThat(status.why()).contains("/mnt/0: stuck; 3 more targets than are named");
        status.clear();
        status.target("/mnt/0", State.TIMEOUT, "stuck");
        assertThat(status.why()).contains("/mnt/0: stuck");
    }

    @Test
    void aCopyIsEqualAndIndependent() {
        status.collected(5);
        status.target("/mnt/nas", State.TIMEOUT, "stuck");
        var copy = new Status();
        copy.worsen(State.FAILED, "before");
        copy.copyFrom(status);
        status.clear();
        assertThat(copy.isCollected()).isTrue();
        assertThat(copy.state()).isEqualTo(State.TIMEOUT);
        assertThat(copy.why()).contains("/mnt/nas: stuck");
        assertThat(copy.micros()).isEqualTo(5);
        assertThat(copy.targets()).hasSize(1);
    }

    @Test
    void aRestoredStatusIsWhatTheMessageSays() {
        status.worsen(State.FAILED, "before");
        var target = new Status.Target("/mnt/nas", State.TIMEOUT, "stuck");
        status.restore(State.PARTIAL, Optional.empty(), 7, List.of(target));
        assertThat(status.isCollected()).isTrue();
        assertThat(status.state()).isEqualTo(State.PARTIAL);
        assertThat(status.why()).isEmpty();
        assertThat(status.micros()).isEqualTo(7);
        assertThat(status.targets()).containsExactly(target);
    }
}
