package io.hostpulse.outputs;

import io.hostpulse.wire.Message;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A backlog in memory, bounded in messages and bytes. What it holds ends with the process.
/// Thread-safe; its lock is held for moving references, never while something is written.
final class MemoryBacklog implements Backlog {
    private final Object lock = new Object();
    private final int messagesMax;
    private final long bytesMax;

    private final ArrayDeque<Message> waiting = new ArrayDeque<>();
    private final List<Message> taken = new ArrayList<>();
    private long bytes;
    private long dropped;

    private long lossCount;
    private long lossFirst;
    private long lossLast;

    /// @param messagesMax the most messages kept, 1 or more
    /// @param bytesMax the most bytes of messages kept; a message larger than this is dropped
    MemoryBacklog(int messagesMax, long bytesMax) {
        if (messagesMax < 1 || bytesMax < 1) {
            throw new IllegalArgumentException(
                    "a backlog of " + messagesMax + " messages and " + bytesMax + " bytes");
        }
        this.messagesMax = messagesMax;
        this.bytesMax = bytesMax;
    }

    @Override
    public boolean offer(Message message) {
        synchronized (lock) {
            long lostBefore = lossCount;
            int length = message.json().length;
            if (length > bytesMax) {
                lose(message);
            } else {
                waiting.addLast(message);
                bytes += length;
                while (!waiting.isEmpty() && isBeyondLimit()) {
                    Message oldest = waiting.removeFirst();
                    bytes -= oldest.json().length;
                    lose(oldest);
                }
            }
            return lostBefore == 0 && lossCount > 0;
        }
    }

    private boolean isBeyondLimit() {
        return waiting.size() + taken.size() > messagesMax || bytes > bytesMax;
    }

    private void lose(Message message) {
        if (lossCount == 0) {
            lossFirst = message.key().seq();
        }
        lossLast = message.key().seq();
        lossCount++;
        dropped++;
    }

    @Override
    public void take(List<Message> batch, int messagesMax, long bytesMax) {
        synchronized (lock) {
            long batchBytes = 0;
            while (!waiting.isEmpty() && taken.size() < messagesMax) {
                int length = waiting.getFirst().json().length;
                if (!taken.isEmpty() && batchBytes + length > bytesMax) {
                    break;
                }
                batchBytes += length;
                taken.add(waiting.removeFirst());
            }
            batch.addAll(taken);
        }
    }

    @Override
    public void release(int count) {
        synchronized (lock) {
            for (int i = taken.size() - 1; i >= count; i--) {
                waiting.addFirst(taken.get(i));
            }
            for (int i = 0; i < count; i++) {
                bytes -= taken.get(i).json().length;
            }
            taken.clear();
        }
    }

    @Override
    public long messages() {
        synchronized (lock) {
            return (long) waiting.size() + taken.size();
        }
    }

    @Override
    public long bytes() {
        synchronized (lock) {
            return bytes;
        }
    }

    @Override
    public long dropped() {
        synchronized (lock) {
            return dropped;
        }
    }

    @Override
    public Optional<Loss> endedLoss() {
        synchronized (lock) {
            boolean isLow =
                    waiting.size() + taken.size() <= messagesMax / 2 && bytes <= bytesMax / 2;
            if (lossCount == 0 || !isLow) {
                return Optional.empty();
            }
            var loss = new Loss(lossCount, lossFirst, lossLast);
            lossCount = 0;
            return Optional.of(loss);
        }
    }

    @Override
    public Optional<Loss> openLoss() {
        synchronized (lock) {
            return lossCount == 0
                    ? Optional.empty()
                    : Optional.of(new Loss(lossCount, lossFirst, lossLast));
        }
    }
}
