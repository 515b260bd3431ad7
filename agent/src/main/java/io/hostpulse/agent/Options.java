package io.hostpulse.agent;

import io.hostpulse.agent.ServerWords.Wishes;
import io.hostpulse.agent.config.AgentConfig;
import io.hostpulse.agent.config.ServerOptions;
import io.hostpulse.config.ConfigResult;
import io.hostpulse.config.ConfigWatch;
import io.hostpulse.config.LoadedConfig;
import io.hostpulse.config.Problem;
import io.hostpulse.outputs.OutputOptions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// The third step of the flow: what may change while the agent runs. Confined to the main flow's
/// thread.
///
/// A changed configuration file, or SIGHUP, makes the agent read all of it again, command line and
/// environment over it as at the start. It is checked first; a bad one is refused with every
/// problem named, and the old one stays in force.
///
/// What a server wishes lies over that as long as the server says it, and is never written down.
final class Options {
    /// How long a changed file may go unseen between two ticks that are further apart.
    static final long LOOK_NANOS = Duration.ofSeconds(10).toNanos();

    private final Surroundings surroundings;
    private final ServerWords words;
    private final Consumer<String> log;

    /// The configuration without any server's wishes, and with them.
    private LoadedConfig<AgentConfig> own;

    private LoadedConfig<AgentConfig> inForce;
    private List<String> outputs;
    private Wishes wishes = Wishes.NONE;

    /// What the wishes change, as the log was told.
    private List<String> told = List.of();

    Options(Surroundings surroundings, ServerWords words, LoadedConfig<AgentConfig> current) {
        this.surroundings = surroundings;
        this.words = words;
        this.log = surroundings.log();
        this.own = current;
        this.inForce = current;
        this.outputs = names(current.config());
    }

    private static List<String> names(AgentConfig config) {
        List<String> names = new ArrayList<>();
        for (OutputOptions output : config.outputs()) {
            names.add(output.name());
        }
        return names;
    }

    /// The new configuration, when there is one that is good and different.
    Optional<LoadedConfig<AgentConfig>> changed() {
        boolean isRead = readAgain();
        Wishes now = words.wishes(outputs);
        if (!isRead && now == wishes) {
            return Optional.empty();
        }
        boolean isNew = now != wishes;
        wishes = now;
        LoadedConfig<AgentConfig> before = inForce;
        inForce = withWishes(isNew);
        List<String> changes = Settings.changes(before.settings(), inForce.settings());
        tellWishes(isRead, changes);
        return isRead || !changes.isEmpty() ? Optional.of(inForce) : Optional.empty();
    }

    /// Tells what wishes change; nothing twice when only the file has changed.
    private void tellWishes(boolean isRead, List<String> changes) {
        List<String> wished = Settings.changes(own.settings(), inForce.settings());
        for (String change : isRead ? wished : changes) {
            if (!isRead || !told.contains(change)) {
                log.accept("configuration changed by the server " + change);
            }
        }
        told = wished;
    }

    /// Lays the wishes over the configuration.
    private LoadedConfig<AgentConfig> withWishes(boolean isNew) {
        OptionalLong interval = wishes.intervalMillis();
        boolean isAllowed = own.config().serverOptions();
        if (!isAllowed && isNew && (interval.isPresent() || !wishes.groups().isEmpty())) {
            log.accept(
                    "the server's wishes are not followed, for agent.server-options is false"
                            + " output="
                            + wishes.output());
        }
        if (!isAllowed) {
            return own;
        }
        ServerOptions over = new ServerOptions(own).wish(interval, wishes.groups());
        if (isNew) {
            for (String note : over.notes()) {
                log.accept("a wish of the server is passed over: " + note);
            }
        }
        return over.config("the server of output " + wishes.output());
    }

    private boolean readAgain() {
        Optional<ConfigWatch> watch = surroundings.watch();
        if (watch.isEmpty() || !watch.get().changed(surroundings.clock().nanoTime())) {
            return false;
        }
        return switch (surroundings.loader().load(surroundings.file())) {
            case ConfigResult.Refused<AgentConfig> refused -> {
                refuse(refused.problems());
                yield false;
            }
            case ConfigResult.Loaded<AgentConfig> loaded -> accept(loaded.loaded());
        };
    }

    private void refuse(List<Problem> problems) {
        log.accept("configuration refused, the old one stays in force");
        for (Problem problem : problems) {
            log.accept(problem.line());
        }
    }

    private boolean accept(LoadedConfig<AgentConfig> loaded) {
        List<String> changes = Settings.changes(own.settings(), loaded.settings());
        if (changes.isEmpty()) {
            log.accept("configuration read again: nothing changed");
            return false;
        }
        for (String change : changes) {
            log.accept("configuration changed " + change);
        }
        own = loaded;
        outputs = names(loaded.config());
        return true;
    }
}
