package io.hostpulse.agent.config;

import io.hostpulse.catalogue.Group;
import io.hostpulse.collect.CollectOptions;
import io.hostpulse.config.Key;
import io.hostpulse.config.LoadedConfig;
import io.hostpulse.config.Origin;
import io.hostpulse.config.Setting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// Lays what a server wishes over a configuration: the interval within its limits; groups off, and
/// on unless the configuration itself switches them off. Nothing else, whatever the server says.
/// Confined to one thread; used once.
public final class ServerOptions {
    /// Who wants a host's life closer than this says so on the host.
    private static final Duration INTERVAL_MIN = Duration.ofSeconds(1);

    private final LoadedConfig<AgentConfig> base;
    private final Map<String, String> changed = new HashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<Group> groups;
    private Duration interval;

    /// @param base the configuration without any server's wishes
    public ServerOptions(LoadedConfig<AgentConfig> base) {
        this.base = base;
        this.interval = base.config().interval();
        this.groups = EnumSet.noneOf(Group.class);
        groups.addAll(base.config().collect().groups());
    }

    /// Adds wishes.
    ///
    /// @param intervalMillis the time between messages
    /// @param wishedGroups names of groups, on or off
    public ServerOptions wish(OptionalLong intervalMillis, Map<String, Boolean> wishedGroups) {
        if (intervalMillis.isPresent()) {
            wishInterval(intervalMillis.getAsLong());
        }
        int known = 0;
        for (Group group : Group.values()) {
            Boolean isOn = wishedGroups.get(group.word());
            if (isOn != null && group.origin() != Group.Origin.AGENT) {
                known++;
                wishGroup(group, isOn);
            }
        }
        if (known < wishedGroups.size()) {
            notes.add(
                    "groups that are unknown here or cannot be switched: "
                            + (wishedGroups.size() - known));
        }
        return this;
    }

    private void wishInterval(long millis) {
        if (millis < INTERVAL_MIN.toMillis() || millis > AgentConfig.INTERVAL_MAX.toMillis()) {
            notes.add("an interval of " + millis + " ms, which is outside the limits");
            return;
        }
        interval = Duration.ofMillis(millis);
        changed.put(Keys.INTERVAL.name(), Keys.INTERVAL.kind().show(interval));
    }

    private void wishGroup(Group group, boolean isOn) {
        Key<AgentConfig, Boolean> key = Keys.switchOf(group);
        if (isOn && isSwitchedOffHere(group, key.name())) {
            notes.add("group " + group.word() + " on, which the configuration switches off");
            return;
        }
        if (isOn) {
            groups.add(group);
        } else {
            groups.remove(group);
        }
        changed.put(key.name(), key.kind().show(isOn));
    }

    private boolean isSwitchedOffHere(Group group, String key) {
        for (Setting setting : base.settings()) {
            if (setting.key().equals(key)) {
                return !(setting.origin() instanceof Origin.Default)
                        && !base.config().collect().collects(group);
            }
        }
        return false;
    }

    /// What was wished and is passed over, in words.
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /// The configuration with the wishes.
    ///
    /// @param who wishes, for the origin of what it changes
    public LoadedConfig<AgentConfig> config(String who) {
        if (changed.isEmpty()) {
            return base;
        }
        List<Setting> settings = new ArrayList<>();
        for (Setting setting : base.settings()) {
            String value = changed.getOrDefault(setting.key(), setting.value());
            settings.add(
                    value.equals(setting.value())
                            ? setting
                            : new Setting(setting.key(), value, new Origin.Derived(who)));
        }
        AgentConfig config = base.config();
        CollectOptions collect = config.collect();
        return new LoadedConfig<>(config.with(interval, collect.withGroups(groups)), settings);
    }
}
