package io.hostpulse.agent.config;

import static io.hostpulse.agent.config.Configs.lines;
import static io.hostpulse.agent.config.Configs.loaded;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.agent.time.TimeOptions;
import io.hostpulse.agent.window.WindowOptions;
import io.hostpulse.collect.CollectOptions;
import io.hostpulse.collect.Filter;
import io.hostpulse.collect.Roots;
import io.hostpulse.config.ConfigResult;
import io.hostpulse.config.LoadedConfig;
import io.hostpulse.config.Origin;
import io.hostpulse.journal.JournalOptions;
import io.hostpulse.outputs.OutputOptions.Console;
import io.hostpulse.outputs.OutputOptions.File;
import io.hostpulse.outputs.OutputOptions.Http;
import io.hostpulse.outputs.OutputOptions.Sql;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

final class ConfigLoaderTest {
    @TempDir private Path directory;

    @Test
    void nothingGivenIsTheDefaults() throws IOException {
        LoadedConfig<AgentConfig> loaded = loaded(load(""));
        assertThat(loaded.config()).isEqualTo(Configs.WITH_CONSOLE);
        assertThat(loaded.settings())
                .allSatisfy(s -> assertThat(s.origin()).isEqualTo(new Origin.Default()));
        assertThat(loaded(flags()).config()).isEqualTo(Configs.WITH_CONSOLE);
    }

    @Test
    void theDefaultsAreThese() {
        assertThat(AgentConfig.DEFAULT)
                .isEqualTo(
                        new AgentConfig(
                                Duration.ofSeconds(10),
                                Optional.empty(),
                                Optional.empty(),
                                Path.of("/var/lib/hostpulse"),
                                true,
                                new Budget(OptionalLong.of(100), OptionalLong.of(64L << 20)),
                                true,
                                Roots.HOST,
                                TimeOptions.DEFAULT,
                                CollectOptions.DEFAULT,
                                new JournalOptions(
                                        8 << 20,
                                        256L << 20,
                                        Duration.ofDays(7),
                                        4_096,
                                        16 << 20,
                                        256 << 10,
                                        Duration.ofSeconds(1),
                                        Duration.ofSeconds(1),
                                        256L << 20,
                                        0.05,
                                        Duration.ofSeconds(1),
                                        Duration.ofSeconds(60),
                                        Duration.ofMillis(50),
                                        JournalOptions.From.OLDEST),
                                WindowOptions.DEFAULT,
                                List.of()));
    }

    @Test
    void anEmptyDocumentIsAnEmptyFile() throws IOException {
        for (String empty : List.of("", "\n", "# nothing\n", "---\n", "--- ~\n...\n", "{}\n")) {
            assertThat(loaded(load(empty)).config()).as(empty).isEqualTo(Configs.WITH_CONSOLE);
        }
    }

    @Test
    void withoutAnyOutputThereIsNoConfiguration() {
        assertThat(
                        lines(
                                new ConfigLoader(Map.of(), List.of(), AgentConfig.DEFAULT)
                                        .load(Optional.empty())))
                .containsExactly(
                        "no output is configured; expected a section outputs with at least one");
    }

