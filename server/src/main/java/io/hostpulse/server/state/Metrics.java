package io.hostpulse.server.state;

import io.hostpulse.server.http.Served;
import io.hostpulse.store.Outcome;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/// The server's own counts. Thread-safe; nothing on the way of a message is locked.
public final class Metrics implements Served {
    /// The upper bounds of the ingest histogram's buckets, in seconds.
    static final double[] BOUNDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

    final LongAdder messages = new LongAdder();
    final LongAdder repeats = new LongAdder();
    final LongAdder restamped = new LongAdder();
    final LongAdder skippedFields = new LongAdder();
    final LongAdder gapMessages = new LongAdder();
    final LongAdder wireBytes = new LongAdder();
    final LongAdder plainBytes = new LongAdder();
    final LongAdder commits = new LongAdder();
    final LongAdder commitNanos = new LongAdder();
    final LongAdder liveDropped = new LongAdder();
    final LongAdder fedRecords = new LongAdder();
    final LongAdder fedAside = new LongAdder();
    final LongAdder logins = new LongAdder();
    final LongAdder loginsFailed = new LongAdder();
    final Map<Outcome.Code, LongAdder> rejected = new EnumMap<>(Outcome.Code.class);
    final Map<Cut, LongAdder> cuts = new EnumMap<>(Cut.class);
    final Map<String, LongAdder> requests = new ConcurrentSkipListMap<>();
    final LongAdder[] buckets = new LongAdder[BOUNDS.length + 1];
    final LongAdder ingestNanos = new LongAdder();

    public Metrics() {
        for (Outcome.Code code : Outcome.Code.values()) {
            rejected.put(code, new LongAdder());
        }
        for (Cut why : Cut.values()) {
            cuts.put(why, new LongAdder());
        }
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = new LongAdder();
        }
    }

    @Override
    public void answered(String endpoint, int status, long nanos) {
        request(endpoint, status);
    }

    @Override
    public void unreadable(int status) {
        request("unreadable", status);
    }

    @Override
    public void cut(Cut why) {
        count(cuts, why, 1);
    }

    private void request(String endpoint, int status) {
        requests.computeIfAbsent(
                        "path=\"" + endpoint + "\",status=\"" + status + "\"", _ -> new LongAdder())
                .increment();
    }

    private static <K> void count(Map<K, LongAdder> counts, K key, long more) {
        LongAdder count = counts.get(key);
        if (count != null) {
            count.add(more);
        }
    }

    /// A request of messages was answered.
    ///
    /// @param wire its length as sent, in bytes
    /// @param plain its length unpacked
    /// @param nanos from its head read to the answer ready
    public void ingested(long wire, long plain, long nanos) {
        wireBytes.add(wire);
        plainBytes.add(plain);
        ingestNanos.add(nanos);
        double seconds = nanos * 1e-9;
        int bucket = 0;
        while (bucket < BOUNDS.length && seconds > BOUNDS[bucket]) {
            bucket++;
        }
        buckets[bucket].increment();
    }

    /// What became of its messages.
    public void outcome(int stored, int repeated) {
        messages.add(stored);
        repeats.add(repeated);
    }

    /// A message was refused for good.
    public void rejected(Outcome.Code code) {
        count(rejected, code, 1);
    }

    /// Messages' times were corrected here.
    public void restamped(int count) {
        restamped.add(count);
    }

    /// Members of messages were not known here.
    public void skipped(int fields) {
        skippedFields.add(fields);
    }

    /// An agent said that messages will never come.
    public void gap(long count) {
        gapMessages.add(count);
    }

    /// A commit took so long.
    public void commit(long nanos) {
        commits.increment();
        commitNanos.add(nanos);
    }

    /// So many records of feeds were read, and so many of them set aside.
    public void fed(long records, long aside) {
        fedRecords.add(records);
        fedAside.add(aside);
    }

    /// A live stream was closed because its reader was too slow.
    public void liveDropped() {
        liveDropped.increment();
    }

    /// Somebody logged in, or tried to.
    public void login(boolean succeeded) {
        (succeeded ? logins : loginsFailed).increment();
    }
}
