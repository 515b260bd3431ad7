package io.hostpulse.agent;

import io.hostpulse.journal.Cause;
import io.hostpulse.journal.Cursor;
import io.hostpulse.journal.JournalRecord;
import io.hostpulse.journal.Key;
import io.hostpulse.journal.Loss;
import io.hostpulse.outputs.Backlog;
import io.hostpulse.outputs.GapReport;
import io.hostpulse.wire.Message;
import io.hostpulse.wire.MessageKey;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What waits for one output, as its cursor in the journal knows it. Thread-safe.
///
/// A pump that hangs may be left behind and another take its place: what the one still settles is
/// settled, and reading is done by one of them at a time.
final class JournalBacklog implements Backlog {
    private static final byte[] AGENT = "\"agent\":\"".getBytes(StandardCharsets.US_ASCII);

    /// A message says whose it is within its first bytes: after `schema` and `cluster`.
    private static final int HEAD_BYTES = 4_096;

    private final Cursor cursor;
    private final String agent;
    private final String journal;
    private final Object reading = new Object();
    private volatile @Nullable Key last;

    /// @param agent whose messages are those of the numbering `journal`
    JournalBacklog(Cursor cursor, String agent, String journal) {
        this.cursor = cursor;
        this.agent = agent;
        this.journal = journal;
    }

    /// Gives no message that comes from now on: the output is about to end or to be another.
    void holdBack() {
        last = cursor.newest();
    }

    /// Gives every message again.
    void goOn() {
        last = null;
    }

    @Override
    public void take(
            List<Message> into, Optional<MessageKey> after, int messagesMax, long bytesMax) {
        ArrayList<JournalRecord> records = new ArrayList<>();
        read(records, after, messagesMax, bytesMax);
        // Looked at after reading: what came after the hold may be among the records otherwise.
        Key end = last;
        for (int i = 0; i < records.size(); i++) {
            JournalRecord record = records.get(i);
            if (end != null && isBehind(record.key(), end)) {
                return;
            }
            into.add(
                    new Message(
                            key(record), record.timeMicros(), record.payload(), record.length()));
        }
    }

    /// Whether a key comes after another of this start; those of earlier starts do not.
    private static boolean isBehind(Key key, Key end) {
        boolean isOfEnd = key.epoch() == end.epoch() && key.journal().equals(end.journal());
        return isOfEnd ? key.seq() > end.seq() : end.seq() == 0;
    }

    private void read(
            List<JournalRecord> into, Optional<MessageKey> after, int recordsMax, long bytesMax) {
        Key from = after.isPresent() ? key(after.get(), after.get().seq()) : Key.START;
        synchronized (reading) {
            cursor.take(into, from, recordsMax, bytesMax);
        }
    }

    private MessageKey key(JournalRecord record) {
        Key key = record.key();
        String whose = key.journal().equals(journal) ? agent : agentIn(record.payload(), agent);
        return new MessageKey(whose, key.journal(), key.epoch(), key.seq());
    }

    /// Whose a message of another numbering is: the identity may have been lost since, and the
    /// agent be another one now.
    static String agentIn(byte[] json, String otherwise) {
        int last = Math.min(json.length, HEAD_BYTES) - AGENT.length;
        for (int i = 0; i <= last; i++) {
            if (startsAt(json, i)) {
                int from = i + AGENT.length;
                int to = from;
                while (to < json.length && json[to] != '"') {
                    to++;
                }
                return new String(json, from, to - from, StandardCharsets.UTF_8);
            }
        }
        return otherwise;
    }

    private static boolean startsAt(byte[] json, int from) {
        for (int i = 0; i < AGENT.length; i++) {
            if (json[from + i] != AGENT[i]) {
                return false;
            }
        }
        return true;
    }

    private static Key key(MessageKey key, long seq) {
        return new Key(key.journal(), key.epoch(), seq);
    }

    @Override
    public void accepted(Message message) {
        MessageKey key = message.key();
        cursor.acknowledge(key.journal(), key.epoch(), key.seq(), key.seq());
    }

    @Override
    public void rejected(Message message) {
        MessageKey key = message.key();
        List<JournalRecord> records = new ArrayList<>(1);
        synchronized (reading) {
            cursor.take(records, key(key, key.seq() - 1), 1, 1);
        }
        Key wanted = key(key, key.seq());
        for (JournalRecord record : records) {
            if (record.key().equals(wanted)) {
                cursor.reject(record);
            }
        }
    }

    @Override
    public long messages() {
        return cursor.behind();
    }

    @Override
    public Optional<MessageKey> newest() {
        Key key = cursor.newest();
        return key.seq() == 0
                ? Optional.empty()
                : Optional.of(new MessageKey(agent, key.journal(), key.epoch(), key.seq()));
    }

    @Override
    public List<GapReport> unreportedGaps() {
        List<Loss> losses = cursor.unreportedLosses();
        if (losses.isEmpty()) {
            return List.of();
        }
        List<GapReport> gaps = new ArrayList<>(losses.size());
        for (Loss loss : losses) {
            gaps.add(
                    new GapReport(
                            loss.journal(),
                            loss.epoch(),
                            loss.fromSeq(),
                            loss.toSeq(),
                            cause(loss.cause())));
        }
        return gaps;
    }

    @Override
    public void reported(List<GapReport> gaps) {
        List<Loss> losses = new ArrayList<>(gaps.size());
        for (GapReport gap : gaps) {
            losses.add(
                    new Loss(
                            gap.journal(),
                            gap.epoch(),
                            gap.seqFirst(),
                            gap.seqLast(),
                            cause(gap.cause())));
        }
        cursor.reported(losses);
    }

    private static GapReport.Cause cause(Cause cause) {
        return switch (cause) {
            case EXPIRED -> GapReport.Cause.EXPIRED;
            case CORRUPT -> GapReport.Cause.CORRUPT;
            case OVERFLOW -> GapReport.Cause.OVERFLOW;
            case REJECTED -> GapReport.Cause.REJECTED;
        };
    }

    private static Cause cause(GapReport.Cause cause) {
        return switch (cause) {
            case EXPIRED -> Cause.EXPIRED;
            case CORRUPT -> Cause.CORRUPT;
            case OVERFLOW -> Cause.OVERFLOW;
            case REJECTED -> Cause.REJECTED;
        };
    }

    @Override
    public void onAppend(Runnable wake) {
        cursor.onAppend(wake);
    }
}
