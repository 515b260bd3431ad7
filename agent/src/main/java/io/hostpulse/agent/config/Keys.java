package io.hostpulse.agent.config;

import io.hostpulse.agent.time.TimeOptions;
import io.hostpulse.catalogue.Group;
import io.hostpulse.collect.CollectOptions;
import io.hostpulse.collect.Filter;
import io.hostpulse.collect.Roots;
import io.hostpulse.config.ChoiceKind;
import io.hostpulse.config.CountKind;
import io.hostpulse.config.DurationKind;
import io.hostpulse.config.Key;
import io.hostpulse.config.MaybeKind;
import io.hostpulse.config.PathKind;
import io.hostpulse.config.SwitchKind;
import io.hostpulse.config.TextKind;
import io.hostpulse.config.Values;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Every key but those of the outputs, declared once: reading, `check-config`, the manual and the
/// sample file derive from this table.
final class Keys {
    static final Key<AgentConfig, Duration> INTERVAL =
            Key.of(
                    "agent.interval",
                    new DurationKind(AgentConfig.INTERVAL_MIN, AgentConfig.INTERVAL_MAX),
                    AgentConfig::interval,
                    "The time between messages. Below 1s is for looking closely, for a while: a"
                            + " server may not ask for that.");
    static final Key<AgentConfig, Optional<String>> CLUSTER =
            Key.of(
                            "agent.cluster",
                            new MaybeKind<>(new TextKind(253), ""),
                            AgentConfig::cluster,
                            "The cluster that this host belongs to, written into each message.")
                    .example("main");
    static final Key<AgentConfig, Optional<String>> HOSTNAME =
            Key.of(
                            "agent.hostname",
                            new MaybeKind<>(new TextKind(253), ""),
                            AgentConfig::hostname,
                            "The name to report instead of the host's own.")
                    .example("web-1.example.org");
    static final Key<AgentConfig, Path> STATE_DIR =
            Key.of(
                    "agent.state-dir",
                    new PathKind(),
                    AgentConfig::stateDirectory,
                    "The directory where the agent keeps its identity, the journal and the dead"
                            + " letters. One that it makes is its own alone.");
    static final Key<AgentConfig, Boolean> JITTER =
            Key.of(
                    "agent.jitter",
                    new SwitchKind(),
                    AgentConfig::jitter,
                    "Whether ticks are shifted by a phase of the agent's own, so that a fleet does"
                            + " not beat in step. Without effect at an interval of 1s.");
    static final Key<AgentConfig, Budget> BUDGET =
            Key.of(
                    "agent.budget",
                    new BudgetKind(),
                    AgentConfig::budget,
                    "What the agent itself may cost, as the group self measures it. When it used"
                            + " more CPU than that over a minute, the group that is dearest to read"
                            + " is read at half as many ticks, and the message says so; memory"
                            + " beyond it is said.");
    static final Key<AgentConfig, Boolean> SERVER_OPTIONS =
            Key.of(
                    "agent.server-options",
                    new SwitchKind(),
                    AgentConfig::serverOptions,
                    "Whether a server that messages go to may change the interval, within its"
                            + " limits, and switch groups off, and on those that are not switched"
                            + " off here. Its wishes end when it no longer says them, and when the"
                            + " agent stops.");

    static final Key<AgentConfig, Path> PROCFS =
            Key.of(
                    "path.procfs",
                    new PathKind(),
                    config -> config.roots().procfs(),
                    "The mount point of procfs.");
    static final Key<AgentConfig, Path> SYSFS =
            Key.of(
                    "path.sysfs",
                    new PathKind(),
                    config -> config.roots().sysfs(),
                    "The mount point of sysfs.");
    static final Key<AgentConfig, Path> ROOTFS =
            Key.of(
                    "path.rootfs",
                    new PathKind(),
                    config -> config.roots().rootfs(),
                    "Where the host's root file system is mounted; stripped from mount points.");
    static final Key<AgentConfig, Roots.Mounts> PATH_MOUNTS =
            Key.of(
                    "path.mounts",
                    new ChoiceKind<>(List.of(Roots.Mounts.values())),
                    config -> config.roots().mounts(),
                    "Whose mount table is reported: the agent's own, or that of the host's first"
                            + " process, for an agent whose service manager gives it a view of its"
                            + " own, as the packaged unit does.");

    static final Key<AgentConfig, Path> UDEV =
            Key.of(
                    "path.udev",
                    new PathKind(),
                    config -> config.roots().udev(),
                    "Where udev keeps what it knows of devices.");

