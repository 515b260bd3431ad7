package io.hostpulse.journal;

import java.time.Duration;
import java.util.SplittableRandom;

/// Small limits, so that tests reach them, and records that can be told from each other.
final class Small {
    static final String ID = "6f1c7a52-94c3-4f0e-8a5d-2b7f0c9d1e34";
    static final long HORIZON = 1L << 20;

    private Small() {}

    static JournalOptions options() {
        return options(JournalOptions.From.OLDEST, 256 << 10, 96 << 10);
    }

    static JournalOptions options(JournalOptions.From from, long bytesMax, int memoryBytes) {
        return new JournalOptions(
                64 << 10,
                bytesMax,
                Duration.ofDays(7),
                64,
                memoryBytes,
                8 << 10,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                0,
                0,
                Duration.ofSeconds(1),
                Duration.ofSeconds(4),
                Duration.ofSeconds(2),
                from);
    }

    /// The payload of a record, the same whenever asked.
    static byte[] payload(long epoch, long seq) {
        var random = new SplittableRandom(epoch * HORIZON + seq);
        byte[] payload = new byte[random.nextInt(10) == 0 ? 0 : random.nextInt(3_000)];
        random.nextBytes(payload);
        return payload;
    }

    /// One number for a key.
    static long number(long epoch, long seq) {
        return epoch * HORIZON + seq;
    }

    static long number(Key key) {
        return number(key.epoch(), key.seq());
    }
}
