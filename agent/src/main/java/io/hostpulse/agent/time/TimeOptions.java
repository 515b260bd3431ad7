package io.hostpulse.agent.time;

import java.time.Duration;

/// What the configuration says of time. Defaults are written here and nowhere else.
///
/// @param source what kind of clock the agent aligns with
/// @param server where it is: `HOST` or `HOST:PORT` of an NTP server, or the URL of a Hostpulse
///   server; empty for [Source#NONE]
/// @param timeout how long one probe may take
/// @param poll how long to wait between alignments while synchronized
/// @param setSystemClock whether to set the host's clock too, which needs CAP_SYS_TIME
public record TimeOptions(
        Source source, String server, Duration timeout, Duration poll, boolean setSystemClock) {
    public static final TimeOptions DEFAULT =
            new TimeOptions(Source.NONE, "", Duration.ofSeconds(1), Duration.ofSeconds(64), false);

    /// The kinds of clocks.
    public enum Source {
        /// A Hostpulse server: `GET /api/v1/time`.
        SERVER,
        /// An NTP server.
        NTP,
        /// The host's own clock, uncorrected.
        NONE
    }
}
