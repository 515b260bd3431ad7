package io.hostpulse.top;

import java.io.Closeable;

/// Where samples come from: this host, or a server. All calls may take a while, and come from one
/// thread.
interface Source extends Closeable {
    /// Whether there are other hosts to go back to.
    boolean hasHosts();

    /// All hosts.
    Shown hosts();

    /// Turns to a host, by its agent's UUID; its newest sample is what [#live()] gives.
    void open(String agent);

    /// The newest sample of the host that is open.
    Shown live();

    /// What has to be done each interval while nothing live is looked at.
    void idle();

    /// Holds the newest sample.
    Shown hold();

    /// The sample after what was given last, or before it; a hole between two is a step as well.
    ///
    /// @param direction 1 or -1
    Shown step(int direction);

    /// The last sample at or before a time, in microseconds since 1970.
    Shown at(long micros);

    /// Whether control groups are wanted.
    void cgroups(boolean wanted);

    @Override
    void close();
}
