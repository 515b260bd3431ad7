package io.hostpulse.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.store.Wishes.Wish;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.OptionalLong;

/// What every store keeps of what is wished of agents.
public abstract class WishesContract extends RegistryContract {
    private static final String AGENT = Ticks.uuid("a1");
    private static final String OTHER = Ticks.uuid("a2");

    private static Wish wish(String agent, long millis) {
        return new Wish(agent, OptionalLong.of(millis), Map.of("network", false, "disk", true));
    }

    @Test
    void wishesOutliveTheServer() throws Exception {
        Store store = open(LIMITS);
        assertThat(store.wishes().all()).isEmpty();
        Wish bare = new Wish(OTHER, OptionalLong.empty(), Map.of("of_tomorrow", true));
        store.wishes().set(wish(AGENT, 10_000));
        store.wishes().set(bare);
        store = reopen(store, LIMITS);
        assertThat(store.wishes().all()).containsExactlyInAnyOrder(wish(AGENT, 10_000), bare);
        store.close();
    }

    @Test
    void aNewWishReplacesTheWholeOfTheOldOne() throws Exception {
        try (Store store = open(LIMITS)) {
            store.wishes().set(wish(AGENT, 10_000));
            Wish next = new Wish(AGENT, OptionalLong.of(2_000), Map.of());
            store.wishes().set(next);
            assertThat(store.wishes().all()).containsExactly(next);
        }
    }

    @Test
    void aWishEndsOnce() throws Exception {
        Store store = open(LIMITS);
        store.wishes().set(wish(AGENT, 10_000));
        store.wishes().set(wish(OTHER, 3_000));
        assertThat(store.wishes().end(AGENT)).isTrue();
        assertThat(store.wishes().end(AGENT)).isFalse();
        store = reopen(store, LIMITS);
        assertThat(store.wishes().all()).containsExactly(wish(OTHER, 3_000));
        store.close();
    }

    @Test
    void eachChangeIsSeenByTheVersion() throws Exception {
        try (Store store = open(LIMITS)) {
            long none = store.wishes().version();
            store.wishes().set(wish(AGENT, 10_000));
            long set = store.wishes().version();
            assertThat(set).isNotEqualTo(none).isEqualTo(store.wishes().version());
            store.wishes().end(AGENT);
            assertThat(store.wishes().version()).isNotIn(none, set);
        }
    }
}
