package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.e2e.Program.Ended;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `top` as a person starts it: on a real terminal, into a pipe, of this host and of a server.
@SideBySide
final class TopIT {
    private static final Path TERMINAL = Program.ROOT.resolve("e2e/src/test/python/terminal.py");
    private static final Duration AT_MOST = Duration.ofMinutes(4);
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir private Path folder;

    /// Runs `hostpulse` with these arguments on a terminal.
    private Ended onTerminal(String size, List<String> steps, String... arguments) {
        Machine.needs("python3");
        List<String> command = new ArrayList<>(List.of("python3", "-B", TERMINAL.toString(), size));
        command.addAll(steps);
        command.add("--");
        command.addAll(Program.command(arguments));
        try (Program program = Program.start(folder, Map.of("LC_ALL", "C.UTF-8"), command)) {
            return program.ended(AT_MOST);
        }
    }

    private static void assertGivenBack(String json) {
        JsonNode end = JSON.readTree(json);
        assertThat(end.path("screen").asBoolean()).as("other screen left: %s", end).isTrue();
        assertThat(end.path("cursor").asBoolean()).as("cursor shown: %s", end).isTrue();
        assertThat(end.path("modes").asBoolean()).as("modes of the terminal: %s", end).isTrue();
    }

    private static void assertEndedWell(Ended ended) {
        assertThat(ended.code()).as(ended.err()).isZero();
        String last = ended.out().lines().reduce((_, line) -> line).orElse("");
        assertThat(JSON.readTree(last).path("code").asInt(-1)).as(last).isZero();
        assertGivenBack(last);
    }

    @Test
    void thisHostIsShownWithoutAnAgentAndQGivesTheTerminalBack() {
        assertEndedWell(
                onTerminal(
                        "100x30",
                        List.of(
                                "see=load",
                                "see=Process",
                                "send=1M",
                                "see=available",
                                "send=T",
                                "see=History",
                                "send=L",
                                "see=Live",
                                "send=?",
                                "see=this list",
                                "send=x",
                                "size=79x24",
                                "see=79x24 is too small: 80x24 at least.",
                                "size=80x24",
                                "see=Live",
                                "send=q"),
                        "top",
                        "--path.procfs=/proc"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"signal=TERM", "signal=HUP", "signal=INT", "send=\\x03"})
    void aSignalGivesTheTerminalBack(String step) {
        assertEndedWell(onTerminal("80x24", List.of("see=Live", step), "top"));
    }

    @Test
    void ctrlZGivesTheTerminalBackUntilItGoesOn() {
        // Several times: a program that goes on for a moment has taken the terminal again.
        int times = 5;
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            steps.addAll(List.of("see=Live", "send=\\x1a", "stopped", "signal=CONT"));
        }
        steps.addAll(List.of("see=Live", "send=q"));
        Ended ended = onTerminal("80x24", steps, "top");
        assertEndedWell(ended);
        List<String> said = ended.out().lines().toList();
        assertThat(said).hasSize(times + 1);
        said.forEach(TopIT::assertGivenBack);
    }

    @Test
    void intoAPipeOneScreenIsPrinted() {
        Ended ended = run("top", "--lang", "zh-CN");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).contains("负载").contains("进程").doesNotContain("\u001b");
        Ended several = run("top", "-n", "3");
        assertThat(several.out().split("(?m)^Mem ", -1)).hasSize(4);
    }

    @Test
    void whatIsMistypedIsSaid() {
        Ended interval = run("top", "--interval", "0");
        assertThat(interval.code()).isEqualTo(2);
        assertThat(interval.err()).contains("--interval is 0");
        Ended host = run("top", "--host", "x");
        assertThat(host.code()).isEqualTo(2);
        assertThat(host.err()).contains("need --server");
        Ended plain = run("top", "--once", "--server", "http://192.0.2.1");
        assertThat(plain.code()).isEqualTo(1);
        assertThat(plain.err()).contains("plain HTTP to another host");
        Ended away = run("top", "--once", "--server", "http://127.0.0.1:" + LiveServer.freePort());
        assertThat(away.code()).isEqualTo(1);
        assertThat(away.err()).contains("does not answer").doesNotContain("\tat ");
    }

    private Ended run(String... arguments) {
        return Program.run(
                folder, Duration.ofMinutes(1), Program.command(arguments).toArray(String[]::new));
    }

    @Test
    void aServersHostsAreListedOpenedAndFollowedIntoThePast() {
        try (LiveServer server = LiveServer.start(folder);
                ShippingAgent agent =
                        ShippingAgent.start(folder, ShippingAgent.config(server.url()))) {
            agent.live().await(6, Duration.ofSeconds(30));
            agent.awaitDelivered(Duration.ofSeconds(20));
            assertThat(agent.live().stop()).isZero();
            Program.sleep(5_000);
            agent.again();
            agent.live().await(3, Duration.ofSeconds(30));
            agent.awaitDelivered(Duration.ofSeconds(20));
            String name = server.api().json("/api/v1/hosts").at("/hosts/0/hostname").asString();

            Ended list = run("top", "--once", "--server", server.url());
            assertThat(list.code()).as(list.err()).isZero();
            assertThat(list.out()).contains("1 of 1 hosts").contains(name);
            Ended host = run("top", "--once", "--server", server.url(), "--host", name);
            assertThat(host.code()).as(host.err()).isZero();
            assertThat(host.out()).contains("load").contains("clock").contains("lo ");
            Ended none = run("top", "--once", "--server", server.url(), "--host", "nobody");
            assertThat(none.code()).isEqualTo(1);
            assertThat(none.err()).contains("has no host nobody; it has " + name);

            assertThat(agent.live().stop()).isZero();
            assertEndedWell(
                    onTerminal(
                            "120x40",
                            List.of(
                                    "see=1 of 1 hosts",
                                    "send=\\r",
                                    "see=available",
                                    "send=T",
                                    "see=History",
                                    "send=b-1d\\r",
                                    "see=not yet watched",
                                    "send=t",
                                    "see=available",
                                    "send=b" + stopped(server.api()) + "\\r",
                                    "see=agent was stopped",
                                    "send=t",
                                    "see=available",
                                    "send=TT",
                                    "see=available",
                                    "send=\\x1b",
                                    "see=1 of 1 hosts",
                                    "send=q"),
                            "top",
                            "--server",
                            server.url()));
        }
    }

    /// A time at which the agent was stopped: a moment before its second start.
    private static Instant stopped(ServerApi api) {
        String agent = api.agents().getFirst();
        long from = api.completeness(agent).at("/starts/1/from_us").asLong();
        assertThat(from).as("the agent has started twice").isPositive();
        return Instant.EPOCH.plus(from - 1_000_000, ChronoUnit.MICROS);
    }
}
