package io.hostpulse.agent;

import io.hostpulse.agent.config.AgentConfig;
import io.hostpulse.agent.time.TimeAligner;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Self;
import io.hostpulse.collect.Collection;
import io.hostpulse.collect.HostIdentity;
import io.hostpulse.config.LoadedConfig;
import io.hostpulse.config.Setting;
import io.hostpulse.journal.FileDisk;
import io.hostpulse.journal.Journal;
import io.hostpulse.journal.JournalState;
import io.hostpulse.outputs.OutputOptions;
import io.hostpulse.wire.MessageKey;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The modules that the configuration names, loaded in the order in which data walks and closed in
/// reverse. Confined to the main flow's thread.
final class Modules implements AutoCloseable {
    /// How often the host's name and addresses are looked at again.
    private static final long IDENTITY_NANOS = Duration.ofMinutes(5).toNanos();

    /// A new source of time is waited for during this part of an interval, and
    /// [TimeAligner#FIRST_MAX] at most.
    private static final int TIME_WAIT_SHARE = 2;

    /// A server that calls everything a conflict has the agent begin anew no more often than this.
    private static final Duration RENUMBER_PAUSE = Duration.ofMinutes(10);

    /// How long the flow waits for the journal to be on disk before a new numbering.
    private static final Duration FLUSH_MAX = Duration.ofMillis(500);

    /// The journal's own bound for its close.
    static final Duration JOURNAL_CLOSE_MAX = Duration.ofSeconds(5);

    private final Surroundings surroundings;
    private final IdentityStore store;
    private final Path stateDirectory;
    private final ServerWords words;
    private final OutputPumps pumps;

    /// Guards the numbering and the identity that names it.
    private final Object numbering = new Object();

    private IdentityStore.Start start;
    private Journal journal;
    private Deliveries deliveries;
    private final Assembler assembler = new Assembler();
    private LoadedConfig<AgentConfig> loaded;

    /// The outputs' threads hand it the stamps of their exchanges.
    private volatile TimeAligner time;

    /// The server that tells it the time, empty for none: said after the aligner changes, and taken
    /// back before.
    private volatile String timeServer;

    private Collection collection;
    private BudgetKeeper.Pace pace;
    private BudgetKeeper budget;
    private View view;
    private Ticks ticks;
    private long missedBefore;
    private volatile Identity identity;
    private long identityNanos;
    private @Nullable MessageKey conflict;
    private long conflictNanos;

    private Modules(
            Surroundings surroundings,
            LoadedConfig<AgentConfig> loaded,
            IdentityStore store,
            IdentityStore.Start start,
            Runnable wake) {
        AgentConfig config = loaded.config();
        this.surroundings = surroundings;
        this.loaded = loaded;
        this.store = store;
        this.start = start;
        this.stateDirectory = config.stateDirectory();
        this.collection = openCollection(config);
        this.pace = new BudgetKeeper.CollectionPace(collection);
        this.view = View.open(config, surroundings);
        this.words = new ServerWords(wake);
        this.pumps = new OutputPumps(surroundings, stateDirectory, words, this::exchanged);
        this.conflictNanos = surroundings.clock().nanoTime() - RENUMBER_PAUSE.toNanos();
        this.journal = openJournal(config);
        this.deliveries = openDeliveries(start);
        this.time = openTime(config);
        this.timeServer = TimeServer.url(config.time());
        this.budget = openBudget(loaded);
        this.ticks = openTicks(config);
        this.identity = readIdentity(config, ServerAddress.literal(config.time()), start);
        this.identityNanos = surroundings.clock().nanoTime();
        if (ServerAddress.isName(config.time())) {
            refreshIdentity();
        }
        deliveries.apply(config.outputs(), descriptions(loaded.settings(), config.outputs()));
    }

    /// @param wake has the flow look at its options now
    static Modules load(LoadedConfig<AgentConfig> loaded, Surroundings surroundings, Runnable wake)
            throws IdentityStore.InUse {
        IdentityStore store =
                new IdentityStore(loaded.config().stateDirectory(), surroundings.log());
        IdentityStore.Start start = store.begin();
        return new Modules(surroundings, loaded, store, start, wake);
    }

