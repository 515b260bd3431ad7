package io.hostpulse.outputs;

import io.hostpulse.catalogue.MonotonicClock;
import io.hostpulse.wire.Message;
import io.hostpulse.wire.MessageKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Which messages are delivered next. Confined to the pump's thread.
///
/// As long as all that waits fits into one batch there is one lane, oldest first. When more waits
/// and the output takes messages in any order, there are two: the live lane begins at the message
/// that is the newest then, and the rest follows beside it, oldest first, at the output's pace.
/// While both have messages they take turns, whatever becomes of their batches: neither waits for
/// more than one attempt of the other, the pace aside. A live lane that has itself become more than
/// one batch begins anew at the newest. A batch that does not get through in its time is followed
/// by shorter ones, in both lanes: what is too much for a slow line at once is not too much in
/// parts.
final class Lanes {
    /// The most messages of one batch.
    static final int BATCH_MESSAGES = 500;

    /// The most bytes of one batch of several messages.
    static final long BATCH_BYTES = 1L << 20;

    private final Backlog backlog;
    private final SetAside aside;
    private final @Nullable Pace pace;
    private final Bisection oldest = new Bisection(BATCH_MESSAGES, BATCH_BYTES);
    private final Bisection live = new Bisection(BATCH_MESSAGES, BATCH_BYTES);
    private final Reach reach = new Reach(BATCH_BYTES);

    private final ArrayList<Message> batch = new ArrayList<>();
    private final List<Message> batchView = Collections.unmodifiableList(batch);
    private boolean isTwo;
    private boolean isLive;
    private Optional<MessageKey> liveAfter = Optional.empty();
    private long waitNanos;

    /// @param aside messages that wait but are not to be delivered now
    Lanes(Output output, Backlog backlog, SetAside aside, MonotonicClock nanoTime) {
        this.backlog = backlog;
        this.aside = aside;
        this.pace = output instanceof AnyOrder anyOrder ? new Pace(anyOrder, nanoTime) : null;
    }

    /// The batch that was taken last; valid until the next one is taken.
    List<Message> batch() {
        return batchView;
    }

    /// How many messages that batch has.
    int size() {
        return batch.size();
    }

    /// One message of that batch.
    Message message(int index) {
        return batch.get(index);
    }

    /// How long until a batch may be there although no message comes, in nanoseconds, when there
    /// was none.
    long waitNanos() {
        return waitNanos;
    }

    /// Takes the next batch.
    ///
    /// @return whether there is one
    boolean take() {
        batch.clear();
        waitNanos = Delivering.NOTHING;
        long behind = backlog.messages();
        if (behind <= aside.size()) {
            isTwo = false;
            return false;
        }
        if (!isTwo) {
            takeOldest(BATCH_BYTES);
            boolean isMore = batch.size() + aside.size() < behind;
            if (pace == null || !isMore || (oldest.isSearching() && behind <= BATCH_MESSAGES)) {
                return !batch.isEmpty();
            }
            isTwo = true;
            isLive = false;
            startLive();
        }
        return takeInTurn(pace, behind);
    }

    private boolean takeInTurn(@Nullable Pace givenPace, long behind) {
        long wait = givenPace == null ? 0 : givenPace.waitNanos();
        boolean wasLive = isLive;
        if (!wasLive || wait > 0) {
            takeLive();
            if (!batch.isEmpty()) {
                isLive = true;
                isTwo = batch.size() + aside.size() < behind;
                return true;
            }
        }
        isLive = false;
        if (wait > 0) {
            waitNanos = wait;
            return false;
        }
        takeOldest(givenPace == null ? BATCH_BYTES : givenPace.bytesLimit(BATCH_BYTES));
        isTwo = batch.size() + aside.size() < behind;
        return !batch.isEmpty();
    }

    private void takeOldest(long bytesMax) {
        isLive = false;
        long bytes = Math.min(Math.min(bytesMax, reach.bytes()), oldest.bytesLimit());
        takeAfter(Optional.empty(), oldest.messagesLimit(), bytes);
    }

    private void takeLive() {
        Optional<MessageKey> newest = backlog.newest();
        long bytes = Math.min(reach.bytes(), live.bytesLimit());
        takeAfter(liveAfter, live.messagesLimit(), bytes);
        if (!batch.isEmpty() && !live.isSearching() && !reaches(newest)) {
            startLive();
            takeAfter(liveAfter, live.messagesLimit(), bytes);
        }
    }

    private void startLive() {
        live.ended();
        liveAfter =
                backlog.newest()
                        .map(
                                key ->
                                        new MessageKey(
                                                key.agent(),
                                                key.journal(),
                                                key.epoch(),
                                                key.seq() - 1));
    }

    /// Whether the batch goes up to this message or beyond. Numberings are not compared: of
    /// different ones the answer is no, and the live lane begins anew.
    private boolean reaches(Optional<MessageKey> newest) {
        if (newest.isEmpty()) {
            return true;
        }
        MessageKey last = batch.getLast().key();
        MessageKey key = newest.get();
        return last.epoch() == key.epoch()
                && last.seq() >= key.seq()
                && last.journal().equals(key.journal());
    }

    private void takeAfter(Optional<MessageKey> start, int messagesMax, long bytesMax) {
        Optional<MessageKey> after = start;
        boolean isMore = true;
        batch.clear();
        while (isMore) {
            backlog.take(batch, after, messagesMax, bytesMax);
            isMore = false;
            if (!aside.isEmpty() && !batch.isEmpty()) {
                after = Optional.of(batch.getLast().key());
                aside.removeFrom(batch);
                isMore = batch.isEmpty();
            }
        }
    }

    /// The first messages of the batch are settled.
    ///
    /// @param isOneBad whether one of them was refused for good
    void settled(int count, boolean isOneBad) {
        Bisection bisection = isLive ? live : oldest;
        if (isOneBad) {
            bisection.ended();
        } else {
            bisection.settled(count);
        }
        long sent = bytes(count);
        reach.through(sent);
        if (isTwo && !isLive && pace != null) {
            pace.sent(sent);
        }
    }

    /// The time for the batch ran out on the way.
    void late() {
        if (batch.size() > 1) {
            reach.late(bytes(batch.size()));
        }
    }

    /// The batch, of several messages, was refused as a whole: the next ones are its halves.
    void split() {
        (isLive ? live : oldest).split(batch.size(), bytes(batch.size()));
    }

    private long bytes(int count) {
        long bytes = 0;
        for (int i = 0; i < count; i++) {
            bytes += batch.get(i).length();
        }
        return bytes;
    }
}
