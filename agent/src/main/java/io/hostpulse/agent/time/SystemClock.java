package io.hostpulse.agent.time;

import java.io.IOException;

/// The host's own clock, to be set. A seam: no test sets the clock of the host it runs on.
public interface SystemClock {
    /// Sets the clock forward by an offset in microseconds, at once; backward if negative.
    ///
    /// @throws IOException with what the kernel says and what to do
    void step(long offsetMicros) throws IOException;

    /// Lets the clock run faster or slower until the offset in microseconds is made up.
    ///
    /// @throws IOException with what the kernel says and what to do
    void slew(long offsetMicros) throws IOException;
}
