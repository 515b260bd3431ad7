package io.hostpulse.outputs.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// A receiver of remote write on a loopback port, as strict as the specification: it keeps samples
/// in the order of each series and all of a request or nothing. A test may answer in its place.
/// Thread-safe.
final class FakeReceiver implements AutoCloseable {
    /// What it knows of the protocol.
    enum Knows {
        /// 1.0 alone, and says so.
        V1,
        /// 1.0 alone: what it does not know in a request it passes over.
        V1_ONLY_AND_UNAWARE,
        /// Both, but never says what it wrote.
        V1_AND_V2_SILENTLY,
        V1_AND_V2
    }

    private final FakeServer server;
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final List<RemoteWriteReader.Sample> samples = new ArrayList<>();
    private final Map<Map<String, String>, RemoteWriteReader.Sample> newest = new HashMap<>();
    private final Map<String, RemoteWriteReader.Metadata> metadata = new HashMap<>();
    private volatile Knows knows;

    FakeReceiver(Knows knows) throws IOException {
        this(knows, new FakeServer());
    }

    /// @param server taken over, closed with this
    FakeReceiver(Knows knows, FakeServer server) {
        this.knows = knows;
        this.server = server;
        server.answer(this::take);
    }

    String url() {
        return server.url() + "/api/v1/write";
    }

    /// Where it is asked for when its door is a secure one.
    String secureUrl() {
        return "https://localhost:" + server.port() + "/api/v1/write";
    }

    void learn(Knows more) {
        knows = more;
    }

    /// Answers requests differently from now on.
    void answer(FakeServer.Answering how) {
        server.answer(how);
    }

    /// Answers as a receiver again.
    void behave() {
        server.answer(this::take);
    }

    List<FakeServer.Request> requests() {
        return server.requests();
    }

    /// What was against the specification.
    List<String> violations() {
        return violations;
    }

    /// The samples in the order in which they were kept.
    List<RemoteWriteReader.Sample> samples() {
        synchronized (samples) {
            return List.copyOf(samples);
        }
    }

    /// The samples of one metric.
    List<RemoteWriteReader.Sample> samples(String name) {
        return samples().stream().filter(sample -> sample.name().equals(name)).toList();
    }

    Map<String, RemoteWriteReader.Metadata> metadata() {
        synchronized (samples) {
            return Map.copyOf(metadata);
        }
    }

    /// Keeps the samples and answers as a receiver does.
    boolean take(FakeServer.Request request, OutputStream out) throws IOException {
        out.write(answer(request).getBytes(StandardCharsets.UTF_8));
        out.flush();
        return true;
    }

    private String answer(FakeServer.Request request) {
        boolean isNewer = request.header("content-type").contains("proto=");
        expect(request, "content-encoding", "snappy");
        expect(
                request,
                "content-type",
                isNewer
                        ? "application/x-protobuf;proto=io.prometheus.write.v2.Request"
                        : "application/x-protobuf");
        expect(request, "x-prometheus-remote-write-version", isNewer ? "2.0.0" : "0.1.0");
        if (request.header("user-agent").isEmpty()) {
            violations.add("no User-Agent");
        }
        if (isNewer && knows == Knows.V1) {
            return status("415 Unsupported Media Type", "expected prometheus.WriteRequest", "");
        }
        if (isNewer && knows == Knows.V1_ONLY_AND_UNAWARE) {
            return status("204 No Content", "", "");
        }
        try {
            return kept(RemoteWriteReader.read(request.sent(), isNewer), isNewer);
        } catch (IllegalArgumentException e) {
            violations.add(String.valueOf(e.getMessage()));
            return status("400 Bad Request", String.valueOf(e.getMessage()), "");
        }
    }

    private void expect(FakeServer.Request request, String header, String value) {
        if (!request.header(header).equals(value)) {
            violations.add(header + " is " + request.header(header));
        }
    }

    private String kept(RemoteWriteReader read, boolean isNewer) {
        synchronized (samples) {
            for (RemoteWriteReader.Sample sample : read.samples) {
                RemoteWriteReader.Sample before = newest.get(sample.labels());
                if (before != null && before.millis() > sample.millis()) {
                    return status("400 Bad Request", "out of order sample", "");
                }
                if (before != null
                        && before.millis() == sample.millis()
                        && before.bits() != sample.bits()) {
                    return status("400 Bad Request", "duplicate sample for timestamp", "");
                }
            }
            for (RemoteWriteReader.Sample sample : read.samples) {
                if (!sample.equals(newest.put(sample.labels(), sample))) {
                    samples.add(sample);
                }
            }
            metadata.putAll(read.metadata);
        }
        String written = "X-Prometheus-Remote-Write-Samples-Written: " + read.samples.size();
        return status(
                "204 No Content", "", isNewer && knows == Knows.V1_AND_V2 ? written + "\r\n" : "");
    }

    /// A whole answer of plain text.
    ///
    /// @param more header lines, each ended
    static String status(String status, String text, String more) {
        return FakeServer.answer(status, "text/plain", text, more);
    }

    /// Answers this to everything from now on.
    void answerAlways(String status, String text, String more) {
        answer(
                (_, out) -> {
                    out.write(status(status, text, more).getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    return true;
                });
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
