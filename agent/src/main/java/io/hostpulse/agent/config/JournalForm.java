package io.hostpulse.agent.config;

import io.hostpulse.config.DurationKind;
import io.hostpulse.config.Key;
import io.hostpulse.config.SizeKind;
import io.hostpulse.config.Values;
import io.hostpulse.journal.JournalOptions;

import java.time.Duration;
import java.util.List;

/// What may be configured of the journal.
final class JournalForm {
    /// A message waits for the disk's old ones this long at most when the agent starts: they come
    /// later then.
    private static final Duration RECOVERY_WAIT = Duration.ofMillis(50);

    private static final long MAX_SIZE_MIN = 256L << 10;

    private static final long MEMORY_MIN = 1L << 20;

    /// A small journal has this many segments at least, so that what expires is a small part of it.
    private static final int SEGMENTS = 8;

    /// What holds when nothing is configured.
    static final JournalOptions DEFAULT = defaults();

    static final Key<AgentConfig, Duration> MAX_AGE =
            Key.of(
                    "journal.max-age",
                    new DurationKind(Duration.ofMinutes(1), Duration.ofDays(365)),
                    config -> config.journal().ageMax(),
                    "Messages that an output has not taken for this long are given up, counted and"
                            + " reported as a gap.");
    static final Key<AgentConfig, Long> MAX_SIZE =
            Key.of(
                    "journal.max-size",
                    new SizeKind(MAX_SIZE_MIN, 1L << 40),
                    config -> config.journal().bytesMax(),
                    "The most bytes of the journal on disk. Beyond, the oldest messages are given"
                            + " up, counted and reported as a gap.");
    static final Key<AgentConfig, Duration> SYNC =
            Key.of(
                    "journal.sync",
                    new DurationKind(Duration.ZERO, Duration.ofMinutes(1)),
                    config -> config.journal().groupCommit(),
                    "The time between two forces to the disk: what a loss of power may cost. 0s"
                            + " forces after every message.");
    static final Key<AgentConfig, Long> MEMORY =
            Key.of(
                    "journal.memory",
                    new SizeKind(MEMORY_MIN, 1L << 30),
                    config -> (long) config.journal().memoryBytesMax(),
                    "The most bytes of messages in memory while the journal's disk is full, failing"
                            + " or gone. Beyond, the oldest are given up, counted and reported as a"
                            + " gap.");
    static final Key<AgentConfig, Long> FREE_SPACE =
            Key.of(
                    "journal.free-space",
                    new SizeKind(0, 1L << 40),
                    config -> config.journal().freeBytesMin(),
                    "What the journal leaves free on its file system, or 5 % of it if that is more;"
                            + " never more than a quarter of it. Beyond, the oldest messages are"
                            + " given up.");

    /// The keys in the order of the manual.
    static final List<Key<AgentConfig, ?>> ALL =
            List.of(MAX_AGE, MAX_SIZE, SYNC, MEMORY, FREE_SPACE);

    private JournalForm() {}

    private static JournalOptions defaults() {
        JournalOptions base = JournalOptions.defaults();
        return options(
                base.bytesMax(),
                base.ageMax(),
                base.memoryBytesMax(),
                base.groupCommit(),
                base.freeBytesMin());
    }

    /// The options that the values make.
    static JournalOptions options(Values<AgentConfig> values) {
        return options(
                values.of(MAX_SIZE),
                values.of(MAX_AGE),
                values.of(MEMORY).intValue(),
                values.of(SYNC),
                values.of(FREE_SPACE));
    }

    private static JournalOptions options(
            long bytesMax, Duration ageMax, int memory, Duration sync, long freeSpace) {
        JournalOptions base = JournalOptions.defaults();
        long segment =
                Math.clamp(
                        bytesMax / SEGMENTS, JournalOptions.SEGMENT_BYTES_MIN, base.segmentBytes());
        return new JournalOptions(
                (int) segment,
                bytesMax,
                ageMax,
                base.segmentsMax(),
                memory,
                base.recentBytesMax(),
                sync,
                base.cursorPeriod(),
                freeSpace,
                base.freeShareMin(),
                base.retryMin(),
                base.retryMax(),
                RECOVERY_WAIT,
                JournalOptions.From.OLDEST);
    }
}
