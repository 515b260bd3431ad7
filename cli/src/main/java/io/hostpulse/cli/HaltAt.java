package io.hostpulse.cli;

import io.hostpulse.journal.FaultPoint;
import io.hostpulse.journal.Faults;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicInteger;

/// Ends the process at a step of the journal's work, as `kill -9` would: for the tests of crashes.
/// Thread-safe.
///
/// Asked for by the JVM's own flag `-Dhostpulse.fault=POINT:COUNT`, which whoever may give it could
/// replace the program by; no file, environment variable of the agent or option leads here.
final class HaltAt implements Faults {
    /// The system property: a [FaultPoint] and how many times to pass it, the last time included.
    static final String PROPERTY = "hostpulse.fault";

    /// The exit code of a process that was killed by signal 9.
    static final int KILLED = 128 + 9;

    private final FaultPoint point;
    private final AtomicInteger left;
    private final Runnable halt;

    HaltAt(FaultPoint point, int count, Runnable halt) {
        this.point = point;
        this.left = new AtomicInteger(count);
        this.halt = halt;
    }

    /// What the property asks for; nothing without it.
    ///
    /// @throws IllegalArgumentException for a property that names no point or no count
    static Faults ofProperty(@Nullable String value) {
        if (value == null) {
            return Faults.NONE;
        }
        int colon = value.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException(
                    PROPERTY + " is '" + value + "'; expected POINT:COUNT");
        }
        FaultPoint point = FaultPoint.valueOf(value.substring(0, colon));
        int count = Integer.parseInt(value.substring(colon + 1));
        return new HaltAt(point, count, () -> Runtime.getRuntime().halt(KILLED));
    }

    @Override
    public void at(FaultPoint passed) {
        if (passed == point && left.decrementAndGet() == 0) {
            halt.run();
        }
    }
}
