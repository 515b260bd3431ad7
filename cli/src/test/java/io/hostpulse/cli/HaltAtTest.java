package io.hostpulse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostpulse.journal.FaultPoint;
import io.hostpulse.journal.Faults;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicInteger;

final class HaltAtTest {
    @Test
    void theProcessEndsWhenThePointIsPassedForTheNthTimeAndAtNoOther() {
        var halts = new AtomicInteger();
        var faults = new HaltAt(FaultPoint.AFTER_WRITE, 3, halts::incrementAndGet);
        for (int i = 0; i < 2; i++) {
            faults.at(FaultPoint.AFTER_WRITE);
            faults.at(FaultPoint.BEFORE_FORCE);
        }
        assertThat(halts).hasValue(0);
        faults.at(FaultPoint.AFTER_WRITE);
        assertThat(halts).hasValue(1);
    }

    @Test
    void withoutThePropertyNothingEnds() {
        assertThat(HaltAt.ofProperty(null)).isSameAs(Faults.NONE);
        assertThat(HaltAt.ofProperty("MID_RECORD:2")).isInstanceOf(HaltAt.class);
    }

    @Test
    void aPropertyThatNamesNoPointOrCountIsRefused() {
        for (String wrong : new String[] {"", "MID_RECORD", "NOWHERE:1", "MID_RECORD:x"}) {
            assertThatThrownBy(() -> HaltAt.ofProperty(wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
