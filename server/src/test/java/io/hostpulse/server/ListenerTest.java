package io.hostpulse.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.Stores;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/// A server whose listener has ended by itself listens again.
final class ListenerTest {
    private static final long NANOS_MAX = 20_000_000_000L;

    @TempDir private Path folder;

    /// As the library says it before it ends its listener for good; here it goes on, and is ended.
    private static void sayThatTheListenerEnds() {
        Logger.getLogger("io.helidon.webserver.ServerListener")
                .log(
                        Level.SEVERE,
                        "Got a socket exception while listening, this server socket is terminating"
                                + " now",
                        new SocketException("Too many open files"));
    }

    @Test
    void aListenerThatEndsIsOpenedAgainOnTheSamePort() throws Exception {
        try (House house = new House(House.config(folder), Stores.memory(StoreLimits.DEFAULT));
                Wire before = house.connect()) {
            assertThat(before.get("/livez").status()).isEqualTo(200);
            InetSocketAddress address = house.server.address();
            for (int i = 1; i <= 2; i++) {
                sayThatTheListenerEnds();
                awaitLine(house, "listening on port " + address.getPort() + " again", i);
                assertThat(house.server.address()).isEqualTo(address);
                assertThat(house.get("/livez").status()).isEqualTo(200);
                String line = Messages.line(Messages.AGENT, i, house.clock.micros());
                assertThat(house.send(line).status()).isEqualTo(200);
            }
            assertThat(before.ends()).isTrue();
            assertThat(house.log)
                    .anyMatch(
                            line ->
                                    line.startsWith("the server cannot take connections: Too many")
                                            && line.contains("raise their limit"));
        }
    }

    @Test
    void aServerThatIsClosedStaysClosed() throws Exception {
        var house = new House(House.config(folder), Stores.memory(StoreLimits.DEFAULT));
        InetSocketAddress address = house.server.address();
        house.close();
        sayThatTheListenerEnds();
        Thread.sleep(1_000);
        assertThat(house.log).noneMatch(line -> line.startsWith("the server cannot take"));
        try (Wire wire = new Wire(address)) {
            assertThat(wire.ends()).isTrue();
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("refused");
        }
    }

    private static void awaitLine(House house, String text, int times) throws Exception {
        long end = System.nanoTime() + NANOS_MAX;
        while (house.log.stream().filter(text::equals).count() < times) {
            assertThat(System.nanoTime() - end).as("%s", house.log).isNegative();
            Thread.sleep(20);
        }
    }
}
