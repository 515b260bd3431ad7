package io.hostpulse.agent.time;

import java.io.IOException;
import java.util.function.Consumer;

/// Decides after an alignment whether and how the host's own clock is set: a step above 128 ms,
/// slewing below; nothing while the offset is within the alignment's error, which may be all of it.
/// Confined to one thread.
final class SystemClockSetter {
    /// Above this the clock is stepped, as ntpd does.
    static final long SLEW_MAX_MICROS = 128_000;

    /// What was done.
    enum Done {
        NOTHING,
        STEPPED,
        SLEWING
    }

    private final SystemClock clock;
    private final Consumer<String> log;
    private String complaint = "";

    SystemClockSetter(SystemClock clock, Consumer<String> log) {
        this.clock = clock;
        this.log = log;
    }

    /// Sets the clock by what an alignment found, at most once per alignment.
    Done aligned(long offsetMicros, long errorMicros) {
        if (Math.abs(offsetMicros) <= errorMicros) {
            return Done.NOTHING;
        }
        boolean step = Math.abs(offsetMicros) > SLEW_MAX_MICROS;
        try {
            if (step) {
                clock.step(offsetMicros);
            } else {
                clock.slew(offsetMicros);
            }
        } catch (IOException e) {
            String why = e.getMessage() == null ? "no reason given" : e.getMessage();
            if (!why.equals(complaint)) {
                log.accept("the system clock cannot be set why=\"" + why + "\"");
            }
            complaint = why;
            return Done.NOTHING;
        }
        complaint = "";
        log.accept(
                "the system clock is "
                        + (step ? "stepped" : "slewed")
                        + " by_ms="
                        + Millis.of(offsetMicros));
        return step ? Done.STEPPED : Done.SLEWING;
    }
}
