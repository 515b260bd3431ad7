package io.hostpulse.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.config.ConfigResult;
import io.hostpulse.config.LoadedConfig;
import io.hostpulse.config.Problem;
import io.hostpulse.config.Setting;
import io.hostpulse.outputs.OutputOptions.Console;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Configurations that the tests start from.
final class Configs {
    /// The defaults with one output.
    static final AgentConfig WITH_CONSOLE = with(new Console("console", Console.Form.LINE));

    private Configs() {}

    static AgentConfig with(Console console) {
        AgentConfig base = AgentConfig.DEFAULT;
        return new AgentConfig(
                base.interval(),
                base.cluster(),
                base.hostname(),
                base.stateDirectory(),
                base.jitter(),
                base.budget(),
                base.serverOptions(),
                base.roots(),
                base.time(),
                base.collect(),
                base.journal(),
                base.window(),
                List.of(console));
    }

    static LoadedConfig<AgentConfig> loaded(ConfigResult<AgentConfig> result) {
        if (result instanceof ConfigResult.Refused<AgentConfig> refused) {
            throw new AssertionError(lines(refused).toString());
        }
        return ((ConfigResult.Loaded<AgentConfig>) result).loaded();
    }

    static List<String> lines(ConfigResult<AgentConfig> result) {
        assertThat(result).isInstanceOf(ConfigResult.Refused.class);
        return ((ConfigResult.Refused<AgentConfig>) result)
                .problems().stream().map(Problem::line).toList();
    }

    /// Each key with its value and origin.
    static Map<String, String> settings(LoadedConfig<AgentConfig> loaded) {
        var settings = new TreeMap<String, String>();
        for (Setting setting : loaded.settings()) {
            settings.put(setting.key(), setting.value() + " <- " + setting.origin().label());
        }
        return settings;
    }
}
