package io.hostpulse.outputs;

import io.hostpulse.catalogue.MonotonicClock;
import io.hostpulse.wire.Message;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// The messages that one output refused for good: they are written down as dead letters, then
/// settled in the backlog, counted and named in the log. The pump's thread writes, any thread reads
/// the count and the trouble.
///
/// While the dead letters cannot be written, a refused message stays in the backlog, set aside: it
/// is not lost, and delays no other.
final class Refusals {
    /// One refused message.
    private record Refused(Message message, String why) {}

    private final String subject;
    private final Backlog backlog;
    private final DeadLetters letters;
    private final SetAside aside;
    private final Episode episode;
    private final Episode unwritten;
    private final List<Refused> refused = new ArrayList<>();
    private final AtomicLong count = new AtomicLong();
    private volatile @Nullable String trouble;
    private long seqFirst;
    private long seqLast;
    private boolean isOpen;

    Refusals(
            String subject,
            Backlog backlog,
            DeadLetters letters,
            SetAside aside,
            Consumer<String> log,
            MonotonicClock nanoTime) {
        this.subject = subject;
        this.backlog = backlog;
        this.letters = letters;
        this.aside = aside;
        this.episode = new Episode(log, nanoTime);
        this.unwritten = new Episode(log, nanoTime);
    }

    /// Notes one refused message of a batch; [#settle()] ends the batch.
    void add(Message message, String why) {
        refused.add(new Refused(message, why));
    }

    /// Takes the noted messages over from the backlog, once they are on the disk as dead letters.
    void settle() {
        if (!refused.isEmpty()) {
            letGo();
        }
    }

    private void letGo() {
        try {
            for (Refused each : refused) {
                letters.add(each.message(), each.why());
            }
            letters.force();
            for (Refused each : refused) {
                backlog.rejected(each.message());
                tell(each.message(), each.why());
            }
            trouble = null;
            unwritten.ended(subject + " can write dead letters again", "");
        } catch (IOException e) {
            keep(OneLine.of(e));
        } finally {
            refused.clear();
        }
    }

    private void keep(String why) {
        for (Refused each : refused) {
            aside.add(each.message().key());
        }
        trouble = "cannot write the dead letters to " + letters.path() + ": " + why;
        unwritten.happened(
                subject + " cannot write its dead letters and keeps the refused messages",
                why,
                "path=" + letters.path() + " kept=" + aside.size());
    }

    private void tell(Message message, String why) {
        count.incrementAndGet();
        long seq = message.key().seq();
        seqFirst = isOpen ? seqFirst : seq;
        seqLast = seq;
        isOpen = true;
        episode.happened(
                subject + " refuses messages for good",
                why,
                "epoch="
                        + message.key().epoch()
                        + " seq="
                        + seq
                        + " bytes="
                        + message.length()
                        + " kept="
                        + letters.path());
    }

    /// A batch was accepted whole.
    void ended() {
        if (isOpen) {
            isOpen = false;
            tellEnded();
        }
    }

    private void tellEnded() {
        episode.ended(subject + " accepts messages again", " seq=" + seqFirst + ".." + seqLast);
    }

    /// How many messages were refused since start.
    long count() {
        return count.get();
    }

    /// Why refused messages cannot be set down at the moment, if so.
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }
}
