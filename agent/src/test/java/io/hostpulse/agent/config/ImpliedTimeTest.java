package io.hostpulse.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.agent.time.TimeOptions.Source;
import io.hostpulse.config.LoadedConfig;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whose time an agent takes when its configuration does not say.
final class ImpliedTimeTest {
    private static LoadedConfig<AgentConfig> load(String... flags) {
        var all = new ArrayList<>(List.of("--outputs.here.type=console"));
        all.addAll(List.of(flags));
        return Configs.loaded(
                new ConfigLoader(Map.of(), all, AgentConfig.DEFAULT).load(Optional.empty()));
    }

    private static String[] http(String name, String url) {
        return new String[] {
            "--outputs." + name + ".type=http", "--outputs." + name + ".url=" + url
        };
    }

    private static String[] both(String[] one, String... other) {
        var all = new ArrayList<>(List.of(one));
        all.addAll(List.of(other));
        return all.toArray(new String[0]);
    }

    @Test
    void theOnlyServerThatMessagesGoToTellsTheTime() {
        var loaded = load(http("main", "https://Monitor.example.org:443/hosts/"));

        assertThat(loaded.config().time().source()).isEqualTo(Source.SERVER);
        assertThat(loaded.config().time().server()).isEqualTo("https://monitor.example.org/hosts");
        assertThat(Configs.settings(loaded))
                .containsEntry("time.source", "server <- from outputs.main.url")
                .containsEntry(
                        "time.server",
                        "https://monitor.example.org/hosts <- from outputs.main.url");
    }

    @Test
    void otherKeysOfTheTimeChangeNothingAboutThat() {
        var time = load(both(http("main", "http://127.0.0.1:1"), "--time.poll=5s")).config().time();

        assertThat(time.source()).isEqualTo(Source.SERVER);
        assertThat(time.poll()).hasSeconds(5);
    }

    @Test
    void whatTheConfigurationSaysOfTheTimeHolds() {
        String[] server = http("main", "http://127.0.0.1:1");
        var none = load(both(server, "--time.source=none"));
        assertThat(none.config().time().source()).isEqualTo(Source.NONE);
        assertThat(none.config().time().server()).isEmpty();
        var ntp = load(both(server, "--time.source=ntp", "--time.server=a"));
        assertThat(ntp.config().time().source()).isEqualTo(Source.NTP);
    }

    @Test
    void oneOfSeveralServersIsNotGuessed() {
        var two = load(both(http("a", "http://127.0.0.1:1"), http("b", "http://127.0.0.1:2")));
        assertThat(two.config().time().source()).isEqualTo(Source.NONE);
        assertThat(load().config().time().source()).isEqualTo(Source.NONE);
    }
}
