package io.hostpulse.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Text;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What is asked of the server.
final class QueryTest {
    private static final String HOST = "/api/v1/hosts/" + Messages.AGENT;

    @TempDir private Path folder;
    private House house;

    @BeforeEach
    void open() throws Exception {
        house = new House(folder);
        var body = new StringBuilder();
        long now = house.clock.micros();
        for (int seq = 1; seq <= 30; seq++) {
            Snapshot snapshot =
                    Messages.snapshot(
                            Messages.AGENT,
                            seq,
                            Messages.synchronizedAt(now - (31 - seq) * 1_000_000L));
            var disks = snapshot.table(Group.DISKIO);
            int row = disks.addRow();
            disks.set(row, 0, Text.of("=cmd|' /C calc'!A0"));
            body.append(Messages.text(snapshot)).append('\n');
        }
        assertThat(house.send(body.toString()).status()).isEqualTo(200);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void allHostsAreListedWithTheirNewestMessage() throws Exception {
        Wire.Answer answer = house.get("/api/v1/hosts");
        assertThat(answer.text())
                .contains("\"agent\":\"" + Messages.AGENT + "\"")
                .contains("\"hostname\":\"web-1\"")
                .contains("\"seq\":30")
                .contains("\"load\":{\"w1_avg\":1.3}");
        assertThat(house.get("/api/v1/hosts?groups=cpu").text()).doesNotContain("\"load\"");
        assertThat(house.get("/api/v1/hosts?groups=nonsense").status()).isEqualTo(400);
    }

    @Test
    void oneHostIsShown() throws Exception {
        assertThat(house.get(HOST).text()).contains("\"messages\":30");
        assertThat(house.get(HOST + "/latest").text()).contains("\"seq\":30,");
        assertThat(house.get("/api/v1/hosts/" + Messages.OTHER).status()).isEqualTo(404);
        assertThat(house.get("/api/v1/hosts/" + Messages.OTHER + "/latest").status())
                .isEqualTo(404);
        assertThat(house.get("/api/v1/hosts/" + Messages.OTHER + "/completeness").status())
                .isEqualTo(404);
    }

    @Test
    void valuesOverTimeAreAnsweredRawAndInBuckets() throws Exception {
        String raw = house.get(HOST + "/series?group=load&columns=w1_avg&points=0").text();
        assertThat(raw).contains("\"bucket_us\":0").contains("\"values\":[1.01,1.02,1.03");
        String buckets = house.get(HOST + "/series?group=load&points=10&from=-1m&to=now").text();
        assertThat(buckets).contains("\"min\":[").contains("\"avg\":[").contains("\"max\":[");
        long now = house.clock.micros() / 1_000_000;
        assertThat(
                        house.get(HOST + "/series?group=load&from=" + (now - 60) + "&to=" + now)
                                .status())
                .isEqualTo(200);
        assertThat(
                        house.get(
                                        HOST
                                                + "/series?group=load&from=2026-01-01T00:00:00Z"
                                                + "&to=2026-01-02T00:00:00%2B01:00")
                                .status())
                .isEqualTo(200);
    }

    @Test
    void questionsHaveLimits() throws Exception {
        String series = HOST + "/series?group=load";
        for (String bad :
                List.of(
                        HOST + "/series",
                        HOST + "/series?group=nothing",
                        series + "&columns=nothing",
                        series + "&points=11001",
                        series + "&points=-1",
                        series + "&points=x",
                        series + "&from=yesterday",
                        series + "&from=-1y",
                        series + "&from=now&to=-1h",
                        series + "&counters=maybe",
                        series + "&counters=raw&points=5",
                        series + "&group=load",
                        series + "&what=1",
                        "/api/v1/top?group=load&field=w1_avg&limit=1001",
                        "/api/v1/top?group=load&field=w1_avg&window=11m",
                        "/api/v1/top?group=load",
                        "/api/v1/events?limit=1001",
                        HOST + "/export?group=load&format=xml")) {
            assertThat(house.get(bad).status()).as(bad).isEqualTo(400);
        }
        assertThat(house.get(series + "&points=11000").status()).isEqualTo(200);
        assertThat(house.get("/api/v1/top?group=load&field=w1_avg&limit=1000").status())
                .isEqualTo(200);
    }

    @Test
    void theLeadersAreNamed() throws Exception {
        assertThat(house.get("/api/v1/top?group=load&field=w1_avg&window=1m").text())
                .contains("\"hostname\":\"web-1\"")
                .contains("\"value\":1.");
    }

    @Test
    void exportsRunNoFormulas() throws Exception {
        Wire.Answer csv = house.get(HOST + "/export?group=diskio&from=-1h");
        assertThat(csv.header("content-type")).isEqualTo("text/csv; charset=utf-8");
        assertThat(csv.text().lines().toList()).hasSize(31);
        assertThat(csv.text()).contains(",'=cmd|' /C calc'!A0,").startsWith("time,");
        Wire.Answer lines = house.get(HOST + "/export?group=load&format=jsonl&from=-1h");
        assertThat(lines.text().lines().toList()).hasSize(30);
        assertThat(lines.text()).contains("\"w1_avg\":1.01");
    }

    @Test
    void messagesAreSeenAsTheyComeIn() throws Exception {
        try (Wire wire = house.connect()) {
            wire.send("GET /api/v1/live?groups=load HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(wire.line()).contains("200");
            assertThat(wire.line()).isNotEmpty();
            String line = wire.line();
            while (!line.contains(":") || line.contains(": ")) {
                line = wire.line();
            }
            house.send(Messages.line(Messages.AGENT, 31, house.clock.micros()));
            while (!line.startsWith("data: ")) {
                line = wire.line();
            }
            assertThat(line).contains("\"seq\":31,").contains("\"load\":{\"w1_avg\":1.31}");
        }
    }

    @Test
    void oneSessionHasTwentyStreamsAtMost() throws Exception {
        List<Wire> open = new ArrayList<>();
        try {
            for (int i = 0; i < 21; i++) {
                Wire wire = house.connect();
                open.add(wire);
                wire.send("GET /api/v1/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
                assertThat(wire.line()).contains(i < 20 ? " 200 " : " 429 ");
            }
        } finally {
            for (Wire wire : open) {
                wire.close();
            }
        }
    }

    @Test
    void theCatalogueAndTheSchemaArePublished() throws Exception {
        assertThat(house.get("/api/v1/catalogue").text())
                .contains("\"name\":\"cpu\"")
                .contains("\"unit\":\"%\"");
        assertThat(house.get("/api/v1/schema").text()).contains("\"$schema\"");
    }

    @Test
    void theCatalogueSpeaksTheLanguageThatIsAskedFor() throws Exception {
        String english = house.get("/api/v1/catalogue").text();
        String chinese = house.get("/api/v1/catalogue?lang=zh-CN").text();
        assertThat(house.get("/api/v1/catalogue?lang=en").text()).isEqualTo(english);
        assertThat(english).contains("\"title\":\"Swap space\"");
        assertThat(chinese)
                .contains("\"title\":\"交换空间\"")
                .contains("\"source\":\"/proc/loadavg 第 1 个字段\"")
                .contains("\"source\":\"SwapTotal\"");
        assertThat(names(chinese)).isEqualTo(names(english));

        Wire.Answer refused = house.get("/api/v1/catalogue?lang=de");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("lang: en or zh-CN");
    }

    private static List<String> names(String catalogue) {
        return Pattern.compile("\"name\":\"([^\"]*)\"")
                .matcher(catalogue)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void figuresAreInPrometheusForm() throws Exception {
        Wire.Answer answer = house.get("/metrics");
        assertThat(answer.header("content-type")).startsWith("text/plain; version=0.0.4");
        assertThat(answer.text())
                .contains("hostpulse_server_hosts 1\n")
                .contains("hostpulse_server_messages_unexplained 0\n")
                .contains("hostpulse_server_ingest_seconds_count 1\n")
                .contains(
                        "hostpulse_server_requests_total"
                                + "{path=\"/api/v1/messages\",status=\"200\"} 1\n");
        for (String line : answer.text().lines().toList()) {
            assertThat(line)
                    .matches("# (HELP|TYPE) .*|hostpulse_server_[a-z_]+(\\{.*\\})? [0-9.Ee+-]+");
        }
    }
}
