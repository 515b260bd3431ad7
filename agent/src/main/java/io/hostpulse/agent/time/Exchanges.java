package io.hostpulse.agent.time;

import org.jspecify.annotations.Nullable;

/// The best exchange that outputs had with the source since it was last looked: what passes from
/// their threads to the time's. Thread-safe; holds one at most.
final class Exchanges {
    /// An exchange is worth waking the time's thread when it makes the error this many times
    /// smaller. Ageing alone needs 20 s to double an error of 1 ms.
    private static final int WORTH_WAKING = 2;

    private @Nullable Anchor best;

    /// Takes in an exchange.
    ///
    /// @param known the best sample so far, null before the first
    /// @return whether it should be looked at now and not at the next alignment
    synchronized boolean offer(Anchor heard, @Nullable Anchor known, long nanos, Drift drift) {
        long error = heard.errorMicros(nanos, drift);
        Anchor waiting = best;
        if (waiting == null || error <= waiting.errorMicros(nanos, drift)) {
            best = heard;
        }
        return known == null || error * WORTH_WAKING < known.errorMicros(nanos, drift);
    }

    /// The best since the last look, which is forgotten here; null if there was none.
    synchronized @Nullable Anchor take() {
        Anchor taken = best;
        best = null;
        return taken;
    }
}
