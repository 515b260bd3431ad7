package io.hostpulse.store.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.groups.Load;
import io.hostpulse.store.ExportQuery;
import io.hostpulse.store.Mark;
import io.hostpulse.store.Outcome;
import io.hostpulse.store.SeriesQuery;
import io.hostpulse.store.Shown;
import io.hostpulse.store.Store;
import io.hostpulse.store.StoreContract;
import io.hostpulse.store.StoreException;
import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.Ticks;
import io.hostpulse.store.Wishes;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/// A real PostgreSQL, a database for each test.
final class PostgresContractTest extends StoreContract {
    private static final String FEED = "kafka/servers/hostpulse/0";

    private static EmbeddedPostgres server;
    private static int databases;

    @BeforeAll
    static void start() throws Exception {
        server = EmbeddedPostgres.builder().setConnectConfig("connectTimeout", "20").start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void makeDatabase() throws Exception {
        databases++;
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE store" + databases);
        }
    }

    @Override
    protected Store open(StoreLimits limits) throws Exception {
        return open(limits, Hooks.NONE);
    }

    private static Store open(StoreLimits limits, Hooks hooks) throws Exception {
        return ChunkStore.open(
                server.getJdbcUrl("postgres", "store" + databases),
                limits,
                line -> {
                    throw new AssertionError(line);
                },
                16,
                hooks);
    }

    @Override
    protected Store reopen(Store store, StoreLimits limits) throws Exception {
        store.close();
        return open(limits);
    }

    @Test
    void whatOneServerWishesTheOtherSees() throws Exception {
        try (Store left = open(LIMITS);
                Store right = open(LIMITS)) {
            var wish = new Wishes.Wish(Ticks.uuid("a1"), OptionalLong.of(5_000), Map.of());
            long before = right.wishes().version();
            left.wishes().set(wish);
            assertThat(right.wishes().version()).isNotEqualTo(before);
            assertThat(right.wishes().all()).containsExactly(wish);
        }
    }

    @Test
    void twoServersShareOneStore() throws Exception {
        try (Store left = open(LIMITS);
                Store right = open(LIMITS)) {
            for (int round = 0; round < 40; round++) {
                Store server = round % 2 == 0 ? left : right;
                Store other = round % 2 == 0 ? right : left;
                assertThat(ingest(server, one.batch(round * 3 + 1, round * 3 + 4)).stored())
                        .isEqualTo(round == 0 ? 4 : 3);
                Outcome again = ingest(other, one.batch(round * 3 + 1, round * 3 + 4));
                assertThat(again.repeated()).isEqualTo(4);
                if (round % 7 == 0) {
                    upkeep(other, Ticks.time(round));
                }
                if (round == 20) {
                    upkeep(server, Ticks.time(90_000));
                }
                long to = Ticks.time(1_000);
                var query = new ExportQuery(one.agent, Group.NETWORK, 0, to);
                assertThat(Shown.export(left, query)).hasSize(round * 3 + 4).isSorted();
                assertThat(Shown.export(right, query)).isEqualTo(Shown.export(left, query));
                var series =
                        new SeriesQuery(
                                one.agent,
                                Group.LOAD,
                                List.of(Load.W1_AVG),
                                0,
                                to,
                                0,
                                SeriesQuery.Counters.RATE);
                assertThat(right.series(series).lines().getFirst().avg())
                        .hasSize(round * 3 + 4)
                        .isEqualTo(left.series(series).lines().getFirst().avg());
                assertThat(left.host(one.agent)).isEqualTo(right.host(one.agent));
                assertThat(left.completeness(one.agent)).isEqualTo(right.completeness(one.agent));
            }
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aServerThatFreezesInItsTransactionKeepsNothingAndNobodyWaitsForItForEver()
            throws Exception {
        var isFrozen = new CountDownLatch(1);
        var thaw = new CountDownLatch(1);
        Hooks freezing =
                place -> {
                    if (place.equals("ingest written")) {
                        isFrozen.countDown();
                        awaitQuietly(thaw);
                    }
                };
        try (Store frozen = open(LIMITS, freezing);
                Store other = open(LIMITS)) {
            long owner = frozen.feeds().claim(FEED).owner();
            var late = new CompletableFuture<Throwable>();
            Thread thread =
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        try {
                                            frozen.ingest(
                                                    List.of(one.batch(1, 3)),
                                                    List.of(new Mark(FEED, owner, 3)));
                                            late.complete(new AssertionError("it was kept"));
                                        } catch (Exception e) {
                                            late.complete(e);
                                        }
                                    });
            isFrozen.await();
            long next = other.feeds().claim(FEED).owner();
            assertThat(other.ingest(List.of(one.batch(1, 2)), List.of(new Mark(FEED, next, 2))))
                    .extracting(Outcome::stored)
                    .containsExactly(2);
            thaw.countDown();
            thread.join();
            assertThat(late.get()).isInstanceOf(StoreException.class);
            assertThat(other.host(one.agent).orElseThrow().messages()).isEqualTo(2);
            assertThat(other.feeds().claim(FEED).next()).hasValue(2);
        }
    }
}
