package io.hostpulse.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.outputs.Delivery;
import io.hostpulse.outputs.Delivery.Accepted;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// E40: a server that is killed again and again while it is written to.
abstract class ServerKillTests {
    private static final int KILLS = Boolean.getBoolean("hostpulse.long") ? 20 : 3;
    private static final int BATCH = 40;

    @TempDir Path directory;

    /// A server of this test's own.
    abstract ServerProcess newServer() throws Exception;

    /// Ends the server at once and uncleanly, in one of the ways it has.
    abstract void end(ServerProcess server, int round) throws Exception;

    @Test
    @Timeout(300)
    void aServerKilledDuringWritesHasEveryAcceptedMessageOnce() throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        try (ServerProcess server = newServer()) {
            server.start();
            var database = new ServerDesk(server, directory);
            var stop = new AtomicBoolean();
            var next = new AtomicLong(1);
            var failures = new AtomicLong();
            Thread writer = Thread.ofPlatform().start(() -> write(database, stop, next, failures));
            for (int round = 0; round < KILLS; round++) {
                long before = next.get();
                while (next.get() == before) {
                    Thread.sleep(5);
                }
                // Wall time on purpose: the moment has nothing to do with what is being written.
                Thread.sleep(random.nextInt(200));
                end(server, round);
                server.start();
            }
            long before = next.get();
            while (next.get() < before + 2 * BATCH) {
                Thread.sleep(5);
            }
            stop.set(true);
            writer.join();
            long expected = next.get() - 1;
            String when = "seed=" + seed + " failures=" + failures;
            assertThat(database.one("SELECT count(*), count(DISTINCT seq), max(seq) FROM message"))
                    .as(when)
                    .isEqualTo(expected + "|" + expected + "|" + expected);
            assertThat(database.one("SELECT count(*) FROM status"))
                    .as(when)
                    .isEqualTo(Long.toString(expected * Group.values().length));
            assertThat(database.one("SELECT count(*) FROM network"))
                    .as(when)
                    .isEqualTo(Long.toString(expected * 4));
            assertThat(failures.get()).as(when).isPositive();
        }
    }

    private static void write(
            ServerDesk database, AtomicBoolean stop, AtomicLong next, AtomicLong failures) {
        try (var desk = database.desk()) {
            while (!stop.get()) {
                long from = next.get();
                Delivery delivery = desk.output.deliver(Ticks.messages(from, from + BATCH - 1));
                if (delivery instanceof Accepted accepted) {
                    next.addAndGet(accepted.count());
                } else {
                    assertThat(delivery).isInstanceOf(Delivery.Later.class);
                    failures.incrementAndGet();
                    Thread.sleep(10);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
