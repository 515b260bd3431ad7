package io.hostpulse.journal;

import java.time.Duration;

/// The journal's limits. Tests make them small.
///
/// @param segmentBytes a segment is closed when the next record would make it longer
/// @param bytesMax the segments' bytes together; beyond, the oldest go and are counted as expired
/// @param ageMax older segments go and are counted as expired
/// @param segmentsMax files; beyond, the oldest go and are counted as expired
/// @param memoryBytesMax of records in memory; beyond, the oldest not yet durable are counted as
///   overflow
/// @param recentBytesMax of durable records kept in memory, so that a live output reads no file
/// @param groupCommit the time between two forces; zero forces after every write
/// @param cursorPeriod the least time between two saves of the cursors
/// @param freeBytesMin what the journal leaves free on the file system: this, but no more than a
///   quarter of the file system
/// @param freeShareMin what it leaves free as a share of the file system, 0 to 1; the larger counts
/// @param retryMin the wait after the first failure; it doubles up to `retryMax`
/// @param recoveryWait how long opening waits for what earlier starts left behind
/// @param newOutput where an output starts that has no cursor
public record JournalOptions(
        int segmentBytes,
        long bytesMax,
        Duration ageMax,
        int segmentsMax,
        int memoryBytesMax,
        int recentBytesMax,
        Duration groupCommit,
        Duration cursorPeriod,
        long freeBytesMin,
        double freeShareMin,
        Duration retryMin,
        Duration retryMax,
        Duration recoveryWait,
        From newOutput) {
    /// The most bytes of one record's payload.
    public static final int PAYLOAD_BYTES_MAX = 16 << 20;

    /// The smallest segment.
    public static final int SEGMENT_BYTES_MIN = 64 << 10;

    private static final int SEGMENT_BYTES_LIMIT = 1 << 30;

    /// Where an output starts that has no cursor.
    public enum From {
        /// At the oldest record there is.
        OLDEST,
        /// At the next record to be appended.
        NOW
    }

    public JournalOptions {
        if (segmentBytes < SEGMENT_BYTES_MIN || segmentBytes > SEGMENT_BYTES_LIMIT) {
            throw new IllegalArgumentException(
                    "a segment has 64 KiB to 1 GiB, not " + segmentBytes + " bytes");
        }
        if (bytesMax < segmentBytes || segmentsMax < 2) {
            throw new IllegalArgumentException(
                    "a journal has room for one segment at least, not " + bytesMax + " bytes");
        }
        if (memoryBytesMax < 1 || recentBytesMax < 0 || recentBytesMax > memoryBytesMax) {
            throw new IllegalArgumentException(
                    "memory for records is positive, not " + memoryBytesMax + " bytes");
        }
        if (freeBytesMin < 0 || !(freeShareMin >= 0 && freeShareMin <= 1)) {
            throw new IllegalArgumentException(
                    "space to leave free is no less than nothing, not " + freeBytesMin);
        }
    }

    /// The limits of an agent.
    public static JournalOptions defaults() {
        return new JournalOptions(
                8 << 20,
                256L << 20,
                Duration.ofDays(7),
                4_096,
                16 << 20,
                256 << 10,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                256L << 20,
                0.05,
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                Duration.ofSeconds(2),
                From.OLDEST);
    }
}
