package io.hostpulse.agent.config;

import static io.hostpulse.agent.config.Configs.loaded;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.config.ConfigResult;
import io.hostpulse.config.Key;
import io.hostpulse.config.LoadedConfig;
import io.hostpulse.config.Origin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The pages under `docs` are what the keys' declaration says; `-Dhostpulse.write-docs=true` writes
/// them anew.
final class ConfigReferenceTest {
    private static final Path DOCS = Path.of(System.getProperty("hostpulse.root"), "docs");

    @TempDir private Path directory;

    @Test
    void theManualIsUpToDate() throws IOException {
        check(DOCS.resolve("configuration.md"), ConfigReference.text());
    }

    @Test
    void theSampleIsUpToDate() throws IOException {
        check(DOCS.resolve("hostpulse.yaml"), ConfigReference.sample());
    }

    @Test
    void theManualNamesEveryKey() {
        for (Key<AgentConfig, ?> key : Keys.ALL) {
            assertThat(ConfigReference.text()).contains("| `" + key.name() + "` |");
        }
    }

    @Test
    void theSampleIsTheDefaultsWithAConsole() throws IOException {
        assertThat(loaded(load(ConfigReference.sample())).config()).isEqualTo(Configs.WITH_CONSOLE);
    }

    @Test
    void theSampleWithEveryKeyInForceSetsEveryKey() throws IOException {
        LoadedConfig<AgentConfig> loaded = loaded(load(Samples.uncommented()));
        assertThat(loaded.settings())
                .allSatisfy(
                        s -> assertThat(s.origin()).as(s.key()).isInstanceOf(Origin.File.class));
        for (Key<AgentConfig, ?> key : Keys.ALL) {
            String expected =
                    key.example().isEmpty() ? key.shownIn(AgentConfig.DEFAULT) : key.example();
            assertThat(key.shownIn(loaded.config())).as(key.name()).isEqualTo(expected);
        }
        assertThat(loaded.config().outputs()).hasSize(OutputForm.ALL.size());
    }

    private ConfigResult<AgentConfig> load(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("hostpulse.yaml"), content);
        return new ConfigLoader(Map.of(), List.of(), AgentConfig.DEFAULT).load(Optional.of(file));
    }

    private static void check(Path page, String text) throws IOException {
        if (Boolean.getBoolean("hostpulse.write-docs")) {
            Files.createDirectories(DOCS);
            Files.writeString(page, text);
        }
        assertThat(Files.readString(page)).isEqualTo(text);
    }
}
