package io.hostpulse.agent;

/// The grid on which messages leave: multiples of the interval by the corrected clock, shifted by
/// the agent's own phase. Confined to the main flow's thread.
///
/// A tick is waited for by the monotonic clock, so a step of the host's clock neither holds it up
/// nor repeats it. Ticks that passed while one was still at work are skipped and counted, never
/// made up for.
final class Ticks {
    private final long intervalMicros;
    private final long phaseMicros;
    private long last = Long.MIN_VALUE;
    private long missed;

    /// @param intervalMicros the time between ticks
    /// @param phaseMicros how far the grid is shifted, 0 up to the interval
    Ticks(long intervalMicros, long phaseMicros) {
        this.intervalMicros = intervalMicros;
        this.phaseMicros = phaseMicros;
    }

    /// How long to wait for the next tick, in microseconds, when it is `nowMicros` by the corrected
    /// clock. The tick counts as taken.
    long untilNext(long nowMicros) {
        long next = Math.floorDiv(nowMicros - phaseMicros, intervalMicros) + 1;
        boolean sameClock = last != Long.MIN_VALUE && Math.abs(next - last) <= MISSED_MAX;
        if (sameClock && next <= last && last - next < 2) {
            next = last + 1;
        } else if (sameClock && next > last + 1) {
            missed += next - last - 1;
        }
        last = next;
        return next * intervalMicros + phaseMicros - nowMicros;
    }

    /// A larger gap is a new clock (first alignment, resumed suspend), not ticks that were missed.
    private static final long MISSED_MAX = 1_000;

    /// How many ticks were skipped.
    long missed() {
        return missed;
    }

    /// The phase of an agent: spread evenly over the interval by its id, the same at every start.
    static long phaseMicros(String agent, long intervalMicros) {
        return Math.floorMod(agent.hashCode() * 2_654_435_761L, intervalMicros);
    }
}
