package io.hostpulse.e2e;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/// An agent that is none: makes messages whose values follow from their numbers, sends them, and
/// remembers what the server has acknowledged. It loses nothing itself, so whatever is missing
/// afterwards the server lost. Confined to one thread.
final class SimulatedAgent {
    private static final JsonMapper JSON = JsonMapper.shared();

    /// The most messages of one request.
    private static final int BATCH = 500;

    private final HttpClient client;
    private final URI uri;
    private final String agent = UUID.randomUUID().toString();
    private final String journal = UUID.randomUUID().toString();
    private final String boot = UUID.randomUUID().toString();
    private final int number;
    private final int intervalMillis;
    private final TreeMap<Long, Instant> waiting = new TreeMap<>();
    private long seq;
    private long acked;
    private long requests;
    private int lastStatus;
    private String lastRetryAfter = "";

    /// An agent that has made no message yet.
    ///
    /// @param number makes its values its own
    SimulatedAgent(HttpClient client, String url, int number, int intervalMillis) {
        this.client = client;
        this.uri = URI.create(url + "/api/v1/messages");
        this.number = number;
        this.intervalMillis = intervalMillis;
    }

    String agent() {
        return agent;
    }

    String journal() {
        return journal;
    }

    /// How many messages it has made.
    long made() {
        return seq;
    }

    /// How many the server has acknowledged.
    long acked() {
        return acked;
    }

    /// How many have not been acknowledged yet.
    int behind() {
        return waiting.size();
    }

    long requests() {
        return requests;
    }

    /// The status of the last answer; 0 for none.
    int lastStatus() {
        return lastStatus;
    }

    /// When the last answer said to come again, in seconds; empty when it did not.
    String lastRetryAfter() {
        return lastRetryAfter;
    }

    /// Makes the next message, of this time.
    void tick(Instant time) {
        waiting.put(++seq, time.truncatedTo(ChronoUnit.MILLIS));
    }

    /// The value that the message of a number holds in `load.w1_avg`.
    double value(long ofSeq) {
        return (ofSeq * 7_919 + number * 104_729L) % 10_000 / 100.0;
    }

    /// Sends what waits, newest first, in one request.
    ///
    /// @return whether the server acknowledged something
    boolean send() {
        if (waiting.isEmpty()) {
            return true;
        }
        List<Long> batch = new ArrayList<>();
        for (Long each : waiting.descendingKeySet()) {
            batch.addFirst(each);
            if (batch.size() == BATCH) {
                break;
            }
        }
        var body = new StringBuilder();
        for (Long each : batch) {
            body.append(message(each, waiting.get(each))).append('\n');
        }
        return post(gzip(body.toString()));
    }

    private boolean post(byte[] body) {
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", "application/x-ndjson")
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
        requests++;
        lastStatus = 0;
        try {
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            lastStatus = answer.statusCode();
            lastRetryAfter = answer.headers().firstValue("Retry-After").orElse("");
            return lastStatus == 200 && take(JSON.readTree(answer.body()));
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean take(JsonNode answer) {
        int before = waiting.size();
        for (JsonNode range : answer.path("acked")) {
            waiting.subMap(range.path("from").longValue(), range.path("to").longValue() + 1)
                    .clear();
        }
        acked += before - waiting.size();
        return waiting.size() < before;
    }

    private String message(long ofSeq, Instant time) {
        return "{\"schema\":1,\"agent\":\""
                + agent
                + "\",\"journal\":\""
                + journal
                + "\",\"boot\":\""
                + boot
                + "\",\"epoch\":1,\"seq\":"
                + ofSeq
                + ",\"hostname\":\"sim-"
                + number
                + "\",\"time\":\""
                + time
                + "\",\"clock\":{\"offset_ms\":0,\"error_ms\":1,\"source\":\"server\","
                + "\"synchronized\":true,\"wall\":\""
                + time
                + "\"},\"interval_s\":"
                + intervalMillis / 1_000.0
                + ",\"load\":{\"w1_avg\":"
                + value(ofSeq)
                + "},\"status\":{\"load\":{\"state\":\"ok\"}}}";
    }

    private static byte[] gzip(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
