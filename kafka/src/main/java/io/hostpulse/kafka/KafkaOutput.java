package io.hostpulse.kafka;

import io.hostpulse.catalogue.MonotonicClock;
import io.hostpulse.outputs.Delivery;
import io.hostpulse.outputs.Delivery.Accepted;
import io.hostpulse.outputs.Delivery.Halted;
import io.hostpulse.outputs.Delivery.Later;
import io.hostpulse.outputs.Delivery.Refused;
import io.hostpulse.outputs.Delivery.Rejected;
import io.hostpulse.outputs.Delivery.Split;
import io.hostpulse.outputs.GapReport;
import io.hostpulse.outputs.GapReporting;
import io.hostpulse.outputs.OutputOptions;
import io.hostpulse.wire.Message;
import io.hostpulse.wire.MessageKey;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// The output that appends messages to a topic of a Kafka cluster: the message's bytes as they are,
/// keyed by the agent, so that all its messages stand in one partition in their order, with the
/// message's key in the headers `agent`, `journal`, `epoch` and `seq`.
///
/// At least once: a delivery whose answer was lost comes again, and the headers say that it is the
/// same. The client is made at the first delivery, and anew after each failure, so that names are
/// looked up and secrets read again. Called by one thread at a time.
public final class KafkaOutput implements GapReporting {
    /// The most memory for messages on their way, and so the largest message, in bytes.
    static final int BUFFER_BYTES = 8 << 20;

    /// How much goes into one request, in bytes.
    private static final int REQUEST_BYTES = 128 << 10;

    /// How long the first look at the cluster may take at most.
    private static final Duration LOOK_MAX = Duration.ofSeconds(10);

    /// How long a client may take to end in peace.
    private static final Duration CLOSE_MAX = Duration.ofSeconds(2);

    private static final long WARN_NANOS = Duration.ofHours(1).toNanos();

    private final OutputOptions.Kafka options;
    private final Cluster cluster;
    private final MonotonicClock nanoTime;
    private final Consumer<String> log;
    private @Nullable Producer<byte[], byte[]> producer;
    private String agent = "";
    private boolean isWarned;
    private long warnedAt;

    /// @param nanoTime the monotonic clock, in nanoseconds
    /// @param log takes one line per event
    public KafkaOutput(OutputOptions.Kafka options, MonotonicClock nanoTime, Consumer<String> log) {
        this.options = options;
        this.cluster = new Cluster(options.brokers(), options.security());
        this.nanoTime = nanoTime;
        this.log = log;
    }

    @Override
    public Delivery deliver(List<Message> batch) {
        agent = batch.getLast().key().agent();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(batch.size());
        for (Message message : batch) {
            MessageKey key = message.key();
            ProducerRecord<byte[], byte[]> record =
                    record(key.agent(), message.timeMicros() / 1_000, message.json());
            record.headers().add("agent", utf8(key.agent()));
            record.headers().add("journal", utf8(key.journal()));
            record.headers().add("epoch", utf8(Long.toString(key.epoch())));
            record.headers().add("seq", utf8(Long.toString(key.seq())));
            records.add(record);
        }
        return send(records);
    }

    /// Reports of gaps stand in the same partition as the messages, as the same text that a server
    /// is told by HTTP, with the header `gap`.
    @Override
    public Delivery reportGaps(List<GapReport> gaps) {
        if (agent.isEmpty()) {
            return new Later(Duration.ZERO, "no message has said yet whose the gaps are");
        }
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(gaps.size());
        for (GapReport gap : gaps) {
            ProducerRecord<byte[], byte[]> record =
                    new ProducerRecord<>(options.topic(), utf8(agent), utf8(gap.json(agent)));
            record.headers().add("gap", utf8(gap.cause().word()));
            records.add(record);
        }
        return send(records);
    }

    private ProducerRecord<byte[], byte[]> record(String key, long millis, byte[] value) {
        return new ProducerRecord<>(
                options.topic(), null, Math.max(0, millis), utf8(key), value, null);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Delivery send(List<ProducerRecord<byte[], byte[]>> records) {
        warn();
        Producer<byte[], byte[]> open;
        try {
            open = open();
        } catch (Misconfigured e) {
            return new Halted(cluster.place() + ": " + e.why());
        } catch (KafkaException e) {
            String why = Fate.text(cluster.place() + ": cannot make a client", e);
            return Fate.ofOpening(e) == Fate.LATER
                    ? new Later(Duration.ZERO, why)
                    : new Halted(why);
        }
        var sending = new Sending(open, nanoTime, whole().plus(LOOK_MAX));
        Sending.Result result = sending.send(records);
        if (sending.isStopped()) {
            producer = null;
        }
        return delivery(result, records.size());
    }

    /// What became of a batch, as the pump is told. Messages that stand behind a failure were not
    /// sent, or were at least not answered for: they come again.
    private Delivery delivery(Sending.Result result, int size) {
        if (result.settled() > 0) {
            List<Refused> refused = new ArrayList<>();
            for (int i = 0; i < result.settled(); i++) {
                if (!result.fates().get(i).isEmpty()) {
                    refused.add(new Refused(i, result.fates().get(i)));
                }
            }
            return new Accepted(result.settled(), refused);
        }
        Throwable failure = result.failure();
        if (failure == null) {
            return new Later(Duration.ZERO, cluster.place() + ": nothing was answered");
        }
        String why = Fate.text(cluster.place() + ": topic " + options.topic(), failure);
        return switch (Fate.of(failure)) {
            case HALTED -> new Halted(why);
            case POISON, TOO_LARGE -> size == 1 ? new Rejected(0, why) : new Split(why);
            case LATER -> new Later(Duration.ZERO, why);
        };
    }

    private Producer<byte[], byte[]> open() throws Misconfigured {
        Producer<byte[], byte[]> open = producer;
        if (open == null) {
            Map<String, Object> properties = cluster.properties();
            add(properties);
            open =
                    new KafkaProducer<>(
                            properties, new ByteArraySerializer(), new ByteArraySerializer());
            producer = open;
        }
        return open;
    }

    private Duration whole() {
        return options.timeout().multipliedBy(2);
    }

    private void add(Map<String, Object> properties) {
        long timeoutMillis = options.timeout().toMillis();
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "hostpulse-" + options.name());
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // One request at a time: what stands behind a failed one has not been sent.
        properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        properties.put(
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                options.compression().name().toLowerCase(Locale.ROOT));
        properties.put(
                ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.min(timeoutMillis, LOOK_MAX.toMillis()));
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeoutMillis);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) whole().toMillis());
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, REQUEST_BYTES);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) BUFFER_BYTES);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, BUFFER_BYTES);
    }

    private void warn() {
        long now = nanoTime.getAsLong();
        if (!isWarned || now - warnedAt >= WARN_NANOS) {
            isWarned = true;
            warnedAt = now;
            cluster.warning().ifPresent(log);
        }
    }

    /// Ends the client. A delivery after this makes it again.
    @Override
    public void close() {
        Producer<byte[], byte[]> open = producer;
        producer = null;
        if (open != null) {
            open.close(CLOSE_MAX);
        }
    }
}
