package io.hostpulse.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.agent.config.AgentConfig;
import io.hostpulse.agent.config.ConfigLoader;
import io.hostpulse.agent.time.HostClock;
import io.hostpulse.catalogue.Group;
import io.hostpulse.config.ConfigResult;
import io.hostpulse.config.ConfigWatch;
import io.hostpulse.config.LoadedConfig;
import io.hostpulse.journal.Faults;
import io.hostpulse.outputs.http.ServerListener;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What a server may wish of a running agent, and what not.
final class OptionsTest {
    private static final OptionalLong NO_INTERVAL = OptionalLong.empty();

    private final List<String> log = new ArrayList<>();
    private final List<String> woken = new ArrayList<>();
    private final ServerWords words = new ServerWords(() -> woken.add("woken"));
    @TempDir private Path folder;
    private Path file;
    private ConfigWatch watch;
    private ServerListener server;
    private LoadedConfig<AgentConfig> first;
    private Options options;

    @BeforeEach
    void begin() throws IOException {
        file = folder.resolve("hostpulse.yaml");
        begin("");
    }

    private void begin(String more) throws IOException {
        write(more);
        HostClock clock = new HostClock();
        ConfigLoader loader = new ConfigLoader(Map.of(), List.of(), AgentConfig.DEFAULT);
        watch = new ConfigWatch(file, clock.nanoTime());
        first = ((ConfigResult.Loaded<AgentConfig>) loader.load(Optional.of(file))).loaded();
        options =
                new Options(
                        new Surroundings(
                                loader,
                                Optional.of(file),
                                Optional.of(watch),
                                (wanted, listener) -> {
                                    throw new AssertionError(wanted.name() + " opened");
                                },
                                clock,
                                log::add,
                                Faults.NONE),
                        words,
                        first);
        server = words.listener("main", "http://127.0.0.1:1", (a, b, c, d, e) -> {});
    }

    private void write(String more) throws IOException {
        Files.writeString(
                file, "outputs:\n  main:\n    type: http\n    url: http://127.0.0.1:1\n" + more);
    }

    private AgentConfig changed() {
        return options.changed().orElseThrow().config();
    }

    @Test
    void theServersIntervalHoldsAsLongAsItSaysIt() {
        assertThat(options.changed()).isEmpty();
        server.onOptions(OptionalLong.of(2_000), Map.of());

        assertThat(woken).hasSize(1);
        assertThat(changed().interval()).isEqualTo(Duration.ofSeconds(2));
        server.onOptions(OptionalLong.of(2_000), Map.of());
        assertThat(options.changed()).isEmpty();
        server.onOptions(NO_INTERVAL, Map.of());
        assertThat(changed()).isEqualTo(first.config());
        assertThat(log)
                .containsExactly(
                        "configuration changed by the server key=agent.interval from=10s to=2s",
                        "configuration changed by the server key=agent.interval from=2s to=10s");
    }

    @Test
    void anIntervalOutsideTheLimitsIsPassedOver() {
        for (long millis : new long[] {999, 3_600_001, 0, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            server.onOptions(OptionalLong.of(millis), Map.of());
            assertThat(options.changed()).isEmpty();
        }
        assertThat(log).hasSize(6).allMatch(line -> line.endsWith("outside the limits"));
    }

    @Test
    void theServerSwitchesGroupsOffAndOnAgain() {
        server.onOptions(NO_INTERVAL, Map.of("net", false, "load", true));

        assertThat(changed().collect().groups())
                .doesNotContain(Group.NET)
                .contains(Group.LOAD, Group.CPU);
        server.onOptions(NO_INTERVAL, Map.of());
        assertThat(changed()).isEqualTo(first.config());
        assertThat(log)
                .containsExactly(
                        "configuration changed by the server key=collect.groups.net from=true"
                                + " to=false",
                        "configuration changed by the server key=collect.groups.net from=false"
                                + " to=true");
    }

    @Test
    void whatTheFileSwitchesOffStaysOff() throws IOException {
        begin("collect:\n  groups:\n    net: false\n");
        server.onOptions(NO_INTERVAL, Map.of("net", true));

        assertThat(options.changed()).isEmpty();
        assertThat(log)
                .containsExactly(
                        "a wish of the server is passed over: group net on, which the"
                                + " configuration switches off");
    }

    @Test
    void namesThatAreNoGroupsReachNoLog() {
        server.onOptions(NO_INTERVAL, Map.of("net\nERROR all is lost", false, "self", false));

        assertThat(options.changed()).isEmpty();
        assertThat(log)
                .containsExactly(
                        "a wish of the server is passed over: groups that are unknown here or"
                                + " cannot be switched: 2");
    }

    @Test
    void anAgentMayBeToldNotToListen() throws IOException {
        begin("agent:\n  server-options: false\n");
        server.onOptions(OptionalLong.of(2_000), Map.of("net", false));

        assertThat(options.changed()).isEmpty();
        assertThat(options.changed()).isEmpty();
        assertThat(log)
                .containsExactly(
                        "the server's wishes are not followed, for agent.server-options is false"
                                + " output=main");
    }

    @Test
    void aChangedFileLeavesTheWishesInForce() throws IOException {
        server.onOptions(OptionalLong.of(2_000), Map.of());
        assertThat(changed().interval()).isEqualTo(Duration.ofSeconds(2));
        log.clear();

        write("agent:\n  cluster: east\n");
        watch.requested();
        AgentConfig read = changed();
        assertThat(read.cluster()).contains("east");
        assertThat(read.interval()).isEqualTo(Duration.ofSeconds(2));
        assertThat(log).containsExactly("configuration changed key=agent.cluster from= to=east");
        log.clear();

        write("agent:\n  cluster: east\n  server-options: false\n");
        watch.requested();
        assertThat(changed().interval()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void ofSeveralServersTheFirstThatWishesCountsAndOneThatIsGoneDoesNot() throws IOException {
        begin("  second:\n    type: http\n    url: http://127.0.0.1:2\n");
        ServerListener second =
                words.listener("second", "http://127.0.0.1:2", (a, b, c, d, e) -> {});
        second.onOptions(OptionalLong.of(3_000), Map.of());
        assertThat(changed().interval()).isEqualTo(Duration.ofSeconds(3));
        server.onOptions(OptionalLong.of(2_000), Map.of());
        assertThat(changed().interval()).isEqualTo(Duration.ofSeconds(2));
        server.onOptions(NO_INTERVAL, Map.of());
        assertThat(changed().interval()).isEqualTo(Duration.ofSeconds(3));

        write("");
        watch.requested();
        assertThat(changed().interval()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void whatAnotherServerWishedUnderTheSameNameCountsNoMore() {
        server.onOptions(OptionalLong.of(2_000), Map.of());
        assertThat(changed().interval()).isEqualTo(Duration.ofSeconds(2));

        words.listener("main", "http://127.0.0.1:1", (a, b, c, d, e) -> {});
        assertThat(options.changed()).isEmpty();
        words.listener("main", "http://127.0.0.1:9", (a, b, c, d, e) -> {});
        assertThat(changed().interval()).isEqualTo(Duration.ofSeconds(10));
    }
}
