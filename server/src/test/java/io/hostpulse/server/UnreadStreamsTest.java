package io.hostpulse.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.Filesystem;
import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.Stores;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Live streams that somebody opens and never reads: few are let in, they hold up nobody, what
/// waits for them is bounded, and they are ended. `-Dhostpulse.long=true` opens 1,000.
final class UnreadStreamsTest {
    private static final int ASKED = Boolean.getBoolean("hostpulse.long") ? 1_000 : 60;

    /// So many one session may have (`Streams.OF_ONE_MAX`).
    private static final int LET_IN = 20;

    /// What a reader's kernel takes for it at most, so that the server's end is soon full.
    private static final int RECEIVE_BYTES = 4_096;

    /// Rows of a message: a hundred thousand bytes, so that what a kernel takes is soon written.
    private static final int ROWS = 700;

    private static final Duration WRITE_TIME = Duration.ofSeconds(1);

    /// More than what kernel and queue can keep of such messages.
    private static final int MESSAGES_MAX = 1_500;

    private static final String PATH = "/api/v1/live?groups=filesystem&host=" + Messages.AGENT;

    @TempDir private Path folder;
    private House house;
    private final List<Wire> open = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        var http =
                new HttpLimits(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        1_024,
                        Duration.ofSeconds(75),
                        WRITE_TIME,
                        64,
                        true,
                        2 * ASKED);
        var generous = new IngestLimits(256 << 20, 1_000, 1_000, Duration.ofMillis(2));
        house =
                new House(
                        House.config(folder, true, http, generous),
                        Stores.memory(StoreLimits.DEFAULT));
    }

    @AfterEach
    void close() throws IOException {
        for (Wire wire : open) {
            wire.close();
        }
        house.close();
    }

    private String message(long seq) {
        Snapshot snapshot =
                Messages.snapshot(
                        Messages.AGENT, seq, Messages.synchronizedAt(house.clock.micros()));
        var table = snapshot.table(Group.FILESYSTEM);
        for (int i = 0; i < ROWS; i++) {
            int row = table.addRow();
            table.set(row, Filesystem.MOUNTPOINT, Text.of("/a/mount/point/of/some/length/" + i));
            table.set(row, Filesystem.SIZE, 1_000_000_000L + seq);
            table.set(row, Filesystem.FREE, 500_000_000L + i);
            table.set(row, Filesystem.AVAILABLE, 400_000_000L + i);
        }
        return Messages.text(snapshot) + "\n";
    }

    /// Asks for a stream and reads the first line of the answer alone.
    private int ask() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(RECEIVE_BYTES);
        socket.connect(house.server.address(), 5_000);
        var wire = new Wire(socket);
        open.add(wire);
        wire.send("GET " + PATH + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        return Integer.parseInt(wire.line().substring(9, 12));
    }

    private int streams() throws Exception {
        String text = house.get("/metrics").text();
        String name = "\nhostpulse_server_live_streams ";
        int from = text.indexOf(name) + name.length();
        return Integer.parseInt(text.substring(from, text.indexOf('\n', from)));
    }

    @Test
    void areFewHoldUpNobodyAndAreEnded() throws Exception {
        int letIn = 0;
        for (int i = 0; i < ASKED; i++) {
            int status = ask();
            assertThat(status).isIn(200, 429);
            letIn += status == 200 ? 1 : 0;
        }
        assertThat(letIn).isEqualTo(LET_IN);
        assertThat(streams()).isEqualTo(LET_IN);
        long bytes = 0;
        long slowest = 0;
        int sent = 0;
        long begin = System.nanoTime();
        while (streams() > 0) {
            assertThat(sent).as("messages, and streams are still open").isLessThan(MESSAGES_MAX);
            String message = message(++sent);
            bytes += message.length();
            long from = System.nanoTime();
            assertThat(house.send(message).status()).isEqualTo(200);
            slowest = Math.max(slowest, System.nanoTime() - from);
        }
        System.out.printf(
                "unread streams: %d asked for, %d let in, all ended after %d ms and %d messages of"
                        + " %d KiB; the slowest answer to a message took %d ms%n",
                ASKED,
                letIn,
                (System.nanoTime() - begin) / 1_000_000,
                sent,
                (bytes / sent) >> 10,
                slowest / 1_000_000);
        // Their places are free again, for one who reads.
        try (Wire reader = house.connect()) {
            reader.send("GET " + PATH + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(reader.line()).contains(" 200 ");
            while (streams() == 0) {
                Thread.sleep(10);
            }
            assertThat(house.send(message(sent + 1)).status()).isEqualTo(200);
            String line = reader.line();
            while (!line.contains("\"seq\":" + (sent + 1) + ",")) {
                line = reader.line();
            }
        }
        assertThat(house.get("/api/v1/hosts/" + Messages.AGENT).text())
                .contains("\"messages\":" + (sent + 1));
    }
}
