package io.hostpulse.server.ingest;

import io.hostpulse.server.json.JsonOut;
import io.hostpulse.store.Gap;
import io.hostpulse.store.Outcome;
import io.hostpulse.store.SeqRange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The answer to a request of messages, as `docs/formats/messages.md` describes it. Pure functions.
final class IngestAnswer {
    private static final Comparator<SeqRange> ORDER =
            Comparator.comparing(SeqRange::journal)
                    .thenComparingLong(SeqRange::epoch)
                    .thenComparingLong(SeqRange::from);

    /// How many agents a second may come back after the server was away.
    static final int RETURNS_PER_SECOND = 100;

    /// The longest that an agent is asked to stay away for others' sake, in milliseconds.
    static final long SPREAD_MILLIS_MAX = 30_000;

    private IngestAnswer() {}

    /// What is kept for good: acknowledged messages and reported gaps, neighbours joined.
    static List<SeqRange> kept(List<SeqRange> acked, List<Gap> gaps) {
        List<SeqRange> all = new ArrayList<>(acked);
        gaps.forEach(gap -> all.add(gap.range()));
        all.sort(ORDER);
        List<SeqRange> joined = new ArrayList<>();
        for (SeqRange range : all) {
            SeqRange last = joined.isEmpty() ? range : joined.getLast();
            boolean joins =
                    !joined.isEmpty()
                            && last.journal().equals(range.journal())
                            && last.epoch() == range.epoch()
                            && range.from() <= last.to() + 1;
            if (joins) {
                joined.set(
                        joined.size() - 1,
                        new SeqRange(
                                last.journal(),
                                last.epoch(),
                                last.from(),
                                Math.max(last.to(), range.to())));
            } else {
                joined.add(range);
            }
        }
        return joined;
    }

    static void acked(JsonOut out, List<SeqRange> ranges) {
        out.array("acked");
        for (SeqRange range : ranges) {
            out.object()
                    .member("journal", range.journal())
                    .member("epoch", range.epoch())
                    .member("from", range.from())
                    .member("to", range.to())
                    .endObject();
        }
        out.endArray();
    }

    /// Asks agents to spread when they come back, if there are too many to come at once.
    ///
    /// @param connections how many may come, which are those that are here
    static void reconnect(JsonOut out, int connections) {
        long millis = Math.min(SPREAD_MILLIS_MAX, connections * 1_000L / RETURNS_PER_SECOND);
        if (connections > RETURNS_PER_SECOND) {
            out.object("reconnect").member("spread_ms", millis).endObject();
        }
    }

    static void rejected(JsonOut out, List<Outcome.Refusal> refusals) {
        out.array("rejected");
        for (Outcome.Refusal refusal : refusals) {
            out.object()
                    .member("journal", refusal.journal())
                    .member("epoch", refusal.epoch())
                    .member("seq", refusal.seq())
                    .member("code", refusal.code().word())
                    .member("why", Batch.shortened(refusal.why()))
                    .endObject();
        }
        out.endArray();
    }
}
