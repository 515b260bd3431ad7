package io.hostpulse.store.account;

import io.hostpulse.store.ClockStep;
import io.hostpulse.store.Late;

import java.util.ArrayList;
import java.util.List;

/// What left no hole and is worth knowing beside the holes: messages that came late, and jumps of
/// the host's clock. The newest [#MAX] of each are kept. Confined to its owner's lock.
public final class Notes {
    /// How many of each kind are kept.
    public static final int MAX = 64;

    /// A message that came so long after it was made was kept while the server was away, in
    /// microseconds; three intervals where they are longer.
    public static final long LATE_MIN_MICROS = 15_000_000L;

    private static final int APART = 3;

    private final List<Late> late = new ArrayList<>(0);
    private final List<ClockStep> steps = new ArrayList<>(0);

    /// Notes a message that is kept, if there is anything to note.
    ///
    /// @param timeMicros when it was made
    /// @param receivedMicros when it came
    /// @param intervalMicros how far messages are apart
    void arrived(long timeMicros, long receivedMicros, long intervalMicros) {
        long apart = APART * intervalMicros;
        if (receivedMicros - timeMicros < Math.max(LATE_MIN_MICROS, apart)) {
            return;
        }
        var added = new Late(timeMicros, timeMicros, receivedMicros, 1);
        int at = 0;
        while (at < late.size() && late.get(at).fromMicros() <= timeMicros) {
            at++;
        }
        late.add(at, added);
        join(at + 1, apart);
        join(at, apart);
        if (late.size() > MAX) {
            late.removeFirst();
        }
    }

    /// Makes one of two neighbours that are no further apart.
    private void join(int right, long apart) {
        if (right < 1 || right >= late.size()) {
            return;
        }
        Late a = late.get(right - 1);
        Late b = late.get(right);
        if (b.fromMicros() - a.toMicros() <= apart) {
            late.set(
                    right - 1,
                    new Late(
                            a.fromMicros(),
                            Math.max(a.toMicros(), b.toMicros()),
                            Math.max(a.arrivedMicros(), b.arrivedMicros()),
                            a.messages() + b.messages()));
            late.remove(right);
        }
    }

    /// Notes that the host's clock jumped before a message.
    void stepped(long timeMicros, long stepMicros) {
        int at = steps.size();
        while (at > 0 && steps.get(at - 1).micros() > timeMicros) {
            at--;
        }
        steps.add(at, new ClockStep(timeMicros, stepMicros));
        if (steps.size() > MAX) {
            steps.removeFirst();
        }
    }

    /// Takes over what was saved.
    public void restore(List<Late> savedLate, List<ClockStep> savedSteps) {
        late.clear();
        late.addAll(savedLate);
        steps.clear();
        steps.addAll(savedSteps);
    }

    /// Messages that came late, oldest first.
    public List<Late> late() {
        return late;
    }

    /// Jumps of the host's clock, oldest first.
    public List<ClockStep> steps() {
        return steps;
    }
}
