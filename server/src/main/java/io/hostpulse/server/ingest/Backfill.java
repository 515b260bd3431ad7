package io.hostpulse.server.ingest;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// How fast agents may send what has piled up: half of what this server has shown to manage,
/// divided among the agents that are behind; nothing while fresh messages fill it. Thread-safe.
final class Backfill {
    static final long BYTES_MIN = 16 << 10;
    private static final long BYTES_AT_FIRST = 4 << 20;
    private static final long BEHIND_NANOS = 60_000_000_000L;
    private static final double FULL = 0.5;
    private static final int AGENTS_MAX = 100_000;

    private final Map<String, Long> behind = new ConcurrentHashMap<>();
    private final AtomicLong bytesPerSecond = new AtomicLong(BYTES_AT_FIRST);

    /// A commit of so many bytes took so long, unpacking and reading included.
    void worked(long bytes, long nanos) {
        if (bytes > 0 && nanos > 0) {
            double now = bytes * 1e9 / nanos;
            double weight = Math.min(0.5, bytes / (double) (1 << 20));
            bytesPerSecond.updateAndGet(old -> (long) (old + (now - old) * weight));
        }
    }

    /// What an agent has sent.
    ///
    /// @param old whether there were messages among it that should have come long ago
    void came(String agent, boolean old, long nowNanos) {
        if (old && behind.size() < AGENTS_MAX) {
            behind.put(agent, nowNanos);
        }
    }

    /// What this agent may send, in bytes of JSON a second; 0 for not now.
    ///
    /// @param load how much of the memory for requests is taken, 0 to 1
    long share(double load, long nowNanos) {
        if (load > FULL) {
            return 0;
        }
        behind.values().removeIf(since -> nowNanos - since > BEHIND_NANOS);
        return Math.max(BYTES_MIN, bytesPerSecond.get() / 2 / Math.max(1, behind.size()));
    }

    /// How many agents are behind.
    int agents() {
        return behind.size();
    }
}
