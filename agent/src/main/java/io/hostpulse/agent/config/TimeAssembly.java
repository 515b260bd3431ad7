package io.hostpulse.agent.config;

import io.hostpulse.agent.time.TimeOptions;
import io.hostpulse.config.Origin;
import io.hostpulse.config.Problems;
import io.hostpulse.config.Setting;
import io.hostpulse.config.Shown;
import io.hostpulse.config.Values;
import io.hostpulse.outputs.OutputOptions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts the time options together: source and server must go with each other. When nothing is said
/// of them, the only output to a Hostpulse server says which server it is.
final class TimeAssembly {
    private final Values<AgentConfig> values;
    private final Problems problems;
    private final Optional<OutputOptions.Http> implied;
    private final String server;

    private TimeAssembly(
            Values<AgentConfig> values, List<OutputOptions> outputs, Problems problems) {
        this.values = values;
        this.problems = problems;
        implied = implied(values, outputs);
        server = implied.map(OutputOptions.Http::url).orElseGet(this::server);
    }

    static TimeAssembly assemble(
            Values<AgentConfig> values, List<OutputOptions> outputs, Problems problems) {
        return new TimeAssembly(values, outputs, problems);
    }

    private static Optional<OutputOptions.Http> implied(
            Values<AgentConfig> values, List<OutputOptions> outputs) {
        Optional<OutputOptions.Http> only = Optional.empty();
        for (OutputOptions output : outputs) {
            if (output instanceof OutputOptions.Http http) {
                if (only.isPresent()) {
                    return Optional.empty();
                }
                only = Optional.of(http);
            }
        }
        boolean isOpen =
                !values.isGiven(Keys.TIME_SOURCE)
                        && !values.isGiven(Keys.TIME_SERVER)
                        && values.of(Keys.TIME_SOURCE) == TimeOptions.Source.NONE;
        // A URL that does not fit is empty here, and its problem is told already.
        return isOpen
                ? only.filter(http -> ServerAddress.fits(TimeOptions.Source.SERVER, http.url()))
                : Optional.empty();
    }

    TimeOptions options() {
        return new TimeOptions(
                implied.isPresent() ? TimeOptions.Source.SERVER : values.of(Keys.TIME_SOURCE),
                server,
                values.of(Keys.TIME_TIMEOUT),
                values.of(Keys.TIME_POLL),
                values.of(Keys.SET_SYSTEM_CLOCK));
    }

    /// The settings with what the output implies.
    List<Setting> settings(List<Setting> given) {
        if (implied.isEmpty()) {
            return given;
        }
        Origin origin =
                new Origin.Derived(OutputForm.SECTION + "." + implied.get().name() + ".url");
        List<Setting> settings = new ArrayList<>();
        for (Setting setting : given) {
            String key = setting.key();
            if (key.equals(Keys.TIME_SOURCE.name())) {
                String word = Keys.TIME_SOURCE.kind().show(TimeOptions.Source.SERVER);
                settings.add(new Setting(key, word, origin));
            } else if (key.equals(Keys.TIME_SERVER.name())) {
                settings.add(new Setting(key, server, origin));
            } else {
                settings.add(setting);
            }
        }
        return settings;
    }

    private String server() {
        TimeOptions.Source source = values.of(Keys.TIME_SOURCE);
        Optional<String> server = values.of(Keys.TIME_SERVER);
        Origin sourceAt = values.origin(Keys.TIME_SOURCE);
        Origin serverAt = values.origin(Keys.TIME_SERVER);
        if (values.isUnfit(Keys.TIME_SOURCE)) {
            return "";
        }
        if (source == TimeOptions.Source.NONE) {
            // A stronger source may switch the alignment off without knowing of the server.
            if (server.isPresent() && rank(serverAt) >= rank(sourceAt)) {
                problems.add(
                        serverAt,
                        "time.server is "
                                + Shown.quoted(server.get())
                                + ", but time.source is none; expected the source server or ntp,"
                                + " or no server");
            }
            return "";
        }
        if (server.isPresent() && ServerAddress.fits(source, server.get())) {
            return server.get();
        }
        boolean isMissing = server.isEmpty() || rank(serverAt) == 0;
        if (isMissing && !values.isGiven(Keys.TIME_SERVER)) {
            problems.add(
                    sourceAt,
                    "time.source is "
                            + Keys.TIME_SOURCE.kind().show(source)
                            + ", but time.server is missing; expected "
                            + ServerAddress.expected(source));
        } else if (server.isPresent()) {
            problems.add(
                    serverAt,
                    "time.server is "
                            + Shown.quoted(server.get())
                            + "; expected "
                            + ServerAddress.expected(source)
                            + " for the source "
                            + Keys.TIME_SOURCE.kind().show(source));
        }
        return "";
    }

    /// The strength of an origin: the command line is the strongest.
    private static int rank(Origin origin) {
        if (origin instanceof Origin.Flag) {
            return 3;
        }
        if (origin instanceof Origin.Environment) {
            return 2;
        }
        return origin instanceof Origin.File ? 1 : 0;
    }
}
