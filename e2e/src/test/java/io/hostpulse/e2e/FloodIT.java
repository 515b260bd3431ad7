package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// S41: requests that are too much of something. Each is refused or answered at a small price, and
/// agents are heard meanwhile.
@Alone
final class FloodIT {
    private static final int TIMES = Machine.isLong() ? 500 : 20;
    private static final int AGENTS = 10;
    private static final int ANSWER_MILLIS = 20_000;
    private static final int PIPELINED = 10_000;
    private static final Duration HEARD_MAX = Duration.ofSeconds(30);

    /// What one such request may cost the server, much more than it does: the CPU time of machines
    /// differs, and the first ones are not compiled.
    private static final long CPU_MILLIS_MAX = 250;

    private static final long CPU_MILLIS_PIPELINED_MAX = 20_000;
    private static final long RESIDENT_MIB_MAX = 900;

    private static final String GET = "GET /livez HTTP/1.1\r\nHost: x\r\n";
    private static final String POST =
            "POST /api/v1/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\n";

    /// The head of every HTTP/2 connection and an empty SETTINGS (RFC 9113).
    private static final byte[] HTTP2 =
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0"
                    .getBytes(StandardCharsets.ISO_8859_1);

    @TempDir private Path folder;

    /// One kind of flood.
    ///
    /// @param bytes what a connection sends
    /// @param statuses what it may be answered with; 0 for a connection that is ended
    @SuppressWarnings("ArrayRecordComponent") // bytes that are only sent
    private record Flood(String name, byte[] bytes, List<Integer> statuses) {
        Flood(String name, String text, Integer... statuses) {
            this(name, text.getBytes(StandardCharsets.ISO_8859_1), List.of(statuses));
        }
    }

    private static List<Flood> floods() {
        String upgrade =
                GET
                        + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                        + "HTTP2-Settings: AAMAAABkAAQAAP__\r\n";
        String chunks = "1\r\n{\r\n".repeat(100_000) + "0\r\n\r\n";
        return List.of(
                new Flood("headers", GET + "X-1: y\r\n".repeat(5_000) + "\r\n", 0, 400, 431),
                new Flood("names", GET + names(5_000) + "\r\n", 0, 400, 431),
                new Flood("header", GET + "X: " + "y".repeat(1 << 20) + "\r\n\r\n", 0, 400, 431),
                new Flood("line", "GET /" + "y".repeat(1 << 20) + " HTTP/1.1\r\n", 0, 400, 414),
                new Flood("cookies", GET + "Cookie: a=1\r\n".repeat(100_000) + "\r\n", 0, 400, 431),
                new Flood(
                        "cookie", GET + "Cookie: " + "a=1; ".repeat(100_000) + "\r\n", 0, 400, 431),
                new Flood("cookie_8k", GET + "Cookie: " + "a=1; ".repeat(1_600) + "\r\n\r\n", 200),
                new Flood("chunks", POST + "Transfer-Encoding: chunked\r\n\r\n" + chunks, 0, 411),
                new Flood("h2c", upgrade + "\r\n", 200),
                new Flood("h2_reset", rapidReset(), List.of(0, 400, 505)),
                new Flood("h2_continuation", continuation(), List.of(0, 400, 505)));
    }