    static final Key<AgentConfig, TimeOptions.Source> TIME_SOURCE =
            Key.of(
                            "time.source",
                            new ChoiceKind<>(List.of(TimeOptions.Source.values())),
                            (AgentConfig config) -> config.time().source(),
                            "What the agent's time is aligned with: a Hostpulse server, an NTP"
                                    + " server, or nothing but the host's own clock. When neither"
                                    + " this nor time.server is given and there is exactly one"
                                    + " output of the type http, it is that output's server.")
                    .example("ntp");
    static final Key<AgentConfig, Optional<String>> TIME_SERVER =
            Key.of(
                            "time.server",
                            new MaybeKind<>(new TextKind(300), ""),
                            Keys::timeServer,
                            "Where that clock is: `http://HOST:PORT` or `https://HOST:PORT` of a"
                                    + " Hostpulse server; HOST, HOST:PORT or [IPV6]:PORT of an NTP"
                                    + " server. Left out when the source is none.")
                    .example("pool.ntp.org");
    static final Key<AgentConfig, Duration> TIME_TIMEOUT =
            Key.of(
                    "time.timeout",
                    new DurationKind(Duration.ofMillis(100), Duration.ofSeconds(10)),
                    config -> config.time().timeout(),
                    "How long one probe may take.");
    static final Key<AgentConfig, Duration> TIME_POLL =
            Key.of(
                    "time.poll",
                    new DurationKind(Duration.ofSeconds(1), Duration.ofHours(1)),
                    config -> config.time().poll(),
                    "How long to wait between alignments. Public NTP servers ask for 64s or more.");
    static final Key<AgentConfig, Boolean> SET_SYSTEM_CLOCK =
            Key.of(
                    "time.set-system-clock",
                    new SwitchKind(),
                    config -> config.time().setSystemClock(),
                    "Whether to set the host's clock too, which needs CAP_SYS_TIME.");

    static final Key<AgentConfig, Integer> THREADS =
            Key.of(
                    "collect.threads",
                    new CountKind(1, 16),
                    config -> config.collect().threads(),
                    "How many threads collect at once, stuck ones not counted.");
    static final Key<AgentConfig, Duration> COLLECT_TIMEOUT =
            Key.of(
                    "collect.timeout",
                    new DurationKind(Duration.ofMillis(10), Duration.ofSeconds(5)),
                    config -> config.collect().timeoutMax(),
                    "How long one target, a mount or a device, may take before the message leaves"
                            + " without it; never more than 80 % of the interval.");
    static final Key<AgentConfig, Optional<Path>> TEXTFILES =
            Key.of(
                            "collect.textfiles",
                            new MaybeKind<>(new PathKind(), "off"),
                            (AgentConfig config) -> config.collect().textfiles(),
                            "A directory whose files *.prom are read, as node_exporter reads them:"
                                    + " samples in Prometheus' text format that other programs"
                                    + " leave there. A file that is not as it should be is left out"
                                    + " whole, and said.")
                    .example("/var/lib/prometheus/node-exporter");
    static final FilterKeys MOUNTS = collected("mounts", "mount points", CollectOptions::mounts);
    static final FilterKeys FILESYSTEM_TYPES =
            collected("filesystem-types", "file system types", CollectOptions::filesystemTypes);
    static final FilterKeys DISKS = collected("disks", "block devices", CollectOptions::disks);
    static final FilterKeys INTERFACES =
            collected("interfaces", "network interfaces", CollectOptions::interfaces);
    static final FilterKeys CPU_FLAGS =
            collected("cpu-flags", "features and faults of CPUs", CollectOptions::cpuFlags);

    /// The keys in the order of the manual.
    static final List<Key<AgentConfig, ?>> ALL = all();

    private Keys() {}

    /// The key that switches a group on or off.
    static Key<AgentConfig, Boolean> switchOf(Group group) {
        return Key.of(
                "collect.groups." + group.word(),
                new SwitchKind(),
                config -> config.collect().collects(group),
                "Whether to collect: " + group.title() + ".");
    }

    /// The groups that are switched on.
    static Set<Group> groups(Values<AgentConfig> values) {
        Set<Group> groups = EnumSet.noneOf(Group.class);
        for (Group group : Group.values()) {
            if (values.of(switchOf(group))) {
                groups.add(group);
            }
        }
        return groups;
    }

    private static FilterKeys collected(
            String name, String things, Function<CollectOptions, Filter> filter) {
        return new FilterKeys("collect." + name, things, config -> filter.apply(config.collect()));
    }

    private static Optional<String> timeServer(AgentConfig config) {
        String server = config.time().server();
        return server.isEmpty() ? Optional.empty() : Optional.of(server);
    }

    private static List<Key<AgentConfig, ?>> all() {
        var all = new ArrayList<Key<AgentConfig, ?>>();
        all.addAll(List.of(INTERVAL, CLUSTER, HOSTNAME, STATE_DIR, JITTER));
        all.addAll(List.of(BUDGET, SERVER_OPTIONS));
        all.addAll(List.of(PROCFS, SYSFS, ROOTFS, PATH_MOUNTS, UDEV));
        all.addAll(List.of(TIME_SOURCE, TIME_SERVER, TIME_TIMEOUT, TIME_POLL, SET_SYSTEM_CLOCK));
        all.addAll(List.of(THREADS, COLLECT_TIMEOUT, TEXTFILES));
        for (Group group : Group.values()) {
            if (group.origin() != Group.Origin.AGENT) {
                all.add(switchOf(group));
            }
        }
        for (FilterKeys filter : List.of(MOUNTS, FILESYSTEM_TYPES, DISKS, INTERFACES, CPU_FLAGS)) {
            all.addAll(filter.both());
        }
        all.addAll(JournalForm.ALL);
        all.addAll(WindowKeys.ALL);
        return List.copyOf(all);
    }
}
