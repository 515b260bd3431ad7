package io.hostpulse.agent;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hostpulse.agent.config.AgentConfig;
import io.hostpulse.agent.config.ConfigLoader;
import io.hostpulse.agent.time.HostClock;
import io.hostpulse.config.ConfigResult;
import io.hostpulse.config.LoadedConfig;
import io.hostpulse.journal.Faults;
import io.hostpulse.outputs.Output;
import io.hostpulse.outputs.OutputOptions;
import io.hostpulse.outputs.http.CredentialFile;
import io.hostpulse.outputs.http.FakeServer;
import io.hostpulse.outputs.http.HttpOutput;
import io.hostpulse.outputs.http.Names;
import io.hostpulse.outputs.http.ServerListener;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A whole agent and a server that has its own words: time, wishes, conflicts.
@Timeout(120)
final class AgentServerTest {
    private static final long AHEAD_MICROS = 3_600_000_000L;
    private static final String CONFLICT =
            "{\"acked\":[],\"rejected\":[{\"journal\":\"%j\",\"epoch\":%e,\"seq\":%s,"
                    + "\"code\":\"conflict\",\"why\":\"another message has this key\"}]}";

    private final HostClock clock = new HostClock();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<String> kept = new CopyOnWriteArrayList<>();
    private volatile String conflicting = "";
    private volatile String options = "";
    private volatile boolean isTimeTold = true;
    @TempDir private Path folder;
    private FakeServer server;
    private Agent agent;
    private Thread thread;

    @BeforeEach
    void serve() throws IOException {
        server = new FakeServer();
        server.answer(this::answer);
    }

    private boolean answer(FakeServer.Request request, OutputStream out) throws IOException {
        long now = clock.wallMicros() + AHEAD_MICROS;
        String time = "\"receive_us\":" + now + ",\"transmit_us\":" + now;
        String answer;
        if (request.line().startsWith("GET")) {
            answer =
                    isTimeTold
                            ? FakeServer.ok("{" + time + "}")
                            : FakeServer.answer("404 Not Found", "text/plain", "", "");
        } else {
            String body = judge(request);
            String more = "," + time + (options.isEmpty() ? "" : ",\"options\":" + options) + "}";
            answer = FakeServer.ok(body.substring(0, body.length() - 1) + more);
        }
        out.write(answer.getBytes(UTF_8));
        out.flush();
        return true;
    }

    /// Refuses the first message of a request whose journal is the one that collides.
    private String judge(FakeServer.Request request) throws IOException {
        for (String line : request.lines()) {
            String journal = FakeServer.member(line, "journal");
            if (journal.equals(conflicting)) {
                return CONFLICT.replace("%j", journal)
                        .replace("%e", FakeServer.member(line, "epoch"))
                        .replace("%s", FakeServer.member(line, "seq"));
            }
        }
        String body = server.keep(request);
        kept.addAll(request.lines());
        return body;
    }

