package io.hostpulse.server.state;

import io.hostpulse.server.ServerClock;
import io.hostpulse.store.HostSummary;
import io.hostpulse.store.Outcome;
import io.hostpulse.store.Store;
import io.hostpulse.store.StoreException;
import io.hostpulse.store.StoreStats;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// The server's own figures in Prometheus' text form, version 0.0.4. Thread-safe.
public final class MetricsText {
    /// The form's content type.
    public static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final long LEDGER_NANOS = 30_000_000_000L;

    private final Metrics metrics;
    private final Health health;
    private final Store store;
    private final Figures figures;
    private final ServerClock clock;
    private final Object lock = new Object();
    private Ledger ledger = new Ledger(0, Long.MIN_VALUE);

    /// @param unexplained messages that are missing and nobody said why
    private record Ledger(long unexplained, long nanos) {}

    /// Figures that are counted elsewhere.
    public interface Figures {
        /// How many connections there are.
        int connections();

        /// How many live streams are open.
        int liveStreams();

        /// How many agents are sending what has piled up.
        int agentsBehind();

        /// How much memory requests of messages hold, in bytes.
        long inFlightBytes();
    }

    public MetricsText(
            Metrics metrics, Health health, Store store, Figures figures, ServerClock clock) {
        this.metrics = metrics;
        this.health = health;
        this.store = store;
        this.figures = figures;
        this.clock = clock;
    }

    /// The figures now.
    public byte[] text() throws StoreException {
        var out = new StringBuilder(8_192);
        counter(out, "messages_total", "Messages kept", metrics.messages);
        counter(
                out,
                "messages_repeated_total",
                "Messages that had been kept before",
                metrics.repeats);
        rejected(out);
        counter(
                out,
                "messages_restamped_total",
                "Messages whose time was corrected",
                metrics.restamped);
        counter(
                out,
                "gap_messages_total",
                "Messages that agents said will never come",
                metrics.gapMessages);
        counter(out, "fields_skipped_total", "Members that were not known", metrics.skippedFields);
        counter(out, "wire_bytes_total", "Bytes of messages as sent", metrics.wireBytes);
        counter(out, "plain_bytes_total", "Bytes of messages unpacked", metrics.plainBytes);
        counter(out, "feed_records_total", "Records read from feeds", metrics.fedRecords);
        counter(
                out,
                "feed_records_aside_total",
                "Records of feeds that are not kept and never will be",
                metrics.fedAside);
        counter(out, "logins_total", "Logins", metrics.logins);
        counter(out, "logins_failed_total", "Failed logins", metrics.loginsFailed);
        counter(
                out,
                "live_dropped_total",
                "Live streams whose reader was too slow",
                metrics.liveDropped);
        requests(out);
        cuts(out);
        histogram(out);
        counter(out, "commits_total", "Commits of the store", metrics.commits);
        type(out, "commit_seconds_total", "counter", "Time spent in commits");
        sample(out, "commit_seconds_total", "", metrics.commitNanos.sum() * 1e-9);
        gauge(out, "connections", "Connections", figures.connections());
        gauge(out, "live_streams", "Live streams", figures.liveStreams());
        gauge(out, "agents_behind", "Agents sending what piled up", figures.agentsBehind());
        gauge(out, "in_flight_bytes", "Memory held by requests", figures.inFlightBytes());
        gauge(out, "ready", "1 when messages are taken in", health.reasons().isEmpty() ? 1 : 0);
        store(out);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void rejected(StringBuilder out) {
        type(out, "messages_rejected_total", "counter", "Messages refused for good");
        for (Outcome.Code code : Outcome.Code.values()) {
            LongAdder count = metrics.rejected.getOrDefault(code, new LongAdder());
            sample(out, "messages_rejected_total", "code=\"" + code.word() + "\"", count.sum());
        }
    }

    private void requests(StringBuilder out) {
        type(out, "requests_total", "counter", "Requests answered");
        for (Map.Entry<String, LongAdder> one : metrics.requests.entrySet()) {
            sample(out, "requests_total", one.getKey(), one.getValue().sum());
        }
    }

    private void cuts(StringBuilder out) {
        type(out, "connections_cut_total", "counter", "Connections ended from here");
        metrics.cuts.forEach(
                (why, count) ->
                        sample(
                                out,
                                "connections_cut_total",
                                "why=\"" + why.name().toLowerCase(Locale.ROOT) + "\"",
                                count.sum()));
    }

    private void histogram(StringBuilder out) {
        type(out, "ingest_seconds", "histogram", "From a request's head read to its answer");
        long count = 0;
        for (int i = 0; i < Metrics.BOUNDS.length; i++) {
            count += metrics.buckets[i].sum();
            sample(out, "ingest_seconds_bucket", "le=\"" + Metrics.BOUNDS[i] + "\"", count);
        }
        count += metrics.buckets[Metrics.BOUNDS.length].sum();
        sample(out, "ingest_seconds_bucket", "le=\"+Inf\"", count);
        sample(out, "ingest_seconds_sum", "", metrics.ingestNanos.sum() * 1e-9);
        sample(out, "ingest_seconds_count", "", count);
    }

    private void store(StringBuilder out) throws StoreException {
        StoreStats stats = store.stats();
        gauge(out, "hosts", "Hosts with data", stats.hosts());
        gauge(out, "store_messages", "Messages kept raw", stats.messages());
        gauge(out, "store_values", "Values kept raw", stats.values());
        gauge(out, "store_bytes", "Space that the store takes", stats.bytes());
        gauge(out, "store_rollup_bytes", "How much of it are roll-ups", stats.rollupBytes());
        gauge(
                out,
                "messages_unexplained",
                "Messages that are missing and nobody said why; the promise is 0",
                unexplained());
    }

    /// Counted over all hosts, so only now and then.
    private long unexplained() throws StoreException {
        synchronized (lock) {
            long now = clock.nanos();
            if (ledger.nanos() == Long.MIN_VALUE || now - ledger.nanos() > LEDGER_NANOS) {
                long sum = 0;
                for (HostSummary host : store.hosts()) {
                    sum += store.completeness(host.agent()).unexplained();
                }
                ledger = new Ledger(sum, now);
            }
            return ledger.unexplained();
        }
    }

    private static void counter(StringBuilder out, String name, String help, LongAdder count) {
        type(out, name, "counter", help);
        sample(out, name, "", count.sum());
    }

    private static void gauge(StringBuilder out, String name, String help, long value) {
        type(out, name, "gauge", help);
        sample(out, name, "", value);
    }

    private static void type(StringBuilder out, String name, String type, String help) {
        out.append("# HELP hostpulse_server_").append(name).append(' ').append(help).append(".\n");
        out.append("# TYPE hostpulse_server_").append(name).append(' ').append(type).append('\n');
    }

    private static void sample(StringBuilder out, String name, String labels, long value) {
        sample(out, name, labels, Long.toString(value));
    }

    private static void sample(StringBuilder out, String name, String labels, double value) {
        sample(out, name, labels, Double.toString(value));
    }

    private static void sample(StringBuilder out, String name, String labels, String value) {
        out.append("hostpulse_server_").append(name);
        if (!labels.isEmpty()) {
            out.append('{').append(labels).append('}');
        }
        out.append(' ').append(value);
        out.append('\n');
    }
}
