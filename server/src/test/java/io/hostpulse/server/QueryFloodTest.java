package io.hostpulse.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.Network;
import io.hostpulse.store.Login;
import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.Stores;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/// One who asks for everything, all at once, keeps nobody else from being heard.
final class QueryFloodTest {
    private static final int INTERFACES = 40;
    private static final int MESSAGES = 400;
    private static final int ASKED_AT_ONCE = 100;

    /// Nothing that a message waits for may depend on what others ask: far above what a loaded
    /// machine needs for a commit, far below what a hundred questions take one after another.
    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);

    /// Every message of a year is kept as it came.
    private static final StoreLimits A_YEAR =
            new StoreLimits(
                    Duration.ofDays(400),
                    Duration.ofDays(400),
                    Duration.ofDays(730),
                    StoreLimits.DEFAULT.bytesMax(),
                    StoreLimits.DEFAULT.futureMax(),
                    StoreLimits.DEFAULT.rowsPerHostMax());

    @TempDir private Path folder;
    private House house;
    private long seq;

    @BeforeEach
    void open() throws Exception {
        house =
                new House(
                        House.config(folder),
                        Stores.open(
                                "jdbc:sqlite:" + folder.resolve("store.db"),
                                Login.NONE,
                                A_YEAR,
                                line -> {}));
        long day = Duration.ofDays(1).toNanos() / 1_000;
        long first = house.clock.micros() - 365 * day;
        var lines = new StringBuilder();
        for (int i = 0; i < MESSAGES; i++) {
            lines.append(line(first + i * 364L * day / MESSAGES));
            if (i % 20 == 19) {
                assertThat(house.send(lines.toString()).status()).isEqualTo(200);
                lines.setLength(0);
            }
        }
    }

    @AfterEach
    void close() {
        house.close();
    }

    /// 640 series.
    private String line(long micros) {
        Snapshot snapshot =
                Messages.snapshot(Messages.AGENT, ++seq, Messages.synchronizedAt(micros));
        Table table = snapshot.table(Group.NETWORK);
        for (int i = 0; i < INTERFACES; i++) {
            int row = table.addRow();
            table.set(row, Network.INTERFACE, Text.of("eth" + i));
            for (Network column : Network.values()) {
                if (column != Network.INTERFACE) {
                    table.set(row, column, seq * 1_000 + column.ordinal());
                }
            }
        }
        snapshot.status(Group.NETWORK).collected(20);
        return Messages.text(snapshot) + "\n";
    }

    @Test
    void aHundredQuestionsForAYearDelayNoMessage() throws Exception {
        String year =
                "/api/v1/hosts/" + Messages.AGENT + "/series?group=network&from=-365d&points=0";
        var asking = new AtomicBoolean(true);
        List<Callable<Integer>> questions = new ArrayList<>();
        for (int i = 0; i < ASKED_AT_ONCE; i++) {
            questions.add(() -> house.get(year).status());
        }
        long slowest = 0;
        try (ExecutorService viewers = Executors.newFixedThreadPool(ASKED_AT_ONCE + 1)) {
            Future<List<Integer>> answers =
                    viewers.submit(
                            () -> {
                                List<Integer> statuses = new ArrayList<>();
                                for (Future<Integer> answer : viewers.invokeAll(questions)) {
                                    statuses.add(answer.get());
                                }
                                asking.set(false);
                                return statuses;
                            });
            do {
                long begin = System.nanoTime();
                assertThat(house.send(line(house.clock.micros())).status()).isEqualTo(200);
                slowest = Math.max(slowest, System.nanoTime() - begin);
            } while (asking.get() && !answers.isDone());
            assertThat(answers.get()).hasSize(ASKED_AT_ONCE).isSubsetOf(200, 429, 503, 504);
            assertThat(answers.get()).contains(200);
        }
        assertThat(Duration.ofNanos(slowest)).isLessThan(ANSWER_MAX);
        assertThat(house.get(year).status()).isEqualTo(200);
        assertThat(house.get("/api/v1/hosts/" + Messages.AGENT).text())
                .contains("\"messages\":" + seq);
    }
}
