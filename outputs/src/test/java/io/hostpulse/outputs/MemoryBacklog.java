package io.hostpulse.outputs;

import io.hostpulse.wire.Message;
import io.hostpulse.wire.MessageKey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A backlog in memory: the reference. Bounded in messages; beyond, the oldest become gaps.
/// Thread-safe.
public final class MemoryBacklog implements Backlog {
    private static final Comparator<MessageKey> ORDER =
            Comparator.comparingLong(MessageKey::epoch).thenComparingLong(MessageKey::seq);

    private final int messagesMax;
    private final TreeMap<MessageKey, Message> waiting = new TreeMap<>(ORDER);
    private final List<GapReport> gaps = new ArrayList<>();
    private Optional<MessageKey> newest = Optional.empty();
    private Runnable wake = () -> {};

    public MemoryBacklog(int messagesMax) {
        this.messagesMax = messagesMax;
    }

    public MemoryBacklog() {
        this(Integer.MAX_VALUE);
    }

    /// A message comes.
    public void append(Message message) {
        Runnable whom;
        synchronized (this) {
            waiting.put(message.key(), message);
            newest = Optional.of(message.key());
            if (waiting.size() > messagesMax) {
                lose(waiting.pollFirstEntry().getKey(), GapReport.Cause.EXPIRED);
            }
            whom = wake;
        }
        whom.run();
    }

    /// A message that waits, or has been taken, is lost.
    public synchronized void expire(MessageKey key) {
        if (waiting.remove(key) != null) {
            lose(key, GapReport.Cause.EXPIRED);
        }
    }

    private void lose(MessageKey key, GapReport.Cause cause) {
        if (!gaps.isEmpty()) {
            GapReport last = gaps.getLast();
            if (last.cause() == cause
                    && last.epoch() == key.epoch()
                    && last.seqLast() + 1 == key.seq()) {
                gaps.removeLast();
                gaps.add(
                        new GapReport(
                                key.journal(), key.epoch(), last.seqFirst(), key.seq(), cause));
                return;
            }
        }
        gaps.add(new GapReport(key.journal(), key.epoch(), key.seq(), key.seq(), cause));
    }

    @Override
    public synchronized void take(
            List<Message> into, Optional<MessageKey> after, int messagesMax, long bytesMax) {
        var from = after.isPresent() ? waiting.tailMap(after.get(), false) : waiting;
        int count = 0;
        long bytes = 0;
        for (Message message : from.values()) {
            bytes += message.json().length;
            if (count == messagesMax || (count > 0 && bytes > bytesMax)) {
                return;
            }
            into.add(message);
            count++;
        }
    }

    @Override
    public synchronized void accepted(Message message) {
        waiting.remove(message.key());
    }

    @Override
    public synchronized void rejected(Message message) {
        if (waiting.remove(message.key()) != null) {
            lose(message.key(), GapReport.Cause.REJECTED);
        }
    }

    @Override
    public synchronized long messages() {
        return waiting.size();
    }

    @Override
    public synchronized Optional<MessageKey> newest() {
        return newest;
    }

    @Override
    public synchronized List<GapReport> unreportedGaps() {
        return List.copyOf(gaps);
    }

    @Override
    public synchronized void reported(List<GapReport> told) {
        for (GapReport gap : told) {
            // A gap may have grown since it was taken: what was not told stays.
            GapReport first = gaps.removeFirst();
            if (first.seqLast() > gap.seqLast()) {
                gaps.addFirst(
                        new GapReport(
                                first.journal(),
                                first.epoch(),
                                gap.seqLast() + 1,
                                first.seqLast(),
                                first.cause()));
            }
        }
    }

    @Override
    public synchronized void onAppend(Runnable whom) {
        wake = whom;
    }
}
