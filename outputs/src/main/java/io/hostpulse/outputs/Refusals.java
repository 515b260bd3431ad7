package io.hostpulse.outputs;

import io.hostpulse.wire.Message;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// The messages that one output refused for good: where they go instead of to the output. They are
/// counted, and the log names them. The pump's thread writes, any thread reads the count.
final class Refusals {
    private final String subject;
    private final Episode episode;
    private final AtomicLong count = new AtomicLong();
    private long seqFirst;
    private long seqLast;
    private boolean isOpen;

    Refusals(String subject, Consumer<String> log, LongSupplier nanoTime) {
        this.subject = subject;
        this.episode = new Episode(log, nanoTime);
    }

    /// Takes one refused message over from the backlog.
    void take(Message message, String why) {
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
                        + message.json().length);
    }

    /// A batch was accepted whole.
    void ended() {
        if (isOpen) {
            isOpen = false;
            episode.ended(subject + " accepts messages again", " seq=" + seqFirst + ".." + seqLast);
        }
    }

    /// How many messages were refused since start.
    long count() {
        return count.get();
    }
}
