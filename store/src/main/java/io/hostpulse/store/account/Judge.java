package io.hostpulse.store.account;

import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.store.Arrival;
import io.hostpulse.store.Outcome.Code;
import io.hostpulse.store.Outcome.Refusal;
import io.hostpulse.store.StoreLimits;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/// Decides what becomes of each message of one call of ingest, from what is committed and what the
/// same call has accepted so far. Changes nothing that is committed.
public final class Judge {
    /// What becomes of a message.
    public sealed interface Verdict {
        /// It is kept from now on.
        ///
        /// @param rows its rows, to be counted once it is committed
        record New(long day, RowKeys rows) implements Verdict {}

        /// It has been kept before.
        record Repeated() implements Verdict {}

        /// It is never kept.
        record Refused(Refusal refusal) implements Verdict {}
    }

    private static final long DAY_MICROS = 86_400_000_000L;

    private record Key(String agent, String journal, long epoch) {}

    private record Day(String agent, long day) {}

    private final StoreLimits limits;
    private final Map<Key, Accepted> accepted = new HashMap<>();
    private final Map<Day, RowKeys> rows = new HashMap<>();

    // Messages mostly follow one of the same host, with the same rows on the same day.
    private Key lastKey = new Key("", "", 0);
    private Accepted last = new Accepted();
    private String lastAgent = "";
    private long lastDay;
    private @Nullable Snapshot lastSnapshot;
    private RowKeys lastRows = RowKeys.NONE;

    /// The messages of one start of an agent that the call has accepted so far.
    private static final class Accepted {
        private long[] seqs = new long[16];
        private int[] crcs = new int[16];
        private int size;
        private long highest;

        void add(long seq, int crc) {
            if (size == seqs.length) {
                seqs = Arrays.copyOf(seqs, 2 * size);
                crcs = Arrays.copyOf(crcs, 2 * size);
            }
            seqs[size] = seq;
            crcs[size] = crc;
            size++;
            highest = Math.max(highest, seq);
        }

        /// The checksum of a message, if it is among them.
        OptionalInt crc(long seq) {
            for (int i = seq > highest ? size : 0; i < size; i++) {
                if (seqs[i] == seq) {
                    return OptionalInt.of(crcs[i]);
                }
            }
            return OptionalInt.empty();
        }
    }

    public Judge(StoreLimits limits) {
        this.limits = limits;
    }

    /// The UTC day of an instant, in days since 1970.
    public static long day(long micros) {
        return Math.floorDiv(micros, DAY_MICROS);
    }

    /// Decides; a message that is new counts as accepted from now on.
    public Verdict judge(HostAccount host, Arrival arrival, long receivedMicros) {
        return judge(host, arrival, receivedMicros, null);
    }

    /// The same for a message whose rows somebody has looked at.
    ///
    /// @param known its rows, the same object for messages with the same rows; null to look at them
    public Verdict judge(
            HostAccount host, Arrival arrival, long receivedMicros, @Nullable RowKeys known) {
        Identity identity = arrival.identity();
        if (identity.epoch() < 1 || arrival.seq() < 1) {
            return refused(arrival, Code.MALFORMED, "epochs and numbers begin at 1");
        }
        Accepted here = accepted(host, identity);
        Verdict repeated = repeated(host, arrival, here);
        if (repeated != null) {
            return repeated;
        }
        Refusal late = time(arrival, receivedMicros);
        if (late != null) {
            return new Verdict.Refused(late);
        }
        long day = day(arrival.clock().timeMicros());
        boolean same = day == lastDay && lastAgent.equals(host.agent());
        if (same && areLast(arrival, known)) {
            here.add(arrival.seq(), arrival.crc32c());
            lastSnapshot = known == null ? arrival.snapshot() : null;
            return new Verdict.New(day, lastRows);
        }
        RowKeys message = known == null ? RowKeys.of(arrival.snapshot()) : known;
        RowKeys before = host.rows(day);
        RowKeys pending = rows.computeIfAbsent(new Day(host.agent(), day), _ -> new RowKeys());
        int total = before.size() + pendingOnly(pending, before) + message.notIn(before, pending);
        if (total > limits.rowsPerHostMax() && message.notIn(before, pending) > 0) {
            return refused(
                    arrival,
                    Code.TOO_MANY_ROWS,
                    "with it the host would have "
                            + total
                            + " rows on that day; "
                            + limits.rowsPerHostMax()
                            + " are allowed");
        }
        pending.addAll(message);
        here.add(arrival.seq(), arrival.crc32c());
        lastAgent = host.agent();
        lastDay = day;
        lastSnapshot = known == null ? arrival.snapshot() : null;
        lastRows = message;
        return new Verdict.New(day, message);
    }

    /// Whether a message has the last one's rows; false says nothing.
    private boolean areLast(Arrival arrival, @Nullable RowKeys known) {
        if (known != null) {
            return known == lastRows;
        }
        Snapshot last = lastSnapshot;
        return last != null && RowKeys.areSame(arrival.snapshot(), last);
    }

    private Accepted accepted(HostAccount host, Identity identity) {
        boolean same =
                lastKey.epoch() == identity.epoch()
                        && lastKey.journal().equals(identity.journal())
                        && lastKey.agent().equals(host.agent());
        if (!same) {
            lastKey = new Key(host.agent(), identity.journal(), identity.epoch());
            last = accepted.computeIfAbsent(lastKey, _ -> new Accepted());
        }
        return last;
    }

    private static int pendingOnly(RowKeys pending, RowKeys before) {
        return pending.notIn(before, RowKeys.NONE);
    }

    private static @Nullable Verdict repeated(HostAccount host, Arrival arrival, Accepted here) {
        Identity identity = arrival.identity();
        OptionalInt crc = here.crc(arrival.seq());
        if (crc.isEmpty()) {
            Epoch epoch = host.epoch(identity.journal(), identity.epoch());
            if (epoch == null || !epoch.received.contains(arrival.seq())) {
                return null;
            }
            crc = epoch.checksums.of(arrival.seq());
        }
        if (crc.isPresent() && crc.getAsInt() != arrival.crc32c()) {
            return refused(
                    arrival,
                    Code.CONFLICT,
                    "a message of this number has been kept with other content;"
                            + " the agent has to begin a new epoch");
        }
        return new Verdict.Repeated();
    }

    private @Nullable Refusal time(Arrival arrival, long receivedMicros) {
        ClockReading clock = arrival.clock();
        long ahead = clock.timeMicros() - receivedMicros - clock.errorMicros().orElse(0);
        long future = limits.futureMax().toNanos() / 1_000;
        if (ahead > future) {
            return refusal(
                    arrival,
                    Code.IN_THE_FUTURE,
                    "its time is "
                            + Duration.ofMillis(ahead / 1_000)
                            + " after its arrival beyond its error; "
                            + limits.futureMax()
                            + " is allowed");
        }
        long age = receivedMicros - clock.timeMicros();
        if (age > limits.raw().toNanos() / 1_000) {
            return refusal(
                    arrival,
                    Code.TOO_OLD,
                    "it is "
                            + Duration.ofMillis(age / 1_000)
                            + " old; messages are kept for "
                            + limits.raw());
        }
        return null;
    }

    private static Verdict refused(Arrival arrival, Code code, String why) {
        return new Verdict.Refused(refusal(arrival, code, why));
    }

    private static Refusal refusal(Arrival arrival, Code code, String why) {
        Identity identity = arrival.identity();
        return new Refusal(identity.journal(), identity.epoch(), arrival.seq(), code, why);
    }
}