    private static String names(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append('X').append(i).append(": y\r\n");
        }
        return text.toString();
    }

    private static void frame(ByteArrayOutputStream out, int type, int stream, int length) {
        byte[] frame = new byte[9 + length];
        frame[1] = (byte) (length >> 8);
        frame[2] = (byte) length;
        frame[3] = (byte) type;
        frame[7] = (byte) (stream >> 8);
        frame[8] = (byte) stream;
        out.writeBytes(frame);
    }

    /// Streams that are opened and at once given up (CVE-2023-44487).
    private static byte[] rapidReset() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(HTTP2);
        for (int stream = 1; stream < 20_000; stream += 2) {
            frame(out, 1, stream, 8);
            frame(out, 3, stream, 4);
        }
        return out.toByteArray();
    }

    /// Headers that never end (CVE-2024-24549 and others).
    private static byte[] continuation() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(HTTP2);
        frame(out, 1, 1, 1_024);
        for (int i = 0; i < 5_000; i++) {
            frame(out, 9, 1, 1_024);
        }
        return out.toByteArray();
    }

    @Test
    void noFloodIsDearOrSilencesAnAgent() throws IOException {
        try (var experiment = Experiment.begin("S41", "floods of " + TIMES + " requests each");
                LiveServer server = LiveServer.start(folder, LiveServer.CROWD);
                Fleet fleet = Fleet.start(server.url(), AGENTS, 500, experiment.random())) {
            Program.await("messages", Duration.ofSeconds(20), () -> fleet.acked() > AGENTS);
            long began = System.nanoTime();
            long cpuBefore = KernelCounts.cpuMillis(server.pid());
            for (Flood flood : floods()) {
                long acked = fleet.acked();
                long cpu = flood(server, flood);
                experiment.figure(flood.name() + "_cpu_us", cpu * 1_000 / TIMES);
                assertThat(cpu / TIMES).as(flood.name()).isLessThan(CPU_MILLIS_MAX);
                fleet.awaitMore(acked, server, HEARD_MAX);
            }
            long acked = fleet.acked();
            experiment.figure("pipelined_cpu_ms", pipeline(server));
            fleet.awaitMore(acked, server, HEARD_MAX);
            long cpu = KernelCounts.cpuMillis(server.pid()) - cpuBefore;
            long millis = (System.nanoTime() - began) / 1_000_000;
            experiment.figure("cpu_percent_of_one", cpu * 100 / millis);
            long resident = KernelCounts.residentMib(server.pid());
            experiment.figure("resident_mib", resident);
            assertThat(resident).isLessThan(RESIDENT_MIB_MAX);
            fleet.drain(Duration.ofSeconds(60));
            fleet.assertKeptOnce(server.api());
            experiment.figure("messages", fleet.made());
            experiment.figure("log_lines", server.err().lines().count());
            assertThat(server.err().lines().count()).as(server.err()).isLessThan(50);
        }
    }

    /// @return the server's CPU time, in milliseconds
    private static long flood(LiveServer server, Flood flood) throws IOException {
        long before = KernelCounts.cpuMillis(server.pid());
        for (int i = 0; i < TIMES; i++) {
            try (var client = new RawClient(server.port(), 0)) {
                client.sendBeside(flood.bytes());
                String answer = client.readToEnd(1, ANSWER_MILLIS);
                int status = answer.isEmpty() ? 0 : Integer.parseInt(answer.substring(9, 12));
                assertThat(status).as("%s: %s", flood.name(), answer).isIn(flood.statuses());
            }
        }
        return KernelCounts.cpuMillis(server.pid()) - before;
    }

    /// Requests in a row, whose answers are waited for only then.
    ///
    /// @return the server's CPU time, in milliseconds
    private static long pipeline(LiveServer server) throws IOException {
        long before = KernelCounts.cpuMillis(server.pid());
        try (var client = new RawClient(server.port(), 0)) {
            String last = GET + "Connection: close\r\n\r\n";
            String all = (GET + "\r\n").repeat(PIPELINED - 1) + last;
            client.sendBeside(all.getBytes(StandardCharsets.ISO_8859_1));
            String answers = client.readToEnd(Integer.MAX_VALUE, ANSWER_MILLIS);
            assertThat(answers.split("alive\n", -1)).hasSize(PIPELINED + 1);
        }
        long cpu = KernelCounts.cpuMillis(server.pid()) - before;
        assertThat(cpu).isLessThan(CPU_MILLIS_PIPELINED_MAX);
        return cpu;
    }
}
