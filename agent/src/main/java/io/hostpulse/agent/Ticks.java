package io.hostpulse.agent;

/// The grid on which messages leave: multiples of the interval by the corrected clock, shifted by
/// the agent's own phase. Confined to the main flow's thread.
///
/// The corrected clock says where the grid lies, the monotonic clock how much time passed between
/// two ticks: a step of the corrected clock moves the grid, and ticks are then between half an
/// interval and one and a half apart, once; none is held up longer, repeated, or called missed.
/// Ticks that passed while one was still at work are skipped and counted, never made up for.
final class Ticks {
    private final long intervalMicros;
    private final long phaseMicros;
    private boolean hasLast;
    private long lastMicros;
    private long missed;

    /// @param intervalMicros the time between ticks
    /// @param phaseMicros how far the grid is shifted, 0 up to the interval
    Ticks(long intervalMicros, long phaseMicros) {
        this.intervalMicros = intervalMicros;
        this.phaseMicros = phaseMicros;
    }

    /// How long to wait for the next tick, in microseconds. The tick counts as taken.
    ///
    /// @param nowMicros the corrected time
    /// @param monotonicMicros the monotonic time, from any start
    long untilNext(long nowMicros, long monotonicMicros) {
        long wait = intervalMicros - Math.floorMod(nowMicros - phaseMicros, intervalMicros);
        if (hasLast) {
            long apart = monotonicMicros + wait - lastMicros;
            if (apart < intervalMicros / 2) {
                wait += intervalMicros;
            } else {
                missed += (apart + intervalMicros / 2) / intervalMicros - 1;
            }
        }
        hasLast = true;
        lastMicros = monotonicMicros + wait;
        return wait;
    }

    /// How many ticks were skipped.
    long missed() {
        return missed;
    }

    /// The phase of an agent: spread evenly over the interval by its id, the same at every start.
    static long phaseMicros(String agent, long intervalMicros) {
        return Math.floorMod(agent.hashCode() * 2_654_435_761L, intervalMicros);
    }
}