    private Journal openJournal(AgentConfig config) {
        Set<String> names = new HashSet<>();
        for (OutputOptions output : config.outputs()) {
            names.add(output.name());
        }
        var clock = surroundings.clock();
        return Journal.open(
                config.journal(),
                new FileDisk(config.stateDirectory().resolve("journal")),
                start.journal(),
                start.epoch(),
                names,
                clock.monotonic(),
                () -> micros(clock.instant()),
                surroundings.log(),
                surroundings.faults());
    }

    private Deliveries openDeliveries(IdentityStore.Start numbering) {
        var nanoTime = surroundings.clock().monotonic();
        return new Deliveries(journal, numbering, pumps, nanoTime, surroundings.log());
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }

    private TimeAligner openTime(AgentConfig config) {
        return TimeAligner.of(
                config.time(), TimeServer.trust(config), surroundings.clock(), surroundings.log());
    }

    private Collection openCollection(AgentConfig config) {
        var nanoTime = surroundings.clock().monotonic();
        return new Collection(View.wanted(config), config.roots(), nanoTime);
    }

    private BudgetKeeper openBudget(LoadedConfig<AgentConfig> from) {
        return new BudgetKeeper(from.config().budget(), surroundings.log());
    }

    private Ticks openTicks(AgentConfig config) {
        long intervalMicros = config.interval().toNanos() / 1_000;
        boolean shifted = config.jitter() && config.interval().compareTo(Duration.ofSeconds(1)) > 0;
        return new Ticks(
                intervalMicros, shifted ? Ticks.phaseMicros(start.agent(), intervalMicros) : 0);
    }

    /// A server has answered with its stamps: they count when it is the one that tells the time.
    private void exchanged(
            String url,
            long sent,
            long received,
            long receiveMicros,
            long transmitMicros,
            long errorMicros) {
        TimeAligner aligner = time;
        if (url.equals(timeServer)) {
            aligner.exchanged(sent, received, receiveMicros, transmitMicros, errorMicros);
        }
    }

    private Identity readIdentity(
            AgentConfig config, Optional<InetAddress> server, IdentityStore.Start start) {
        HostIdentity host = HostIdentity.read(config.roots(), server);
        return new Identity(
                config.cluster(),
                start.agent(),
                start.journal(),
                start.epoch(),
                host.bootId(),
                config.hostname().or(host::hostname).orElse("localhost"),
                host.ip(),
                host.mac());
    }

    /// Looks at the host's name and addresses anew, beside the flow: a name server may take its
    /// time.
    private void refreshIdentity() {
        identityNanos = surroundings.clock().nanoTime();
        AgentConfig config = loaded.config();
        IdentityStore.Start now = start;
        Thread thread =
                new Thread(
                        null,
                        () -> {
                            Optional<InetAddress> server = ServerAddress.resolve(config.time());
                            Identity read = readIdentity(config, server, now);
                            synchronized (numbering) {
                                identity = now.isSame(start) ? read : identity;
                            }
                        },
                        "identity",
                        256 << 10);
        thread.setDaemon(true);
        thread.start();
    }

    /// Puts a changed configuration in force, between two ticks. What did not change goes on
    /// untouched.
    void apply(LoadedConfig<AgentConfig> next) {
        List<Setting> old = loaded.settings();
        List<Setting> now = next.settings();
        AgentConfig config = next.config();
        boolean isTrustNew =
                !TimeServer.trusted(config).equals(TimeServer.trusted(loaded.config()));
        loaded = next;
        boolean isWindowNew = differs("window.", old, now);
        if (isWindowNew || differs("collect.", old, now) || differs("path.", old, now)) {
            collection.close();
            collection = openCollection(config);
            pace = new BudgetKeeper.CollectionPace(collection);
            view.close();
            view = View.open(config, surroundings);
        }
        if (differs("agent.budget", old, now)) {
            budget = openBudget(next);
        }
        if (differs("agent.interval", old, now) || differs("agent.jitter", old, now)) {
            missedBefore += ticks.missed();
            ticks = openTicks(config);
        }
        if (differs("agent.state-dir", old, now)) {
            surroundings.log().accept("agent.state-dir changes at the next start");
        }
        if (differs("journal.", old, now)) {
            surroundings.log().accept("the journal's settings change at the next start");
        }
        if (differs("time.", old, now) || isTrustNew) {
            timeServer = "";
            time.close();
            time = openTime(config);
            timeServer = TimeServer.url(config.time());
            // No tick waits for the new source: until it answers, messages say that it did not.
            Duration wait = Duration.ofNanos(config.interval().toNanos() / TIME_WAIT_SHARE);
            boolean isLong = wait.compareTo(TimeAligner.FIRST_MAX) > 0;
            time.start(isLong ? TimeAligner.FIRST_MAX : wait);
        }
        deliveries.apply(config.outputs(), descriptions(now, config.outputs()));
        refreshIdentity();
    }

