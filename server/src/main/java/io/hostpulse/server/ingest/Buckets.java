package io.hostpulse.server.ingest;

import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// One token bucket for each of many keys: so many at once, so many a second after that.
/// Thread-safe. Holds at most [#KEYS_MAX] buckets; full ones are forgotten first.
public final class Buckets {
    static final int KEYS_MAX = 100_000;

    private final double perSecond;
    private final double burst;
    private final Map<Object, Bucket> buckets = new ConcurrentHashMap<>();

    /// @param tokens how many were left
    /// @param nanos when that was
    private record Bucket(double tokens, long nanos) {}

    public Buckets(double perSecond, int burst) {
        this.perSecond = perSecond;
        this.burst = burst;
    }

    /// Takes one token.
    ///
    /// @return 0 when there was one, else in how many seconds there will be
    public double take(Object key, long nowNanos) {
        if (buckets.size() >= KEYS_MAX) {
            forgetFull(nowNanos);
        }
        double[] wait = new double[1];
        buckets.compute(
                key,
                (_, bucket) -> {
                    double tokens = bucket == null ? burst : now(bucket, nowNanos);
                    if (tokens >= 1) {
                        return new Bucket(tokens - 1, nowNanos);
                    }
                    wait[0] = (1 - tokens) / perSecond;
                    return new Bucket(tokens, nowNanos);
                });
        return wait[0];
    }

    /// Whether the key has a token, without taking it.
    public boolean has(Object key, long nowNanos) {
        Bucket bucket = buckets.get(key);
        return bucket == null || now(bucket, nowNanos) >= 1;
    }

    private double now(Bucket bucket, long nowNanos) {
        return Math.min(burst, bucket.tokens() + (nowNanos - bucket.nanos()) * 1e-9 * perSecond);
    }

    private void forgetFull(long nowNanos) {
        Iterator<Bucket> all = buckets.values().iterator();
        while (all.hasNext()) {
            if (now(all.next(), nowNanos) >= burst) {
                all.remove();
            }
        }
    }
}
