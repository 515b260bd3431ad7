package io.hostpulse.server.ingest;

import io.hostpulse.server.json.Json;
import io.hostpulse.server.json.JsonParser;
import io.hostpulse.store.Gap;
import io.hostpulse.store.SeqRange;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The lines of a request. Pure functions.
final class Lines {
    private static final byte[] GAP = "{\"gap\"".getBytes(StandardCharsets.US_ASCII);
    private static final int GAP_BYTES_MAX = 1_024;
    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHEST = 0x8080808080808080L;
    private static final long LINE_FEEDS = '\n' * ONES;

    private Lines() {}

    /// The end of the line that begins at `from`: its line feed, or `to`.
    static int end(byte[] bytes, int from, int to) {
        int at = from;
        // Eight bytes at a time: a byte that is a line feed is zero after the exclusive or, and the
        // first zero byte is the first whose highest bit is set below.
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long word = (long) WORDS.get(bytes, at) ^ LINE_FEEDS;
            long zeros = word - ONES & ~word & HIGHEST;
            if (zeros != 0) {
                return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
            }
        }
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    /// Whether the bytes hold no line feed but perhaps a last one.
    static boolean isSingle(byte[] bytes, int from, int to) {
        return end(bytes, from, to) >= to - 1;
    }

    /// Whether a line is a gap report.
    static boolean isGap(byte[] bytes, int from, int to) {
        if (to - from < GAP.length) {
            return false;
        }
        for (int i = 0; i < GAP.length; i++) {
            if (bytes[from + i] != GAP[i]) {
                return false;
            }
        }
        return true;
    }

    /// What a gap report says.
    ///
    /// @param agent whose gap it is, if it says so
    record Report(Optional<String> agent, Gap gap) {}

    /// The gap that a line reports; nothing when it is not one that can be understood.
    static Optional<Report> gap(byte[] bytes, int from, int to) {
        if (to - from > GAP_BYTES_MAX) {
            return Optional.empty();
        }
        try {
            return JsonParser.object(bytes, from, to).object("gap").flatMap(Lines::report);
        } catch (JsonParser.Malformed e) {
            return Optional.empty();
        }
    }

    private static Optional<Report> report(Json.Obj gap) {
        String journal = gap.text("journal").orElse("");
        long epoch = gap.integer("epoch").orElse(0);
        long from = gap.integer("from").orElse(0);
        long to = gap.integer("to").orElse(0);
        Optional<Gap.Cause> cause = gap.text("cause").flatMap(Lines::cause);
        if (!Uuids.isUuid(journal) || epoch < 1 || from < 1 || to < from || cause.isEmpty()) {
            return Optional.empty();
        }
        SeqRange range = new SeqRange(journal, epoch, from, to);
        return Optional.of(new Report(gap.text("agent"), new Gap(range, cause.get())));
    }

    private static Optional<Gap.Cause> cause(String word) {
        return switch (word) {
            case "expired" -> Optional.of(Gap.Cause.EXPIRED);
            case "corrupt" -> Optional.of(Gap.Cause.CORRUPT);
            case "overflow" -> Optional.of(Gap.Cause.OVERFLOW);
            case "rejected" -> Optional.of(Gap.Cause.REJECTED);
            default -> Optional.empty();
        };
    }
}
