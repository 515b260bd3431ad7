package io.hostpulse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostpulse.store.Feeds.Claim;

import org.junit.jupiter.api.Test;

import java.util.List;

/// What every store knows of how far feeds are read.
public abstract class FeedsContract extends WishesContract {
    private static final String FEED = "kafka/servers/hostpulse/0";
    private static final String OTHER = "kafka/servers/hostpulse/1";

    @Test
    void aFeedThatNobodyHasReadHasNoMark() throws Exception {
        try (Store store = open(LIMITS)) {
            assertThat(store.feeds().claim(FEED).next()).isEmpty();
            assertThat(store.feeds().claim(FEED).next()).isEmpty();
        }
    }

    @Test
    void theMarkIsKeptWithTheMessages() throws Exception {
        Store store = open(LIMITS);
        Claim claim = store.feeds().claim(FEED);
        List<Outcome> outcomes =
                store.ingest(
                        List.of(one.batch(1, 3), two.batch(1, 2)),
                        List.of(new Mark(FEED, claim.owner(), 5)));
        assertThat(outcomes).extracting(Outcome::stored).containsExactly(3, 2);
        store = reopen(store, LIMITS);
        assertThat(store.feeds().claim(FEED).next()).hasValue(5);
        assertThat(store.host(one.agent).orElseThrow().messages()).isEqualTo(3);
        store.close();
    }

    @Test
    void aMarkIsKeptThoughNoMessageIsNew() throws Exception {
        Store store = open(LIMITS);
        Claim claim = store.feeds().claim(FEED);
        ingest(store, one.batch(1, 3));
        store.ingest(List.of(one.batch(1, 3)), List.of(new Mark(FEED, claim.owner(), 3)));
        store.ingest(List.of(), List.of(new Mark(FEED, claim.owner(), 9)));
        store = reopen(store, LIMITS);
        assertThat(store.feeds().claim(FEED).next()).hasValue(9);
        assertThat(store.host(one.agent).orElseThrow().messages()).isEqualTo(3);
        store.close();
    }

    @Test
    void whoWasOvertakenKeepsNothing() throws Exception {
        Store store = open(LIMITS);
        Claim before = store.feeds().claim(FEED);
        store.ingest(List.of(one.batch(1, 3)), List.of(new Mark(FEED, before.owner(), 3)));
        Claim now = store.feeds().claim(FEED);
        assertThat(now.owner()).isGreaterThan(before.owner());
        assertThat(now.next()).hasValue(3);
        Mark late = new Mark(FEED, before.owner(), 6);
        Store same = store;
        assertThatThrownBy(() -> same.ingest(List.of(one.batch(4, 6)), List.of(late)))
                .isInstanceOf(Overtaken.class)
                .hasMessageContaining(FEED);
        assertThat(store.host(one.agent).orElseThrow().messages()).isEqualTo(3);
        store.ingest(List.of(one.batch(4, 5)), List.of(new Mark(FEED, now.owner(), 5)));
        store = reopen(store, LIMITS);
        assertThat(store.host(one.agent).orElseThrow().messages()).isEqualTo(5);
        assertThat(store.feeds().claim(FEED).next()).hasValue(5);
        store.close();
    }

    @Test
    void oneOvertakenFeedTakesTheWholeCallBack() throws Exception {
        try (Store store = open(LIMITS)) {
            Claim kept = store.feeds().claim(FEED);
            Claim lost = store.feeds().claim(OTHER);
            store.feeds().claim(OTHER);
            List<Mark> marks =
                    List.of(new Mark(FEED, kept.owner(), 7), new Mark(OTHER, lost.owner(), 8));
            assertThatThrownBy(() -> store.ingest(List.of(one.batch(1, 2)), marks))
                    .isInstanceOf(Overtaken.class)
                    .hasMessageContaining(OTHER);
            assertThat(store.host(one.agent)).isEmpty();
            assertThat(store.feeds().claim(FEED).next()).isEmpty();
        }
    }

    @Test
    void aFeedThatWasNeverTakenOverIsNobodys() throws Exception {
        try (Store store = open(LIMITS)) {
            List<Mark> marks = List.of(new Mark(FEED, 1, 7));
            assertThatThrownBy(() -> store.ingest(List.of(one.batch(1, 2)), marks))
                    .isInstanceOf(Overtaken.class);
            assertThat(store.host(one.agent)).isEmpty();
        }
    }
}
