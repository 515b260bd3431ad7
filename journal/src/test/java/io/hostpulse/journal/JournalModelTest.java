package io.hostpulse.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Set;

/// Random lives of a journal on a disk that crashes (E06, E03, E08).
///
/// 500 seeds; 20,000 with `-Dhostpulse.long=true`; one alone with `-Dhostpulse.seed=N`.
final class JournalModelTest {
    private static final int STEPS = 120;

    /// Seeds that once found something.
    private static final long[] REGRESSIONS = {4, 3_864};

    @Test
    void nothingDurableIsLostAndNothingComesThatWasNotWritten() {
        Set<FaultPoint> passed = JournalModel.noPoints();
        Long only = Long.getLong("hostpulse.seed");
        long first = only == null ? 1 : only;
        long last = only == null ? (Boolean.getBoolean("hostpulse.long") ? 20_000 : 500) : only;
        for (long seed = first; seed <= last; seed++) {
            run(seed, passed);
        }
        if (only == null) {
            for (long seed : REGRESSIONS) {
                run(seed, passed);
            }
            assertThat(passed).containsExactlyInAnyOrder(FaultPoint.values());
        }
    }

    private static void run(long seed, Set<FaultPoint> passed) {
        try {
            new JournalModel(seed, passed).run(STEPS);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }
}
