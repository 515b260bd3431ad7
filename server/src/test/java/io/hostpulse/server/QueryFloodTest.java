package io.hostpulse.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.Stores;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// One who asks for everything, all at once, keeps no agent from being heard.
final class QueryFloodTest {
    private static final int ASKED_AT_ONCE = 100;
    private static final int MESSAGES = 50;
    private static final String YEAR =
            "/api/v1/hosts/" + Messages.AGENT + "/series?group=load&from=-365d&points=500";

    @TempDir private Path folder;
    private FailingStore store;
    private House house;

    @BeforeEach
    void open() throws Exception {
        store = new FailingStore(Stores.memory(StoreLimits.DEFAULT));
        house = new House(House.config(folder), store);
        assertThat(send(1)).isEqualTo(200);
    }

    @AfterEach
    void close() {
        store.computes = false;
        house.close();
    }

    private int send(long seq) throws Exception {
        return house.send(Messages.line(Messages.AGENT, seq, house.clock.micros())).status();
    }

    @Test
    void aHundredQuestionsThatComputeHoldUpNoMessage() throws Exception {
        store.computes = true;
        try (ExecutorService viewers = Executors.newFixedThreadPool(ASKED_AT_ONCE)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < ASKED_AT_ONCE; i++) {
                answers.add(viewers.submit(() -> house.get(YEAR).status()));
            }
            // Some are refused as too many; then the others have all places.
            while (answers.stream().noneMatch(Future::isDone)) {
                Thread.sleep(10);
            }
            for (int i = 0; i < MESSAGES; i++) {
                assertThat(send(2 + i)).isEqualTo(200);
            }
            store.computes = false;
            int answered = 0;
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isIn(200, 429, 504);
                answered += answer.get() == 200 ? 1 : 0;
            }
            assertThat(answered).isBetween(0, ASKED_AT_ONCE - 1);
        }
        assertThat(house.get(YEAR).status()).isEqualTo(200);
        assertThat(house.get("/api/v1/hosts/" + Messages.AGENT).text())
                .contains("\"messages\":" + (1 + MESSAGES));
    }
}