    /// Begins a new numbering after a server has said that it holds other content under a key of
    /// this one: the state directory was copied, or put back to what it was, and another agent
    /// counts on from the same number. What is journaled stays and is delivered under its old keys.
    ///
    /// The journal is closed and opened again; not while its disk is out, for what is in memory
    /// alone would be lost.
    void renumberAfterConflict() {
        MessageKey key = words.takeConflict().orElse(conflict);
        conflict = key != null && key.journal().equals(start.journal()) ? key : null;
        if (conflict != null) {
            renumberAfter(conflict);
        }
    }

    private void renumberAfter(MessageKey key) {
        long nanos = surroundings.clock().nanoTime();
        if (nanos - conflictNanos < RENUMBER_PAUSE.toNanos()) {
            return;
        }
        if (!(journal.stats().state() instanceof JournalState.Ok) || !journal.flush(FLUSH_MAX)) {
            return;
        }
        conflict = null;
        conflictNanos = nanos;
        surroundings
                .log()
                .accept(
                        "the server holds another message under the key epoch="
                                + key.epoch()
                                + " seq="
                                + key.seq()
                                + ": the state directory was copied or put back; a new numbering"
                                + " begins");
        renumber();
    }

    private void renumber() {
        AgentConfig config = loaded.config();
        deliveries.close();
        journal.close();
        IdentityStore.Start next = store.renumber(start);
        synchronized (numbering) {
            start = next;
            identity = identity.numbered(next.journal(), next.epoch());
        }
        journal = openJournal(config);
        assembler.renumber();
        deliveries = openDeliveries(next);
        deliveries.apply(config.outputs(), descriptions(loaded.settings(), config.outputs()));
    }

    private static boolean differs(String prefix, List<Setting> old, List<Setting> now) {
        return !Settings.below(prefix, old).equals(Settings.below(prefix, now));
    }

    private static Map<String, String> descriptions(
            List<Setting> settings, List<OutputOptions> outputs) {
        Map<String, String> descriptions = new HashMap<>();
        for (OutputOptions output : outputs) {
            descriptions.put(
                    output.name(), Settings.below("outputs." + output.name() + ".", settings));
        }
        return descriptions;
    }

    /// Writes what the agent knows of itself into the snapshot.
    void describeSelf(Snapshot snapshot) {
        Table self = snapshot.table(Group.SELF);
        int row = self.rows() == 0 ? self.addRow() : 0;
        self.set(row, Self.MISSED_TICKS, missedBefore + ticks.missed());
        self.set(row, Self.STUCK_THREADS, collection.stuckThreads());
        deliveries.describe(snapshot);
    }

    View view() {
        return view;
    }

    /// Holds the agent to its budget, once the snapshot says what it cost.
    void keepBudget(Snapshot snapshot, long nanos) {
        budget.tick(snapshot, nanos, pace);
    }

    AgentConfig config() {
        return loaded.config();
    }

    /// What the servers of the outputs say.
    ServerWords words() {
        return words;
    }

    TimeAligner time() {
        return time;
    }

    Collection collection() {
        return collection;
    }

    Assembler assembler() {
        return assembler;
    }

    Deliveries deliveries() {
        return deliveries;
    }

    Ticks ticks() {
        return ticks;
    }

    /// Who speaks; the host's name and addresses are looked at again from time to time.
    Identity identity() {
        if (surroundings.clock().nanoTime() - identityNanos > IDENTITY_NANOS) {
            refreshIdentity();
        }
        return identity;
    }

    @Override
    public void close() {
        deliveries.close();
        journal.close();
        time.close();
        view.close();
        collection.close();
        store.close();
    }
}
