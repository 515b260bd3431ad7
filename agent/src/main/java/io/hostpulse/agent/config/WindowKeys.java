package io.hostpulse.agent.config;

import io.hostpulse.agent.window.WindowOptions;
import io.hostpulse.collect.Filter;
import io.hostpulse.config.Key;
import io.hostpulse.config.MaybeKind;
import io.hostpulse.config.PatternsKind;
import io.hostpulse.config.Values;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The keys of the window for Prometheus.
final class WindowKeys {
    static final Key<AgentConfig, Optional<String>> LISTEN =
            Key.of(
                            "window.listen",
                            new MaybeKind<>(new ListenKind(), "off"),
                            (AgentConfig config) -> config.window().listen(),
                            "Where Prometheus may scrape this host: PORT on the loopback address,"
                                    + " or HOST:PORT. /metrics has node_exporter's names,"
                                    + " /metrics/hostpulse our own. Nothing is encrypted and nobody"
                                    + " is asked for a password there.")
                    .example("127.0.0.1:9100");
    static final Key<AgentConfig, List<String>> HOSTS =
            Key.of(
                    "window.hosts",
                    new PatternsKind(),
                    config -> config.window().hosts(),
                    "The names under which the window may be asked, beside localhost and IP"
                            + " addresses; whole names, not patterns.");
    private static final FilterKeys MOUNTS = shown("mounts", "mount points", WindowOptions::mounts);
    private static final FilterKeys FILESYSTEM_TYPES =
            shown("filesystem-types", "file system types", WindowOptions::filesystemTypes);
    private static final FilterKeys DISKS = shown("disks", "block devices", WindowOptions::disks);
    private static final FilterKeys INTERFACES =
            shown("interfaces", "network interfaces", WindowOptions::interfaces);

    /// The keys in the order of the manual.
    static final List<Key<AgentConfig, ?>> ALL = all();

    private WindowKeys() {}

    private static FilterKeys shown(
            String name, String things, Function<WindowOptions, Filter> filter) {
        return new FilterKeys("window." + name, things, config -> filter.apply(config.window()));
    }

    private static List<Key<AgentConfig, ?>> all() {
        var all = new ArrayList<Key<AgentConfig, ?>>(List.of(LISTEN, HOSTS));
        for (FilterKeys filter : List.of(MOUNTS, FILESYSTEM_TYPES, DISKS, INTERFACES)) {
            all.addAll(filter.both());
        }
        return List.copyOf(all);
    }

    static WindowOptions options(Values<AgentConfig> values) {
        return new WindowOptions(
                values.of(LISTEN),
                values.of(HOSTS),
                MOUNTS.in(values),
                FILESYSTEM_TYPES.in(values),
                DISKS.in(values),
                INTERFACES.in(values));
    }
}
