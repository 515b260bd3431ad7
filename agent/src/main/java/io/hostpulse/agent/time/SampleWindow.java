package io.hostpulse.agent.time;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;

/// The last samples of a source, of alignments and of exchanges that outputs had with it, and the
/// best of them: the one whose error, aged, is the smallest. Confined to one thread.
///
/// A sample with more than three times the least delay is not kept, unless the others have aged so
/// much that it is better all the same. A sample that contradicts the best by more than the errors
/// of both is not believed before [#CONTRADICTIONS] alignments in a row say the same: then the
/// source's clock has stepped, and what was known is forgotten.
final class SampleWindow {
    static final int SAMPLES_MAX = 64;
    static final int DELAY_FACTOR_MAX = 3;
    static final int CONTRADICTIONS = 3;

    /// What became of a sample.
    enum Verdict {
        KEPT,
        TOO_SLOW,
        CONTRADICTS,
        STEPPED
    }

    private final Deque<Anchor> anchors = new ArrayDeque<>(SAMPLES_MAX);
    private @Nullable Anchor best;
    private @Nullable Anchor contradicting;
    private int contradictions;

    /// The best sample. Null before the first. Which one is best does not change with time alone,
    /// for all age alike.
    @Nullable Anchor best() {
        return best;
    }

    /// Takes in a sample.
    Verdict add(Anchor candidate, long nanos, Drift drift) {
        Anchor current = best;
        boolean stepped = false;
        if (current != null && contradict(current, candidate, nanos, drift)) {
            Anchor before = contradicting;
            boolean same = before != null && !contradict(before, candidate, nanos, drift);
            contradictions = same ? contradictions + 1 : 1;
            contradicting = candidate;
            if (contradictions < CONTRADICTIONS) {
                return Verdict.CONTRADICTS;
            }
            anchors.clear();
            current = null;
            stepped = true;
        }
        contradicting = null;
        contradictions = 0;
        if (current != null && isTooSlow(current, candidate, nanos, drift)) {
            return Verdict.TOO_SLOW;
        }
        if (anchors.size() == SAMPLES_MAX) {
            anchors.removeFirst();
        }
        anchors.addLast(candidate);
        best = smallestError(nanos, drift);
        return stepped ? Verdict.STEPPED : Verdict.KEPT;
    }

    /// The least delay of the samples kept; the largest number if there is none.
    long delayMinMicros() {
        long least = Long.MAX_VALUE;
        for (Anchor anchor : anchors) {
            least = Math.min(least, anchor.sample().delayMicros());
        }
        return least;
    }

    private static boolean contradict(Anchor one, Anchor other, long nanos, Drift drift) {
        long apart = Math.abs(one.timeMicros(nanos, drift) - other.timeMicros(nanos, drift));
        return apart > one.errorMicros(nanos, drift) + other.errorMicros(nanos, drift);
    }

    private boolean isTooSlow(Anchor current, Anchor candidate, long nanos, Drift drift) {
        return candidate.sample().delayMicros() / DELAY_FACTOR_MAX > delayMinMicros()
                && candidate.errorMicros(nanos, drift) >= current.errorMicros(nanos, drift);
    }

    private @Nullable Anchor smallestError(long nanos, Drift drift) {
        Anchor smallest = null;
        for (Anchor anchor : anchors) {
            if (smallest == null
                    || anchor.errorMicros(nanos, drift) < smallest.errorMicros(nanos, drift)) {
                smallest = anchor;
            }
        }
        return smallest;
    }
}
