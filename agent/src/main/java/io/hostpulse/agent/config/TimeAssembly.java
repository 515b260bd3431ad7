package io.hostpulse.agent.config;

import io.hostpulse.agent.time.TimeOptions;
import io.hostpulse.config.Origin;
import io.hostpulse.config.Problems;
import io.hostpulse.config.Shown;
import io.hostpulse.config.Values;

import java.util.Optional;

/// Puts the time options together: source and server must go with each other.
final class TimeAssembly {
    private final Values<AgentConfig> values;
    private final Problems problems;

    private TimeAssembly(Values<AgentConfig> values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    static TimeOptions assemble(Values<AgentConfig> values, Problems problems) {
        return new TimeOptions(
                values.of(Keys.TIME_SOURCE),
                new TimeAssembly(values, problems).server(),
                values.of(Keys.TIME_TIMEOUT),
                values.of(Keys.TIME_POLL),
                values.of(Keys.SET_SYSTEM_CLOCK));
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