    @Test
    void theCommandLineWinsOverTheEnvironmentOverTheFileOverTheDefault() throws IOException {
        Path file = file("agent:\n  interval: 2s\n  cluster: file\n  hostname: file\n");
        Map<String, String> environment =
                Map.of("HOSTPULSE_AGENT_INTERVAL", "3s", "HOSTPULSE_AGENT_CLUSTER", "environment");
        LoadedConfig<AgentConfig> loaded =
                loaded(
                        new ConfigLoader(
                                        environment,
                                        List.of("--agent.interval", "4s"),
                                        Configs.WITH_CONSOLE)
                                .load(Optional.of(file)));
        assertThat(Configs.settings(loaded))
                .containsEntry("agent.interval", "4s <- --agent.interval")
                .containsEntry("agent.cluster", "environment <- HOSTPULSE_AGENT_CLUSTER")
                .containsEntry("agent.hostname", "file <- " + file + ":4:13")
                .containsEntry("agent.jitter", "true <- default");
        assertThat(loaded.config().interval()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void aValueThatIsOverriddenMustFitToo() throws IOException {
        Path file = file("agent:\n  interval: never\n");
        assertThat(
                        lines(
                                new ConfigLoader(
                                                Map.of(),
                                                List.of("--agent.interval=4s"),
                                                Configs.WITH_CONSOLE)
                                        .load(Optional.of(file))))
                .singleElement()
                .asString()
                .contains("c.yaml:2:13: agent.interval is \"never\"; expected a duration");
    }

    @Test
    void plainHttpToAnotherHostIsRefusedUnlessItIsAllowed() throws IOException {
        String url = "outputs:\n  s:\n    type: http\n    url: http://";
        assertThat(lines(load(url + "monitor.example.org:8080\n")))
                .containsExactly(
                        directory
                                + "/c.yaml:4:10: outputs.s.url is http://monitor.example.org:8080,"
                                + " plain http to another host; expected https://, or"
                                + " insecure-plain-http: true if the network between is trusted");
        assertThat(loaded(load(url + "h\n    insecure-plain-http: true\n")).config().outputs())
                .hasSize(1);
        assertThat(loaded(load(url + "127.0.0.1:8080/\n")).config().outputs())
                .hasSize(1)
                .first()
                .extracting(output -> ((Http) output).url())
                .isEqualTo("http://127.0.0.1:8080");
    }

    @Test
    void outputsStandInTheOrderOfTheFileAndReplaceTheBuiltInOnes() throws IOException {
        LoadedConfig<AgentConfig> loaded =
                loaded(
                        load(
                                """
                                outputs:
                                  store:
                                    type: sql
                                    url: jdbc:sqlite:/var/lib/hostpulse/a.db
                                    max-age: never
                                    max-size: unlimited
                                  log:
                                    type: file
                                    path: /var/log/a
                                    max-size: 1MB
                                    keep: 0
                                """));
        assertThat(loaded.config().outputs())
                .containsExactly(
                        new Sql(
                                "store",
                                "jdbc:sqlite:/var/lib/hostpulse/a.db",
                                Optional.empty(),
                                Optional.empty()),
                        new File("log", Path.of("/var/log/a"), 1_000_000, File.AGE_MAX, 0));
        assertThat(Configs.settings(loaded))
                .containsEntry("outputs.store.max-age", "never <- " + directory + "/c.yaml:5:14")
                .containsEntry("outputs.log.max-age", "1d <- default");
    }

    @Test
    void anOutputWithTheNameOfABuiltInOneStartsFromIt() {
        LoadedConfig<AgentConfig> loaded = loaded(flags("--outputs.console.form=json"));
        assertThat(loaded.config().outputs())
                .containsExactly(new Console("console", Console.Form.JSON));
        assertThat(Configs.settings(loaded))
                .containsEntry("outputs.console.type", "console <- default");
    }

    @Test
    void anOutputCanBeGivenByTheEnvironmentAlone() {
        ConfigResult<AgentConfig> result =
                environment(
                        Map.of(
                                "HOSTPULSE_OUTPUTS_MY_LOG_TYPE", "file",
                                "HOSTPULSE_OUTPUTS_MY_LOG_PATH", "/a",
                                "HOSTPULSE_OUTPUTS_MY_LOG_MAX_SIZE", "2KiB"));
        assertThat(loaded(result).config().outputs())
                .containsExactly(new File("my-log", Path.of("/a"), 2_048, File.AGE_MAX, File.KEEP));
    }

    @Test
    void listsAreWrittenWithCommasOutsideTheFile() {
        assertThat(loaded(flags("--collect.disks.exclude=loop*, ram*")).config().collect().disks())
                .isEqualTo(Filter.excluding("loop*", "ram*"));
        assertThat(loaded(flags("--collect.disks.exclude=")).config().collect().disks())
                .isEqualTo(Filter.ALL);
    }

    @Test
    void anUnknownVariableIsRefusedWithTheNearest() {
        assertThat(lines(environment(Map.of("HOSTPULSE_AGENT_INTERVALL", "secret"))))
                .containsExactly(
                        "HOSTPULSE_AGENT_INTERVALL: unknown variable; nearest:"
                                + " HOSTPULSE_AGENT_INTERVAL");
        assertThat(lines(environment(Map.of("HOSTPULSE_OUTPUTS_A_XYZ", "1"))))
                .singleElement()
                .asString()
                .startsWith("HOSTPULSE_OUTPUTS_A_XYZ: names no key of an output; expected ");
    }

    @Test
    void variablesOfTheLauncherAndOfOthersAreNotLookedAt() {
        assertThat(
                        loaded(
                                        environment(
                                                Map.of(
                                                        "HOSTPULSE_JAVA_HOME", "/x",
                                                        "HOSTPULSE_JAVA_OPTIONS", "-X",
                                                        "HOSTPULSE_SERVER_LISTEN", "x",
                                                        "PATH", "/bin")))
                                .config())
                .isEqualTo(Configs.WITH_CONSOLE);
    }

    @Test
    void aCommandLineThatIsNotUnderstoodIsRefused() {
        assertThat(lines(flags("--agent.intervall=5s")))
                .containsExactly("--agent.intervall: unknown option; nearest: --agent.interval");
        assertThat(lines(flags("--interval=5s")))
                .containsExactly("--interval: unknown option; nearest: --agent.interval");
        assertThat(lines(flags("--agent.jitter")))
                .containsExactly("--agent.jitter: has no value; expected true or false");
        assertThat(lines(flags("--agent.jitter", "--agent.interval=5s")))
                .containsExactly("--agent.jitter: has no value; expected true or false");
        assertThat(lines(flags("--agent.jitter=true", "--agent.jitter=true")))
                .containsExactly("--agent.jitter: given twice; keep one of them");
        assertThat(lines(flags("now")))
                .containsExactly("now: unexpected argument; expected --KEY=VALUE");
        assertThat(lines(flags("--path.procfs=a\0b")))
                .singleElement()
                .asString()
                .startsWith("--path.procfs: path.procfs is \"a\\u{0}b\", which holds a control");
        assertThat(lines(flags("--outputs.x=1")))
                .singleElement()
                .asString()
                .startsWith("--outputs.x: names no key of an output; expected ");
    }

    @Test
    void aStrongerSourceMaySwitchTimeOffButNotNameAServerForNothing() throws IOException {
        Path file = file("time:\n  source: ntp\n  server: '[fe80::1%eth0]:123'\n");
        assertThat(loaded(load(file)).config().time().server()).isEqualTo("[fe80::1%eth0]:123");
        AgentConfig off =
                loaded(
                                new ConfigLoader(
                                                Map.of(),
                                                List.of("--time.source=none"),
                                                Configs.WITH_CONSOLE)
                                        .load(Optional.of(file)))
                        .config();
        assertThat(off.time()).isEqualTo(TimeOptions.DEFAULT);
        assertThat(lines(flags("--time.server=a")))
                .singleElement()
                .asString()
                .contains("but time.source is none");
    }

    private ConfigResult<AgentConfig> load(String content) throws IOException {
        return load(file(content));
    }

    private static ConfigResult<AgentConfig> load(Path file) {
        return new ConfigLoader(Map.of(), List.of(), Configs.WITH_CONSOLE).load(Optional.of(file));
    }

    private static ConfigResult<AgentConfig> flags(String... flags) {
        return new ConfigLoader(Map.of(), List.of(flags), Configs.WITH_CONSOLE)
                .load(Optional.empty());
    }

    private static ConfigResult<AgentConfig> environment(Map<String, String> environment) {
        return new ConfigLoader(environment, List.of(), Configs.WITH_CONSOLE)
                .load(Optional.empty());
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("c.yaml"), content);
    }
}
