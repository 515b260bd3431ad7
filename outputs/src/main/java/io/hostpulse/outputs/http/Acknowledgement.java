package io.hostpulse.outputs.http;

import io.hostpulse.wire.JsonReader;
import io.hostpulse.wire.MessageException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// What a server says of a request's messages: the body of a 200 (docs/formats/messages.md).
/// Immutable once read.
final class Acknowledgement {
    static final long INTERVAL_MILLIS_MIN = 1_000;
    static final long INTERVAL_MILLIS_MAX = 3_600_000;

    /// A longer spread is cut to this, in milliseconds.
    static final long SPREAD_MILLIS_MAX = 60_000;

    /// More groups, or longer names of them, are passed over.
    private static final int GROUPS_MAX = 256;

    private static final int NAME_BYTES_MAX = 64;
    private static final int PASSES_MAX = 32;

    /// Messages that are kept for good.
    record Kept(String journal, long epoch, long from, long to) {}

    /// A message that will never be kept.
    record Refusal(String journal, long epoch, long seq, String code, String why) {}

    private final List<Kept> kept = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<String, Boolean> groups = new HashMap<>();
    private boolean hasAcked;
    private boolean hasRejected;
    private long receiveMicros;
    private long transmitMicros;
    private long errorMicros;
    private boolean isUnsynchronized;
    private OptionalLong backfillBytesPerSecond = OptionalLong.empty();
    private Duration spread = Duration.ZERO;
    private OptionalLong intervalMillis = OptionalLong.empty();

    private Acknowledgement() {}

    /// Reads a body. Members that are not known are passed over.
    ///
    /// @throws MessageException if it is no JSON object with `acked`, or a member that is known is
    ///   not what it should be
    static Acknowledgement read(JsonReader json, byte[] body, int length) throws MessageException {
        var read = new Acknowledgement();
        json.start(body, 0, length);
        try {
            json.beginObject();
            for (boolean first = true; json.nextMember(first); first = false) {
                read.member(json);
            }
            json.finish();
            if (!read.hasAcked) {
                throw json.fail("acked is missing");
            }
            return read;
        } finally {
            json.release();
        }
    }

    private void member(JsonReader json) throws MessageException {
        if (json.isText("acked")) {
            hasAcked = once(json, hasAcked, "acked");
            json.beginArray();
            for (boolean first = true; json.nextElement(first); first = false) {
                kept.add(kept(json));
            }
        } else if (json.isText("rejected")) {
            hasRejected = once(json, hasRejected, "rejected");
            json.beginArray();
            for (boolean first = true; json.nextElement(first); first = false) {
                refusals.add(refusal(json));
            }
        } else if (json.isText("receive_us")) {
            receiveMicros = json.number(0);
        } else if (json.isText("transmit_us")) {
            transmitMicros = json.number(0);
        } else if (json.isText("error_us")) {
            errorMicros = json.number(0);
        } else if (json.isText("synchronized")) {
            isUnsynchronized = !json.bool();
        } else if (json.isText("backfill")) {
            backfill(json);
        } else if (json.isText("reconnect")) {
            reconnect(json);
        } else if (json.isText("options")) {
            options(json);
        } else {
            json.skipValue();
        }
    }

    private static boolean once(JsonReader json, boolean before, String name)
            throws MessageException {
        if (before) {
            throw json.fail(name + " comes twice");
        }
        return true;
    }

    private static Kept kept(JsonReader json) throws MessageException {
        String journal = "";
        long epoch = 0;
        long from = 0;
        long to = 0;
        json.beginObject();
        for (boolean first = true; json.nextMember(first); first = false) {
            if (json.isText("journal")) {
                journal = json.newString();
            } else if (json.isText("epoch")) {
                epoch = json.number(0);
            } else if (json.isText("from")) {
                from = json.number(0);
            } else if (json.isText("to")) {
                to = json.number(0);
            } else {
                json.skipValue();
            }
        }
        if (journal.isEmpty() || epoch < 1 || from < 1 || to < from) {
            throw json.fail("acked names no messages");
        }
        return new Kept(journal, epoch, from, to);
    }

