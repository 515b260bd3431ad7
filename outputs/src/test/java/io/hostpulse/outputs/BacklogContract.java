package io.hostpulse.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.wire.Message;
import io.hostpulse.wire.MessageKey;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/// What every backlog does. A subclass for each says how to make one and how messages come to it.
public abstract class BacklogContract {
    /// A backlog that nothing has come to.
    protected abstract Backlog open() throws Exception;

    /// The next messages come; the numbers go on from 1 within one test.
    protected abstract void append(int count) throws Exception;

    private static List<Message> take(Backlog backlog, Optional<MessageKey> after, int max) {
        var taken = new ArrayList<Message>();
        backlog.take(taken, after, max, Long.MAX_VALUE);
        return taken;
    }

    private static List<Message> takeAll(Backlog backlog) {
        return take(backlog, Optional.empty(), Integer.MAX_VALUE);
    }

    private static List<Long> seqs(List<Message> messages) {
        return messages.stream().map(message -> message.key().seq()).toList();
    }

    private static List<Long> numbers(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    @Test
    void nothingWaitsAtFirst() throws Exception {
        Backlog backlog = open();

        assertThat(backlog.messages()).isZero();
        assertThat(takeAll(backlog)).isEmpty();
        assertThat(backlog.newest()).isEmpty();
        assertThat(backlog.unreportedGaps()).isEmpty();
    }

    @Test
    void messagesAreTakenOldestFirstAndGoOnWaiting() throws Exception {
        Backlog backlog = open();
        append(20);

        assertThat(seqs(takeAll(backlog))).isEqualTo(numbers(1, 20));
        assertThat(seqs(take(backlog, Optional.empty(), 7))).isEqualTo(numbers(1, 7));
        assertThat(backlog.messages()).isEqualTo(20);
        assertThat(backlog.newest().orElseThrow().seq()).isEqualTo(20);
    }

    @Test
    void aTakeBeginsAfterAMessageWhetherOrNotItStillWaits() throws Exception {
        Backlog backlog = open();
        append(10);
        List<Message> all = takeAll(backlog);
        backlog.accepted(all.get(4));

        assertThat(seqs(take(backlog, Optional.of(all.get(4).key()), 3))).isEqualTo(numbers(6, 8));
        assertThat(seqs(take(backlog, Optional.of(all.get(7).key()), 9))).isEqualTo(numbers(9, 10));
        assertThat(take(backlog, Optional.of(all.get(9).key()), 9)).isEmpty();
    }

    @Test
    void beforeTheFirstMessageThereIsAPlaceToBegin() throws Exception {
        Backlog backlog = open();
        append(3);
        MessageKey first = takeAll(backlog).getFirst().key();
        var before = new MessageKey(first.agent(), first.journal(), first.epoch(), 0);

        assertThat(seqs(take(backlog, Optional.of(before), 9))).isEqualTo(numbers(1, 3));
    }

    @Test
    void aTakeIsBoundedInBytesAndHasOneMessageAtLeast() throws Exception {
        Backlog backlog = open();
        append(5);
        int length = takeAll(backlog).getFirst().json().length;
        var two = new ArrayList<Message>();
        backlog.take(two, Optional.empty(), 9, 2L * length + 1);
        var one = new ArrayList<Message>();
        backlog.take(one, Optional.empty(), 9, 1);

        assertThat(seqs(two)).isEqualTo(numbers(1, 2));
        assertThat(seqs(one)).isEqualTo(numbers(1, 1));
    }

    @Test
    void settledMessagesWaitNoLongerInWhateverOrder() throws Exception {
        Backlog backlog = open();
        append(10);
        List<Message> all = takeAll(backlog);
        backlog.accepted(all.get(9));
        backlog.accepted(all.get(0));
        backlog.rejected(all.get(5));
        backlog.accepted(all.get(0));
        append(1);

        assertThat(seqs(takeAll(backlog))).containsExactly(2L, 3L, 4L, 5L, 7L, 8L, 9L, 11L);
        assertThat(backlog.messages()).isEqualTo(8);
        assertThat(backlog.newest().orElseThrow().seq()).isEqualTo(11);
    }

    @Test
    void aTakenMessageIsTheOneThatCame() throws Exception {
        Backlog backlog = open();
        append(1);
        Message message = takeAll(backlog).getFirst();

        assertThat(message.key()).isEqualTo(Messages.of(1).key());
        assertThat(message.timeMicros()).isEqualTo(Messages.of(1).timeMicros());
        assertThat(message.json()).isEqualTo(Messages.of(1).json());
    }

    @Test
    void aRejectedMessageIsAGapUntilItIsReported() throws Exception {
        Backlog backlog = open();
        append(9);
        List<Message> all = takeAll(backlog);
        backlog.rejected(all.get(3));
        backlog.rejected(all.get(4));
        backlog.rejected(all.get(7));
        List<GapReport> gaps = backlog.unreportedGaps();

        assertThat(gaps.stream().mapToLong(GapReport::count).sum()).isEqualTo(3);
        assertThat(gaps)
                .allMatch(gap -> gap.cause() == GapReport.Cause.REJECTED)
                .allMatch(gap -> gap.journal().equals(all.getFirst().key().journal()))
                .allMatch(gap -> gap.epoch() == all.getFirst().key().epoch());
        assertThat(gaps.getFirst().seqFirst()).isEqualTo(4);
        assertThat(gaps.getLast().seqLast()).isEqualTo(8);

        backlog.reported(gaps.subList(0, 1));
        assertThat(backlog.unreportedGaps()).isEqualTo(gaps.subList(1, gaps.size()));
        backlog.reported(backlog.unreportedGaps());
        assertThat(backlog.unreportedGaps()).isEmpty();
    }

    @Test
    void eachMessageThatComesWakesWhoeverWaits() throws Exception {
        Backlog backlog = open();
        var woken = new AtomicInteger();
        backlog.onAppend(() -> {});
        backlog.onAppend(woken::incrementAndGet);
        append(3);

        assertThat(woken).hasValue(3);
    }
}
