package io.hostpulse.agent.config;

import static io.hostpulse.agent.config.Configs.loaded;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.config.ConfigResult;
import io.hostpulse.config.Key;
import io.hostpulse.config.LoadedConfig;
import io.hostpulse.config.Origin;
import io.hostpulse.config.Setting;
import io.hostpulse.config.Vocabulary;
import io.hostpulse.outputs.OutputOptions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Each key, given in each way, changes its own setting and no other.
final class EveryKeyTest {
    @TempDir private Path directory;

    /// Keys that go only together.
    private static final Map<String, String> PARTNERS =
            Map.of(
                    "tls-certificate", "tls-key",
                    "tls-key", "tls-certificate",
                    "user", "password-file",
                    "password-file", "user");

    @Test
    void aKeyOfTheFileChangesItsSettingOnly() throws IOException {
        for (Key<AgentConfig, ?> key : Keys.ALL) {
            var yaml = new StringBuilder();
            String indent = "";
            for (String word : key.name().split("\\.", -1)) {
                yaml.append(indent).append(word).append(":\n");
                indent += "  ";
            }
            yaml.deleteCharAt(yaml.length() - 1);
            yaml.append(key.kind().isList() ? " [\"" : " \"").append(other(key)).append('"');
            yaml.append(key.kind().isList() ? "]\n" : "\n");
            if (key.name().equals("time.source")) {
                yaml.append("  server: host\n");
            } else if (key.name().equals("time.server")) {
                yaml.append("  source: ntp\n");
            }
            Path file = Files.writeString(directory.resolve("c.yaml"), yaml);
            check(
                    key,
                    new ConfigLoader(Map.of(), List.of(), Configs.WITH_CONSOLE)
                            .load(Optional.of(file)),
                    Origin.File.class);
        }
    }

    @Test
    void aKeyOfTheCommandLineChangesItsSettingOnly() {
        for (Key<AgentConfig, ?> key : Keys.ALL) {
            var flags = new ArrayList<String>(List.of("--" + key.name() + "=" + other(key)));
            if (key.name().equals("time.source")) {
                flags.add("--time.server=host");
            } else if (key.name().equals("time.server")) {
                flags.add("--time.source=ntp");
            }
            check(
                    key,
                    new ConfigLoader(Map.of(), flags, Configs.WITH_CONSOLE).load(Optional.empty()),
                    Origin.Flag.class);
        }
    }

    @Test
    void aKeyOfTheEnvironmentChangesItsSettingOnly() {
        for (Key<AgentConfig, ?> key : Keys.ALL) {
            var flags = new ArrayList<String>();
            if (key.name().equals("time.source")) {
                flags.add("--time.server=host");
            } else if (key.name().equals("time.server")) {
                flags.add("--time.source=ntp");
            }
            String variable = Vocabulary.variable(key.name());
            check(
                    key,
                    new ConfigLoader(Map.of(variable, other(key)), flags, Configs.WITH_CONSOLE)
                            .load(Optional.empty()),
                    Origin.Environment.class);
        }
    }

    @Test
    void aKeyOfAnOutputChangesItsSettingOnly() {
        for (OutputForm<?> form : OutputForm.ALL) {
            checkForm(form);
        }
    }

    private static <O extends OutputOptions> void checkForm(OutputForm<O> form) {
        for (Key<O, ?> key : form.keys()) {
            var flags = new ArrayList<String>(List.of("--outputs.x.type=" + form.word()));
            for (Key<O, ?> required : form.keys()) {
                if (required.isRequired() && !required.name().equals(key.name())) {
                    flags.add("--outputs.x." + required.name() + "=" + required.example());
                }
            }
            String partner = PARTNERS.getOrDefault(key.name(), "");
            if (!partner.isEmpty() && form.fields().contains(partner)) {
                flags.add("--outputs.x." + partner + "=/other");
            }
            String value = otherOf(form, key.name(), key.shownIn(form.defaults()));
            flags.add("--outputs.x." + key.name() + "=" + value);
            LoadedConfig<AgentConfig> loaded =
                    loaded(
                            new ConfigLoader(Map.of(), flags, AgentConfig.DEFAULT)
                                    .load(Optional.empty()));
            O output = form.cast(loaded.config().outputs().getFirst()).orElseThrow();
            for (Key<O, ?> any : form.keys()) {
                if (any.name().equals(partner)) {
                    continue;
                }
                String expected =
                        any.name().equals(key.name())
                                ? value
                                : any.isRequired() ? any.example() : any.shownIn(form.defaults());
                assertThat(any.shownIn(output)).as(any.name()).isEqualTo(expected);
            }
        }
    }

    /// Compares what the values' records hold, and what the settings say.
    private static void check(
            Key<AgentConfig, ?> key,
            ConfigResult<AgentConfig> result,
            Class<? extends Origin> origin) {
        LoadedConfig<AgentConfig> loaded = loaded(result);
        for (Key<AgentConfig, ?> any : Keys.ALL) {
            Setting setting =
                    loaded.settings().stream()
                            .filter(s -> s.key().equals(any.name()))
                            .findFirst()
                            .orElseThrow();
            String shown = any.shownIn(loaded.config());
            assertThat(setting.value()).as(any.name()).isEqualTo(shown);
            if (any.name().equals(key.name())) {
                assertThat(shown).as(any.name()).isEqualTo(other(key));
                assertThat(setting.origin()).as(any.name()).isInstanceOf(origin);
            } else if (!isOther(any) || !isOther(key)) {
                assertThat(shown).as(any.name()).isEqualTo(any.shownIn(Configs.WITH_CONSOLE));
                assertThat(setting.origin()).as(any.name()).isEqualTo(new Origin.Default());
            }
        }
    }

    /// Source and server of the time go only together.
    private static boolean isOther(Key<AgentConfig, ?> key) {
        return key.name().equals("time.source") || key.name().equals("time.server");
    }

    /// A value that is not the default.
    private static String other(Key<AgentConfig, ?> key) {
        return other(key.name(), key.shownIn(Configs.WITH_CONSOLE));
    }

    private static String otherOf(OutputForm<?> form, String name, String value) {
        boolean isSql = form.word().equals("sql");
        return name.equals("url")
                ? isSql ? "jdbc:sqlite:x.db" : "https://other"
                : other(name, value);
    }

    private static String other(String name, String value) {
        return switch (name) {
            case "time.source" -> "ntp";
            case "path.mounts" -> "init";
            case "agent.budget" -> "0.5% cpu, 48MiB";
            case "form" -> "json";
            case "brokers" -> "other:9093,[::1]:9092";
            case "topic" -> "other";
            case "compression" -> "gzip";
            case "mechanism" -> "scram_sha_256";
            case "protocol" -> "v1";
            case "names" -> "node_exporter";
            case "labels" -> "env=prod";
            case "window.listen" -> "[::1]:9100";
            case "tls-fingerprint" -> "ab".repeat(32);
            case "keep", "collect.threads" -> "2";
            case "max-size", "journal.max-size", "journal.memory", "journal.free-space" -> "3MiB";
            case "journal.max-age" -> "2m";
            case "journal.sync" -> "2s";
            case "agent.interval",
                    "time.timeout",
                    "time.poll",
                    "collect.timeout",
                    "max-age",
                    "timeout" ->
                    "2s";
            default ->
                    value.equals("true")
                            ? "false"
                            : value.equals("false")
                                    ? "true"
                                    : name.equals("time.server") ? "other" : "/other";
        };
    }
}