    private static Refusal refusal(JsonReader json) throws MessageException {
        String journal = "";
        long epoch = 0;
        long seq = 0;
        String code = "";
        String why = "";
        json.beginObject();
        for (boolean first = true; json.nextMember(first); first = false) {
            if (json.isText("journal")) {
                journal = json.newString();
            } else if (json.isText("epoch")) {
                epoch = json.number(0);
            } else if (json.isText("seq")) {
                seq = json.number(0);
            } else if (json.isText("code")) {
                code = json.newString();
            } else if (json.isText("why")) {
                why = json.newString();
            } else {
                json.skipValue();
            }
        }
        if (journal.isEmpty() || epoch < 1 || seq < 1) {
            throw json.fail("rejected names no message");
        }
        return new Refusal(journal, epoch, seq, code, why);
    }

    private void backfill(JsonReader json) throws MessageException {
        json.beginObject();
        for (boolean first = true; json.nextMember(first); first = false) {
            if (json.isText("bytes_per_s")) {
                long pace = json.number(0);
                backfillBytesPerSecond = pace < 0 ? OptionalLong.empty() : OptionalLong.of(pace);
            } else {
                json.skipValue();
            }
        }
    }

    private void reconnect(JsonReader json) throws MessageException {
        json.beginObject();
        for (boolean first = true; json.nextMember(first); first = false) {
            if (json.isText("spread_ms")) {
                spread = Duration.ofMillis(Math.clamp(json.number(0), 0, SPREAD_MILLIS_MAX));
            } else {
                json.skipValue();
            }
        }
    }

    private void options(JsonReader json) throws MessageException {
        json.beginObject();
        for (boolean first = true; json.nextMember(first); first = false) {
            if (json.isText("interval_ms")) {
                long millis = json.number(0);
                boolean fits = millis >= INTERVAL_MILLIS_MIN && millis <= INTERVAL_MILLIS_MAX;
                intervalMillis = fits ? OptionalLong.of(millis) : OptionalLong.empty();
            } else if (json.isText("groups")) {
                groups(json);
            } else {
                json.skipValue();
            }
        }
    }

    private void groups(JsonReader json) throws MessageException {
        json.beginObject();
        for (boolean first = true; json.nextMember(first); first = false) {
            boolean fits = json.textLength() <= NAME_BYTES_MAX && groups.size() < GROUPS_MAX;
            String name = fits ? json.newText() : "";
            boolean isOn = json.bool();
            if (fits) {
                groups.put(name, isOn);
            }
        }
    }

    /// Whether messages of one numbering are all kept for good, as far as [#PASSES_MAX] passes over
    /// what is kept tell.
    boolean keeps(String journal, long epoch, long from, long to) {
        long next = from;
        for (int pass = 0; pass < PASSES_MAX; pass++) {
            long before = next;
            for (Kept each : kept) {
                if (each.from <= next
                        && each.to >= next
                        && each.epoch == epoch
                        && each.journal.equals(journal)) {
                    if (each.to >= to) {
                        return true;
                    }
                    next = each.to + 1;
                }
            }
            if (next == before) {
                return false;
            }
        }
        return false;
    }

    List<Refusal> refusals() {
        return refusals;
    }

    /// Whether it holds stamps of a clock that the server trusts.
    boolean hasTime() {
        return !isUnsynchronized
                && receiveMicros > 0
                && transmitMicros >= receiveMicros
                && errorMicros >= 0;
    }

    long receiveMicros() {
        return receiveMicros;
    }

    long transmitMicros() {
        return transmitMicros;
    }

    long errorMicros() {
        return errorMicros;
    }

    OptionalLong backfillBytesPerSecond() {
        return backfillBytesPerSecond;
    }

    /// Over how long attempts should spread after a failure; zero where nothing is said of it.
    Duration spread() {
        return spread;
    }

    OptionalLong intervalMillis() {
        return intervalMillis;
    }

    Map<String, Boolean> groups() {
        return groups;
    }
}