    private void start(String... flags) {
        List<String> all = new ArrayList<>(List.of(flags));
        all.add("--agent.state-dir=" + folder.resolve("state"));
        all.add("--outputs.main.type=http");
        all.add("--outputs.main.url=" + server.url());
        ConfigLoader loader = new ConfigLoader(Map.of(), all, AgentConfig.DEFAULT);
        LoadedConfig<AgentConfig> config =
                ((ConfigResult.Loaded<AgentConfig>) loader.load(Optional.empty())).loaded();
        agent =
                new Agent(
                        new Surroundings(
                                loader,
                                Optional.empty(),
                                Optional.empty(),
                                this::open,
                                clock,
                                log::add,
                                Faults.NONE));
        thread =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    try {
                                        agent.run(config);
                                    } catch (IdentityStore.InUse e) {
                                        log.add(String.valueOf(e.getMessage()));
                                    }
                                });
    }

    private Output open(OutputOptions wanted, ServerListener listener) {
        Path credential = folder.resolve("state").resolve(CredentialFile.NAME);
        return new HttpOutput(
                ((OutputOptions.Http) wanted).withCredentialFile(credential),
                Names.ofSystem(),
                listener,
                "1.2.3",
                clock::instant,
                clock::nanoTime,
                log::add);
    }

    @AfterEach
    void end() throws Exception {
        if (thread != null) {
            assertThat(agent.stop()).isTrue();
            thread.join(10_000);
        }
        server.close();
    }

    private void await(BooleanSupplier what) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!what.getAsBoolean()) {
            assertThat(System.nanoTime()).as("log: %s", log).isLessThan(until);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private boolean isLogged(String part) {
        return log.stream().anyMatch(line -> line.contains(part));
    }

    @Test
    void theServerOfTheOnlyOutputTellsTheTime() throws Exception {
        start("--agent.interval=1s");
        await(() -> !kept.isEmpty());

        assertThat(kept.getFirst())
                .contains("\"source\":\"server\"")
                .contains("\"synchronized\":true");
    }

    @Test
    void theExchangesOfTheOutputTellTheTimeWhereTheQuestionIsNotAnswered() throws Exception {
        isTimeTold = false;
        start("--agent.interval=1s");
        await(() -> kept.stream().anyMatch(line -> line.contains("\"synchronized\":true")));

        assertThat(kept.getFirst()).contains("\"synchronized\":false");
        await(() -> isLogged("time aligned with server " + server.url()));
    }

    @Test
    void theServersIntervalIsInForceAtOnceAndGroupsAreLeftOut() throws Exception {
        options = "{\"interval_ms\":1000,\"groups\":{\"net\":false}}";
        start("--agent.interval=3s", "--agent.jitter=false");
        await(() -> kept.size() >= 4);

        assertThat(kept.getFirst()).contains("\"net\":{");
        assertThat(kept.getLast()).doesNotContain("\"net\":{");
        assertThat(log.stream().filter(line -> line.contains("changed by the server")))
                .containsExactlyInAnyOrder(
                        "configuration changed by the server key=agent.interval from=3s to=1s",
                        "configuration changed by the server key=collect.groups.net from=true"
                                + " to=false");

        options = "";
        await(() -> isLogged("key=agent.interval from=1s to=3s"));
    }

    @Test
    void aConflictBeginsANewNumberingAndLosesNothingInSilence() throws Exception {
        start("--agent.interval=1s");
        await(() -> kept.size() >= 2);
        String before = FakeServer.member(kept.getFirst(), "journal");
        long epoch = Long.parseLong(FakeServer.member(kept.getFirst(), "epoch"));
        conflicting = before;
        await(() -> !FakeServer.member(kept.getLast(), "journal").equals(before));

        String first =
                kept.stream()
                        .filter(line -> !FakeServer.member(line, "journal").equals(before))
                        .findFirst()
                        .orElseThrow();
        String journal = FakeServer.member(first, "journal");
        assertThat(FakeServer.member(first, "epoch")).isEqualTo(Long.toString(epoch + 1));
        assertThat(FakeServer.member(first, "seq")).isEqualTo("1");
        assertThat(FakeServer.member(first, "agent"))
                .isEqualTo(FakeServer.member(kept.getFirst(), "agent"));
        assertThat(Files.readString(folder.resolve("state").resolve("identity")))
                .contains("journal " + journal + "\nepoch " + (epoch + 1) + "\n");
        assertThat(isLogged("the server holds another message under the key epoch=" + epoch))
                .isTrue();
        assertEveryOldMessageIsKeptOrADeadLetter(before);

        int size = kept.size();
        await(() -> kept.size() >= size + 2);
        assertThat(kept.stream().filter(line -> line.contains(journal)).map(AgentServerTest::seq))
                .startsWith(1L, 2L, 3L);
    }

    private static long seq(String line) {
        return Long.parseLong(FakeServer.member(line, "seq"));
    }

    private void assertEveryOldMessageIsKeptOrADeadLetter(String journal) throws IOException {
        StringBuilder dead = new StringBuilder();
        try (var files = Files.list(folder.resolve("state").resolve("dead-letters"))) {
            for (Path file : files.toList()) {
                dead.append(Files.readString(file));
            }
        }
        assertThat(dead.toString()).contains("conflict");
        long last = 0;
        for (String line : kept) {
            last = line.contains(journal) ? Math.max(last, seq(line)) : last;
        }
        for (long seq = 1; seq <= last + 1; seq++) {
            String member = "\"seq\":" + seq + ",";
            boolean isKept =
                    kept.stream().anyMatch(line -> line.contains(journal) && line.contains(member));
            assertThat(isKept || dead.toString().contains(member)).as("message " + seq).isTrue();
        }
    }
}
