package io.hostpulse.top;

import io.hostpulse.agent.Assembler;
import io.hostpulse.agent.Log;
import io.hostpulse.agent.TimeServer;
import io.hostpulse.agent.config.AgentConfig;
import io.hostpulse.agent.time.HostClock;
import io.hostpulse.agent.time.TimeAligner;
import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.collect.Collection;
import io.hostpulse.collect.HostIdentity;
import io.hostpulse.wire.Message;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// This host, collected here, without any agent. Its past is what was seen since the program
/// started, the last [#SAMPLES_MAX] samples of it.
final class LocalSource implements Source {
    static final int SAMPLES_MAX = 300;

    /// As if a tick came every 20 s: no tick presses, so that a busy host has a second to answer.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final long MICROS_PER_MILLI = 1_000;

    private final AgentConfig config;
    private final HostClock clock;
    private final long intervalMillis;
    private final Identity identity;
    private final TimeAligner time;
    private final Assembler assembler = new Assembler();
    private final Timeline timeline;
    private final Set<Group> groups;
    private final Collection collection;
    private Optional<Collection> cgroups = Optional.empty();
    private Optional<Shown.Sample> newest = Optional.empty();

    /// @param config what is collected, and from where; processes are, besides
    /// @param log what has to be said of the time; not to be written over the screen
    LocalSource(AgentConfig config, HostClock clock, Duration interval, Log log) {
        this.config = config;
        this.clock = clock;
        this.intervalMillis = interval.toMillis();
        this.identity = identity(config);
        this.groups = EnumSet.copyOf(config.collect().groups());
        groups.add(Group.TOP_PROCESS);
        this.collection = collection(groups);
        this.timeline = new Timeline(new NoArchive(), () -> intervalMillis * MICROS_PER_MILLI);
        this.time = TimeAligner.of(config.time(), TimeServer.trust(config), clock, log);
        time.start();
    }

    private Collection collection(Set<Group> of) {
        return Collection.patient(config.collect().withGroups(of), config.roots(), clock::nanoTime);
    }

    /// A reading by hand belongs to no agent: it has an identity of its own.
    private static Identity identity(AgentConfig config) {
        HostIdentity host = HostIdentity.read(config.roots(), Optional.empty());
        return new Identity(
                config.cluster(),
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                1,
                host.bootId(),
                config.hostname().or(host::hostname).orElse("localhost"),
                host.ip(),
                host.mac());
    }

    @Override
    public boolean hasHosts() {
        return false;
    }

    @Override
    public Shown hosts() {
        return live();
    }

    @Override
    public void open(String agent) {}

    @Override
    public Shown live() {
        var snapshot = new Snapshot();
        long nanos = clock.nanoTime();
        ClockReading reading = time.read();
        collection.collect(snapshot, PATIENCE);
        cgroups.ifPresent(besides -> besides.collect(snapshot, PATIENCE));
        Message _ =
                assembler.assemble(
                        snapshot, groups, identity, reading, intervalMillis, nanos / 1_000);
        timeline.keep(snapshot, SAMPLES_MAX);
        boolean isFirst = newest.isEmpty();
        Shown.Sample sample =
                sample(snapshot, timeline.before(snapshot.clock().timeMicros()), Moment.LIVE);
        newest = Optional.of(sample);
        // One reading alone has no rates, and what lacks them would look like trouble.
        return isFirst ? new Shown.End(Word.CONNECTING) : sample;
    }

    private static Shown.Sample sample(
            Snapshot snapshot, Optional<Snapshot> before, Moment moment) {
        return new Shown.Sample(snapshot, before, Figures.of(snapshot), moment);
    }

    /// The past goes on while it is looked at.
    @Override
    public void idle() {
        Shown _ = live();
    }

    @Override
    public Shown hold() {
        if (newest.isEmpty()) {
            return new Shown.End(Word.NO_EARLIER);
        }
        Shown.Sample sample = newest.get();
        timeline.newest(sample.now());
        return sample(sample.now(), sample.before(), Moment.PAUSED);
    }

    @Override
    public Shown step(int direction) {
        try {
            return shown(timeline.step(direction), direction);
        } catch (SourceException e) {
            return new Shown.Failed(e.why());
        }
    }

    @Override
    public Shown at(long micros) {
        try {
            return shown(timeline.at(micros), -1);
        } catch (SourceException e) {
            return new Shown.Failed(e.why());
        }
    }

    private Shown shown(Timeline.Place place, int direction) {
        return switch (place) {
            case Timeline.Place.At at -> sample(at.now(), at.before(), Moment.HISTORY);
            case Timeline.Place.Within within ->
                    new Shown.Gap(newest.orElseThrow().figures(), within.hole());
            case Timeline.Place.Nothing _ ->
                    new Shown.End(direction > 0 ? Word.NO_LATER : Word.NO_EARLIER);
        };
    }

    /// They are read only while they are looked at: there may be a thousand, of some files each.
    @Override
    public void cgroups(boolean wanted) {
        if (wanted && cgroups.isEmpty() && !groups.contains(Group.CGROUP)) {
            groups.add(Group.CGROUP);
            cgroups = Optional.of(collection(EnumSet.of(Group.CGROUP)));
        } else if (!wanted) {
            cgroups.ifPresent(Collection::close);
            cgroups = Optional.empty();
            if (!config.collect().collects(Group.CGROUP)) {
                groups.remove(Group.CGROUP);
            }
        }
    }

    @Override
    public void close() {
        cgroups(false);
        collection.close();
        time.close();
    }

    /// What is at hand is all there is.
    private static final class NoArchive implements Timeline.Archive {
        @Override
        public OptionalLong end() {
            return OptionalLong.empty();
        }

        @Override
        public NavigableMap<Long, Snapshot> between(long from, long to) {
            return new TreeMap<>();
        }

        @Override
        public OptionalLong nearest(long micros, int direction) {
            return OptionalLong.empty();
        }

        @Override
        public List<Hole> holes() {
            return List.of();
        }
    }
}
