package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// What a server answers, asked with the JDK's client.
final class ServerApi {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    private final String url;

    ServerApi(String url) {
        this.url = url;
    }

    /// An answer.
    record Answer(int status, String body) {}

    Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path)));
    }

    /// Changes something, as the administrator's page does.
    Answer change(String method, String path, String json) {
        return send(
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Content-Type", "application/json")
                        .header("X-Hostpulse-Request", "1")
                        .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    private static Answer send(HttpRequest.Builder builder) {
        try {
            HttpRequest request = builder.timeout(Duration.ofSeconds(20)).build();
            HttpResponse<String> answer =
                    CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            return new Answer(0, e.toString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode json(String path) {
        Answer answer = get(path);
        assertThat(answer.status()).as("GET %s: %s", path, answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    boolean isReady() {
        return get("/readyz").status() == 200;
    }

    /// The agents of all hosts.
    List<String> agents() {
        List<String> agents = new ArrayList<>();
        for (JsonNode host : json("/api/v1/hosts").path("hosts")) {
            agents.add(host.path("agent").stringValue());
        }
        return agents;
    }

    /// The corrected time of each host's newest message.
    List<Instant> newest() {
        List<Instant> newest = new ArrayList<>();
        for (JsonNode host : json("/api/v1/hosts").path("hosts")) {
            newest.add(Instant.EPOCH.plus(host.path("newest_us").longValue(), ChronoUnit.MICROS));
        }
        return newest;
    }

    JsonNode completeness(String agent) {
        return json("/api/v1/hosts/" + agent + "/completeness");
    }

    /// The rows of a group as they were stored, each a JSON object with its time.
    List<JsonNode> export(String agent, String group) {
        Answer answer =
                get("/api/v1/hosts/" + agent + "/export?format=jsonl&from=-30d&group=" + group);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body().lines().map(JSON::readTree).toList();
    }
}
