package io.hostpulse.server;

import java.time.Duration;

/// How much one connection may ask for and how slowly.
///
/// @param headerTime how long a request's line and headers may take from their first byte, and how
///   long a new connection may be silent
/// @param bodyTime how long a body may take
/// @param bodyBytesPerSecond how fast a body has to come on average, after 5 seconds of grace
/// @param idle how long a connection may wait for its next request
/// @param writeTime how long 64 KiB of an answer may take to be taken
/// @param strangersPerAddress how many connections without a credential one address may have
/// @param loopbackExempt whether addresses of this host may have any number
/// @param connections how many connections there may be in all
public record HttpLimits(
        Duration headerTime,
        Duration bodyTime,
        int bodyBytesPerSecond,
        Duration idle,
        Duration writeTime,
        int strangersPerAddress,
        boolean loopbackExempt,
        int connections) {
    /// The longest request line, in bytes, its line end left out.
    public static final int REQUEST_LINE = 4_096;

    /// The most bytes of all headers of a request.
    public static final int HEADERS_BYTES = 8_192;

    /// The most headers of a request.
    public static final int HEADERS = 64;

    /// The largest body that any request may have as sent, in bytes.
    public static final int BODY_BYTES = 16 << 20;

    public static final HttpLimits DEFAULT =
            new HttpLimits(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    1_024,
                    Duration.ofSeconds(75),
                    Duration.ofSeconds(30),
                    64,
                    true,
                    20_000);
}
