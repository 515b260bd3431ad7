package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A real receiver of remote write, which may be ended and started again on the same port and data.
final class Tsdb implements AutoCloseable {
    /// Which one.
    enum Kind {
        /// Debian's Prometheus 2.42: remote write 1.0, in order, what it took is in its log.
        PROMETHEUS("prometheus", "KILL") {
            @Override
            List<String> command(Path folder, int port) throws IOException {
                Path config = Files.writeString(folder.resolve("prometheus.yml"), "{}\n");
                return List.of(
                        "prometheus",
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--web.enable-remote-write-receiver");
            }
        },
        /// Debian's VictoriaMetrics 1.79: remote write 1.0, in any order. It answers before it
        /// writes, so that a kill would lose what it has taken: it is ended in order.
        VICTORIA("victoria-metrics", "TERM") {
            @Override
            List<String> command(Path folder, int port) {
                return List.of(
                        "victoria-metrics",
                        "-storageDataPath=" + folder.resolve("data"),
                        "-httpListenAddr=127.0.0.1:" + port);
            }
        };

        private final String program;
        private final String signal;

        Kind(String program, String signal) {
            this.program = program;
            this.signal = signal;
        }

        abstract List<String> command(Path folder, int port) throws IOException;
    }

    private static final Duration READY = Duration.ofSeconds(40);

    private final Kind kind;
    private final Path folder;
    private final int port;
    private final ServerApi api;
    private Program program;

    private Tsdb(Kind kind, Path folder, int port) {
        this.kind = kind;
        this.folder = folder;
        this.port = port;
        this.api = new ServerApi("http://127.0.0.1:" + port);
        this.program = launch();
    }

    /// Starts one, or skips the test where it is not installed.
    static Tsdb start(Kind kind, Path folder) {
        Machine.needs(kind.program);
        try {
            Tsdb tsdb = new Tsdb(kind, Files.createDirectories(folder), LiveServer.freePort());
            tsdb.awaitReady();
            return tsdb;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Program launch() {
        try {
            return Program.start(folder, Map.of(), kind.command(folder, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where it takes samples.
    String url() {
        return "http://127.0.0.1:" + port + "/api/v1/write";
    }

    void awaitReady() {
        Program.await(
                kind.program + " answers: " + program.err(),
                READY,
                () -> api.get("/api/v1/query?query=1").status() == 200);
    }

    /// Ends it as hard as it can bear without losing what it has taken.
    void end() {
        program.signal(kind.signal);
        program.ended(Duration.ofSeconds(30));
    }

    void again() {
        program = launch();
    }

    /// The samples of one series of the last hours, by their times in milliseconds.
    Map<Long, Double> samples(String selector, Duration since) {
        Map<Long, Double> samples = new TreeMap<>();
        JsonNode result = query(selector + "[" + since.toSeconds() + "s]");
        assertThat(result.size()).as("series of %s: %s", selector, result).isLessThanOrEqualTo(1);
        for (JsonNode series : result) {
            for (JsonNode sample : series.path("values")) {
                long millis = Math.round(sample.get(0).doubleValue() * 1_000);
                samples.put(millis, Double.valueOf(sample.get(1).stringValue()));
            }
        }
        return samples;
    }

    /// How many series there are now.
    int series(String selector) {
        return query(selector).size();
    }

    private JsonNode query(String query) {
        String text = URLEncoder.encode(query, StandardCharsets.UTF_8);
        String now = "&time=" + Instant.now().plusSeconds(1).getEpochSecond();
        return api.json("/api/v1/query?query=" + text + now).at("/data/result");
    }

    @Override
    public void close() {
        program.close();
    }
}
