package io.hostpulse.kafka;

import io.hostpulse.catalogue.MonotonicClock;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One batch on its way to the brokers. Confined to its thread, but for the client's own, which
/// says what became of each message.
///
/// The order of messages is kept by stopping: the client sends one request at a time, and the first
/// failure ends it before it sends anything that stands behind. A message that alone is too large
/// is no such failure: it is passed over.
final class Sending {
    /// What became of the batch.
    ///
    /// @param fates for each message until the first that is neither kept nor too large: nothing,
    ///   or why it is too large
    /// @param failure what stopped the rest, if anything did
    record Result(List<String> fates, @Nullable Throwable failure) {
        /// How many messages of a batch are settled.
        int settled() {
            return fates.size();
        }
    }

    private final Producer<byte[], byte[]> producer;
    private final MonotonicClock nanoTime;
    private final long deadline;
    private volatile boolean isStopped;

    /// @param atMost after which nobody waits any longer
    Sending(Producer<byte[], byte[]> producer, MonotonicClock nanoTime, Duration atMost) {
        this.producer = producer;
        this.nanoTime = nanoTime;
        this.deadline = nanoTime.getAsLong() + atMost.toNanos();
    }

    /// Whether the client was ended by a failure and must not be used again.
    boolean isStopped() {
        return isStopped;
    }

    Result send(List<ProducerRecord<byte[], byte[]>> records) {
        List<Future<RecordMetadata>> futures = new ArrayList<>(records.size());
        Throwable failure = null;
        for (ProducerRecord<byte[], byte[]> record : records) {
            if (isStopped) {
                break;
            }
            try {
                futures.add(producer.send(record, (_, why) -> answered(why)));
            } catch (KafkaException | IllegalStateException e) {
                failure = e;
                interruptedBy(e);
                stop();
                break;
            }
        }
        return await(futures, failure);
    }

    private Result await(List<Future<RecordMetadata>> futures, @Nullable Throwable thrown) {
        List<String> fates = new ArrayList<>(futures.size());
        for (Future<RecordMetadata> future : futures) {
            Throwable failure = outcome(future);
            if (failure == null) {
                fates.add("");
            } else if (Fate.of(failure) == Fate.TOO_LARGE) {
                fates.add(String.valueOf(failure.getMessage()));
            } else {
                stop();
                return new Result(fates, culprit(futures, failure));
            }
        }
        return new Result(fates, thrown);
    }

    /// Messages that went in one request with one that the broker will not have fail for no reason
    /// of their own: the reason stands at that one.
    private Throwable culprit(List<Future<RecordMetadata>> futures, Throwable first) {
        for (Future<RecordMetadata> future : futures) {
            Throwable failure = future.isDone() ? outcome(future) : null;
            if (failure != null && Fate.of(failure) == Fate.POISON) {
                return failure;
            }
        }
        return first;
    }

    private @Nullable Throwable outcome(Future<RecordMetadata> future) {
        try {
            future.get(Math.max(0, deadline - nanoTime.getAsLong()), TimeUnit.NANOSECONDS);
            return null;
        } catch (ExecutionException e) {
            return e.getCause() == null ? e : e.getCause();
        } catch (TimeoutException e) {
            return new org.apache.kafka.common.errors.TimeoutException("no answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e;
        }
    }

    private static void interruptedBy(RuntimeException e) {
        if (e instanceof InterruptException) {
            Thread.currentThread().interrupt();
        }
    }

    /// Called by the client's thread, in the order of the messages.
    private void answered(@Nullable Exception why) {
        if (why != null && Fate.of(why) != Fate.TOO_LARGE) {
            stop();
        }
    }

    private void stop() {
        if (!isStopped) {
            isStopped = true;
            try {
                producer.close(Duration.ZERO);
            } catch (KafkaException e) {
                // It sends nothing more; what led here is the failure to report.
                interruptedBy(e);
            }
        }
    }
}
