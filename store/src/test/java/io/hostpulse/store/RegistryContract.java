package io.hostpulse.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.store.Registry.Credential;
import io.hostpulse.store.Registry.Event;
import io.hostpulse.store.Registry.Token;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Who every store lets in.
public abstract class RegistryContract extends SeriesContract {
    private static final Token TOKEN = new Token("t1", "hash-t1", 100, 1_000, 3, "lab 主机");

    private static Credential credential(int agent) {
        return new Credential(
                Ticks.uuid("a" + agent), "hash-" + agent, "host" + agent, "t1", 200, 0);
    }

    @Test
    void aTokenEnrolsAsManyAgentsAsItHasUses() throws Exception {
        Store store = open(LIMITS);
        Registry registry = store.registry();
        registry.addToken(TOKEN);
        assertThat(registry.tokens(500)).containsExactly(TOKEN);
        assertThat(registry.enrol("t1", "wrong", 500, credential(1))).isFalse();
        assertThat(registry.enrol("t2", "hash-t1", 500, credential(1))).isFalse();
        assertThat(registry.enrol("t1", "hash-t1", 1_000, credential(1))).isFalse();
        assertThat(registry.credentials()).isEmpty();
        assertThat(registry.enrol("t1", "hash-t1", 500, credential(1))).isTrue();
        assertThat(registry.enrol("t1", "hash-t1", 500, credential(1))).isFalse();
        assertThat(registry.tokens(500).getFirst().uses()).isEqualTo(2);
        store = reopen(store, LIMITS);
        registry = store.registry();
        assertThat(registry.enrol("t1", "hash-t1", 500, credential(2))).isTrue();
        assertThat(registry.enrol("t1", "hash-t1", 500, credential(3))).isTrue();
        assertThat(registry.tokens(500)).isEmpty();
        assertThat(registry.enrol("t1", "hash-t1", 500, credential(4))).isFalse();
        assertThat(registry.credentials())
                .containsExactlyInAnyOrder(credential(1), credential(2), credential(3));
        store.close();
    }

    @Test
    void ofAHundredAtOnceExactlyAsManySucceedAsThereAreUses() throws Exception {
        try (Store store = open(LIMITS);
                var threads = Executors.newFixedThreadPool(100)) {
            Registry registry = store.registry();
            registry.addToken(new Token("t1", "hash-t1", 100, 1_000, 37, ""));
            var calls = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 100; i++) {
                Credential credential = credential(i);
                calls.add(() -> registry.enrol("t1", "hash-t1", 500, credential));
            }
            int enrolled = 0;
            for (Future<Boolean> call : threads.invokeAll(calls)) {
                enrolled += call.get() ? 1 : 0;
            }
            assertThat(enrolled).isEqualTo(37);
            assertThat(registry.credentials()).hasSize(37);
        }
    }

    @Test
    void anAgentIsFoundByTheHashOfItsSecretAndCanBeRevoked() throws Exception {
        Store store = open(LIMITS);
        Registry registry = store.registry();
        registry.addToken(TOKEN);
        registry.enrol("t1", "hash-t1", 500, credential(1));
        assertThat(registry.bySecretHash("hash-1")).contains(credential(1));
        assertThat(registry.bySecretHash("hash-2")).isEmpty();
        assertThat(registry.revoke(Ticks.uuid("nobody"), 600)).isFalse();
        assertThat(registry.revoke(credential(1).agent(), 600)).isTrue();
        assertThat(registry.revoke(credential(1).agent(), 700)).isFalse();
        store = reopen(store, LIMITS);
        assertThat(store.registry().bySecretHash("hash-1").orElseThrow().revokedMicros())
                .isEqualTo(600);
        store.close();
    }

    @Test
    void anAgentThatWasRevokedMayEnrolAgainWithANewSecretOnly() throws Exception {
        try (Store store = open(LIMITS)) {
            Registry registry = store.registry();
            registry.addToken(TOKEN);
            assertThat(registry.enrol("t1", "hash-t1", 500, credential(1))).isTrue();
            var again = new Credential(credential(1).agent(), "hash-new", "renamed", "t1", 700, 0);
            assertThat(registry.enrol("t1", "hash-t1", 550, again)).isFalse();
            assertThat(registry.revoke(credential(1).agent(), 600)).isTrue();
            assertThat(registry.enrol("t1", "hash-t1", 700, again)).isTrue();
            assertThat(registry.credentials()).containsExactly(again);
            assertThat(registry.bySecretHash("hash-1")).isEmpty();
            assertThat(registry.tokens(700).getFirst().uses()).isEqualTo(1);
        }
    }

    @Test
    void tokensGoPasswordsChangeAndEventsStay() throws Exception {
        Store store = open(LIMITS);
        Registry registry = store.registry();
        registry.addToken(TOKEN);
        registry.removeToken("t1");
        assertThat(registry.tokens(500)).isEmpty();
        assertThat(registry.adminPassword()).isEmpty();
        registry.adminPassword("first");
        registry.adminPassword("second");
        for (int i = 1; i <= 5; i++) {
            registry.record(new Event(i, "admin", "act" + i, "'; DROP TABLE x;--", "192.0.2.1"));
        }
        store = reopen(store, LIMITS);
        registry = store.registry();
        assertThat(registry.adminPassword()).contains("second");
        assertThat(registry.events(2).stream().map(Event::action))
                .isEqualTo(List.of("act5", "act4"));
        assertThat(registry.events(100)).hasSize(5);
        store.close();
    }
}
