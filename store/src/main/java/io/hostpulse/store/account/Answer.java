package io.hostpulse.store.account;

import io.hostpulse.catalogue.Identity;
import io.hostpulse.store.Arrival;
import io.hostpulse.store.Outcome;
import io.hostpulse.store.SeqRange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Gathers the outcome of one batch.
public final class Answer {
    private final Map<String, Map<Long, Seqs>> acked = new TreeMap<>();
    private final List<Outcome.Refusal> refusals = new ArrayList<>();
    private int stored;
    private int repeated;

    public void stored(Arrival arrival) {
        ack(arrival);
        stored++;
    }

    public void repeated(Arrival arrival) {
        ack(arrival);
        repeated++;
    }

    public void refused(Outcome.Refusal refusal) {
        refusals.add(refusal);
    }

    private void ack(Arrival arrival) {
        Identity identity = arrival.identity();
        acked.computeIfAbsent(identity.journal(), _ -> new TreeMap<>())
                .computeIfAbsent(identity.epoch(), _ -> new Seqs())
                .add(arrival.seq());
    }

    /// The outcome.
    public Outcome outcome() {
        List<SeqRange> ranges = new ArrayList<>();
        acked.forEach(
                (journal, epochs) ->
                        epochs.forEach(
                                (epoch, seqs) -> {
                                    for (int i = 0; i < seqs.size(); i++) {
                                        ranges.add(
                                                new SeqRange(
                                                        journal, epoch, seqs.from(i), seqs.to(i)));
                                    }
                                }));
        return new Outcome(ranges, refusals, stored, repeated);
    }
}
