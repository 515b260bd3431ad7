package io.hostpulse.kafka;

import io.hostpulse.catalogue.MonotonicClock;
import io.hostpulse.server.Inbox;
import io.hostpulse.server.Inbox.Letter;
import io.hostpulse.server.Inbox.Parcel;
import io.hostpulse.store.Feeds;
import io.hostpulse.store.Mark;
import io.hostpulse.store.Overtaken;
import io.hostpulse.store.StoreException;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The partitions that one client of a group has, and how they are read. Confined to the feed's
/// thread.
///
/// A partition that is assigned is claimed in the store first: whoever read it before can keep
/// nothing more, however late it finds out, and reading begins where the store says. A partition
/// that is not claimed is paused.
final class PartitionReading implements ConsumerRebalanceListener {
    private static final Duration POLL = Duration.ofMillis(500);

    /// How long to wait after the store refused, at first and at most.
    private static final long PAUSE_SECONDS = 1;

    private static final long PAUSE_SECONDS_MAX = 15;

    /// How often the brokers are told how far the topic is read.
    private static final long TELL_NANOS = Duration.ofSeconds(5).toNanos();

    /// After how much silence the brokers are asked whether they are there, and for how long.
    private static final long SILENCE_NANOS = Duration.ofSeconds(30).toNanos();

    private static final Duration LOOK_MAX = Duration.ofSeconds(10);

    private final Consumer<byte[], byte[]> consumer;
    private final String prefix;
    private final Inbox inbox;
    private final AsideFile aside;
    private final MonotonicClock nanoTime;
    private final java.util.function.Consumer<String> log;
    private final CountDownLatch closing;
    private final Map<TopicPartition, Long> owners = new HashMap<>();
    private final Set<TopicPartition> unclaimed = new HashSet<>();
    private final Map<TopicPartition, OffsetAndMetadata> untold = new HashMap<>();
    private final Set<String> complained = new HashSet<>();
    private long pauseSeconds = PAUSE_SECONDS;
    private boolean isRefused;
    private long toldAt;
    private long heardAt;

    PartitionReading(
            Consumer<byte[], byte[]> consumer,
            String topic,
            String group,
            Inbox inbox,
            AsideFile aside,
            MonotonicClock nanoTime,
            java.util.function.Consumer<String> log,
            CountDownLatch closing) {
        this.consumer = consumer;
        this.prefix = "kafka/" + group + "/" + topic + "/";
        this.inbox = inbox;
        this.aside = aside;
        this.nanoTime = nanoTime;
        this.log = log;
        this.closing = closing;
        this.toldAt = nanoTime.getAsLong();
        this.heardAt = toldAt;
    }

    private String feed(TopicPartition partition) {
        return prefix + partition.partition();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        unclaimed.addAll(partitions);
        consumer.pause(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(owners::remove);
        partitions.forEach(untold::remove);
        unclaimed.removeAll(partitions);
    }

    /// Claims what is not claimed yet, and takes what has come.
    void step() {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        look(!records.isEmpty());
        try {
            if (!records.isEmpty()) {
                take(records);
                records = ConsumerRecords.empty();
            }
            claim();
            worked();
        } catch (StoreException e) {
            rewind(records);
            refused(e);
        } catch (Overtaken e) {
            rewind(records);
            overtaken(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        tell();
    }

    /// Asks the brokers for something when nothing has come for a while: the client waits for them
    /// without a word.
    ///
    /// @throws org.apache.kafka.common.KafkaException when they do not answer
    private void look(boolean hasCome) {
        long now = nanoTime.getAsLong();
        if (!hasCome && !owners.isEmpty() && now - heardAt >= SILENCE_NANOS) {
            consumer.endOffsets(owners.keySet(), LOOK_MAX);
            hasCome = true;
        }
        if (hasCome) {
            heardAt = now;
        }
    }

    private void claim() throws StoreException {
        for (TopicPartition partition : List.copyOf(unclaimed)) {
            Feeds.Claim claim = inbox.claim(feed(partition));
            if (claim.next().isPresent()) {
                consumer.seek(partition, claim.next().getAsLong());
            } else {
                consumer.seekToBeginning(List.of(partition));
            }
            owners.put(partition, claim.owner());
            unclaimed.remove(partition);
            consumer.resume(List.of(partition));
            log.accept("reads " + feed(partition) + " from " + from(claim.next()));
        }
    }

    private static String from(OptionalLong next) {
        return next.isPresent() ? "record " + next.getAsLong() : "its beginning";
    }

    private void take(ConsumerRecords<byte[], byte[]> records)
            throws StoreException, Overtaken, InterruptedException {
        List<Parcel> parcels = new ArrayList<>();
        Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            Long owner = owners.get(partition);
            if (owner == null) {
                throw new IllegalStateException("a record of " + partition + ", which is paused");
            }
            List<Letter> letters = new ArrayList<>();
            long next = 0;
            for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
                letters.add(letter(record));
                next = record.offset() + 1;
            }
            parcels.add(new Parcel(new Mark(feed(partition), owner, next), letters));
            read.put(partition, new OffsetAndMetadata(next));
        }
        inbox.take(parcels, this::putAside);
        untold.putAll(read);
    }

    /// Only the brokers' own clock says when a record came: the producers' is the agent's.
    private static Letter letter(ConsumerRecord<byte[], byte[]> record) {
        boolean isBrokers = record.timestampType() == TimestampType.LOG_APPEND_TIME;
        byte[] value = record.value();
        return new Letter(
                record.offset(),
                value == null ? new byte[0] : value,
                isBrokers ? OptionalLong.of(record.timestamp() * 1_000) : OptionalLong.empty());
    }

    private void putAside(String feed, Letter letter, String why) {
        aside.put(feed, letter, why);
        if (complained.add(feed)) {
            log.accept(
                    "record "
                            + letter.offset()
                            + " of "
                            + feed
                            + " is not kept and set aside in "
                            + aside.path()
                            + ", others of this feed without a line: "
                            + why);
        }
    }

    /// Goes back to where the records began: nothing of them was kept, or nobody knows.
    private void rewind(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            if (owners.containsKey(partition)) {
                consumer.seek(partition, records.records(partition).getFirst().offset());
            }
        }
    }

    private void refused(StoreException e) {
        if (!isRefused) {
            isRefused = true;
            log.accept("reading waits for the store: " + e.getMessage());
        }
        await(pauseSeconds);
        pauseSeconds = Math.min(PAUSE_SECONDS_MAX, 2 * pauseSeconds);
    }

    private void worked() {
        isRefused = false;
        pauseSeconds = PAUSE_SECONDS;
    }

    /// Somebody else claimed a partition: either the group has given it away and we do not know
    /// yet, which the next poll says, or that somebody was late, and then it is claimed again.
    private void overtaken(Overtaken e) {
        for (TopicPartition partition : List.copyOf(owners.keySet())) {
            if (feed(partition).equals(e.feed())) {
                owners.remove(partition);
                untold.remove(partition);
                unclaimed.add(partition);
                consumer.pause(List.of(partition));
            }
        }
        log.accept(e.getMessage() + " by another server");
        await(PAUSE_SECONDS);
    }

    private void await(long seconds) {
        try {
            closing.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Tells the brokers how far the topic is read, so that people can see it with Kafka's tools.
    /// Nothing depends on it.
    private void tell() {
        long now = nanoTime.getAsLong();
        if (!untold.isEmpty() && now - toldAt >= TELL_NANOS) {
            toldAt = now;
            consumer.commitAsync(Map.copyOf(untold), (_, _) -> {});
            untold.clear();
        }
    }
}
