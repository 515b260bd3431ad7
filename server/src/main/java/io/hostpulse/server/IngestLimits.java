package io.hostpulse.server;

import java.time.Duration;

/// How much of messages is taken at once.
///
/// @param inFlightBytes the most bytes of all requests that are being worked on, packed and
///   unpacked together; beyond it 503
/// @param requestsPerSecond how many requests one agent may send on average; beyond it 429
/// @param burst how many it may send at once
/// @param gather how long a commit waits for others to join it
public record IngestLimits(
        long inFlightBytes, double requestsPerSecond, int burst, Duration gather) {
    /// The most lines of a request.
    public static final int LINES = 500;

    /// The most bytes of a request of several messages as sent.
    public static final int WIRE_BYTES = 1 << 20;

    /// The most bytes of a request of several messages, unpacked.
    public static final int PLAIN_BYTES = 8 << 20;

    /// The most bytes of a single message, packed or not.
    public static final int SINGLE_BYTES = 16 << 20;

    /// How many times larger than its packed form a body may become.
    public static final int RATIO = 100;

    /// A quarter of the heap for requests; ten requests a second of each agent.
    public static IngestLimits standard() {
        return new IngestLimits(
                Runtime.getRuntime().maxMemory() / 4, 10, 100, Duration.ofMillis(20));
    }
}
