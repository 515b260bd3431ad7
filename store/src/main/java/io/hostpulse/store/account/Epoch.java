package io.hostpulse.store.account;

import io.hostpulse.store.Gap;
import io.hostpulse.store.SeqRange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What has arrived of one start of an agent. Confined to its owner's lock.
public final class Epoch {
    /// The part of a reported gap that no earlier report named.
    ///
    /// @param from the first number
    /// @param to the last number
    public record Span(long from, long to, Gap.Cause cause) {}

    /// Grows with every start that becomes known to the store, over all hosts.
    public final int ref;

    public final String journal;
    public final long epoch;
    public final Seqs received = new Seqs();
    public final Checksums checksums = new Checksums();
    private final List<Span> spans = new ArrayList<>(0);
    private Optional<String> boot;

    /// The corrected times of the oldest and the newest message; meaningless without one.
    public long fromMicros = Long.MAX_VALUE;

    public long toMicros = Long.MIN_VALUE;

    /// The server's clock when a message came that left a hole behind it; 0 when none did.
    public long openedMicros;

    /// Whether anything was noted since this was saved.
    public boolean changed;

    public Epoch(int ref, String journal, long epoch, Optional<String> boot) {
        this.ref = ref;
        this.journal = journal;
        this.epoch = epoch;
        this.boot = boot;
    }

    /// The host's boot id at this start, if one of its messages says.
    public Optional<String> boot() {
        return boot;
    }

    /// Notes the boot id; the first one stays.
    public void boot(Optional<String> said) {
        if (boot.isEmpty()) {
            boot = said;
        }
    }

    /// The gaps that were reported, sorted and disjoint.
    public List<Span> spans() {
        return spans;
    }

    /// Whether the counters of the host's kernel go on from another start to this one.
    public boolean sameLife(Epoch other) {
        return boot.isEmpty() || other.boot.isEmpty() || boot.equals(other.boot);
    }

    /// Notes a reported gap. What an earlier report named keeps its cause.
    public void gap(long from, long to, Gap.Cause cause) {
        changed = true;
        var added = new ArrayList<Span>();
        long next = from;
        for (Span span : spans) {
            if (span.to() < next || span.from() > to) {
                continue;
            }
            if (span.from() > next) {
                added.add(new Span(next, span.from() - 1, cause));
            }
            next = span.to() + 1;
        }
        if (next <= to) {
            added.add(new Span(next, to, cause));
        }
        spans.addAll(added);
        spans.sort(java.util.Comparator.comparingLong(Span::from));
        join();
    }

    private void join() {
        for (int i = spans.size() - 1; i > 0; i--) {
            Span left = spans.get(i - 1);
            Span right = spans.get(i);
            if (left.to() + 1 == right.from() && left.cause() == right.cause()) {
                spans.set(i - 1, new Span(left.from(), right.to(), left.cause()));
                spans.remove(i);
            }
        }
    }

    /// Whether a report names every number of a range.
    public boolean covers(long from, long to) {
        long next = from;
        for (Span span : spans) {
            if (span.from() <= next && next <= span.to()) {
                next = span.to() + 1;
            }
        }
        return next > to;
    }

    /// The highest number that is known, by a message or a report.
    public long max() {
        long reported = spans.isEmpty() ? 0 : spans.getLast().to();
        return Math.max(received.max(), reported);
    }

    /// What has arrived.
    void received(List<SeqRange> into) {
        for (int i = 0; i < received.size(); i++) {
            into.add(new SeqRange(journal, epoch, received.from(i), received.to(i)));
        }
    }

    /// What has not, each part with its cause.
    ///
    /// @param otherwise the cause of what no report names
    void holes(Gap.Cause otherwise, List<Gap> into) {
        long next = 1;
        for (int i = 0; i < received.size(); i++) {
            hole(next, received.from(i) - 1, otherwise, into);
            next = received.to(i) + 1;
        }
        hole(next, max(), otherwise, into);
    }

    private void hole(long from, long to, Gap.Cause otherwise, List<Gap> into) {
        long next = from;
        for (Span span : spans) {
            if (next > to || span.from() > to) {
                break;
            }
            if (span.to() < next) {
                continue;
            }
            if (span.from() > next) {
                into.add(gapOf(next, span.from() - 1, otherwise));
                next = span.from();
            }
            long end = Math.min(to, span.to());
            into.add(gapOf(next, end, span.cause()));
            next = end + 1;
        }
        if (next <= to) {
            into.add(gapOf(next, to, otherwise));
        }
    }

    private Gap gapOf(long from, long to, Gap.Cause cause) {
        return new Gap(new SeqRange(journal, epoch, from, to), cause);
    }
}
