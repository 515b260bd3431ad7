package io.hostpulse.agent;

import io.hostpulse.agent.config.AgentConfig;
import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.config.ConfigWatch;
import io.hostpulse.config.LoadedConfig;
import io.hostpulse.wire.Message;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The main module: the agent's business flow, from the configuration to the next tick. A change of
/// the flow is a change here.
///
/// One thread runs the flow, and writes and delivers each message itself: waking a thread for that
/// costs the host more than the work does. A second one stands by and takes the flow over when the
/// disk or an output's other side does not answer at once; what is called the main flow's thread is
/// the one that has it. [#stop()] may be called from any other.
public final class Agent {
    /// How long a stop may take: the outputs drain, the journal is forced, and some air.
    private static final Duration STOP_MAX =
            Deliveries.DRAIN_MAX.plus(Modules.JOURNAL_CLOSE_MAX).plusSeconds(3);

    /// How late a tick may be before the thread that stands by takes it.
    private static final long LATE_NANOS = 10_000_000;

    /// How long what the flow's thread does besides its ticks may take before the thread that
    /// stands by takes the flow, and has the rest of it done.
    private static final long HELD_UP_NANOS = 25_000_000;

    /// What the flow does besides its ticks may take this part of an interval, and
    /// [#ERRANDS_MAX_NANOS] at most.
    private static final int ERRANDS_SHARE = 4;

    private static final long ERRANDS_MAX_NANOS = 20_000_000;

    /// What takes its time, a server on another host or one that has its disk force what it takes
    /// in, is waited for over this part of an interval, and [#WAITS_MAX_NANOS] at most: nothing
    /// else is to be done until the next tick.
    private static final int WAITS_SHARE = 2;

    private static final long WAITS_MAX_NANOS = 250_000_000;

    /// So often a method is entered before it is sure to be compiled, with the launcher's
    /// thresholds (docs/decisions/0003).
    private static final int ENTERED_COLD = 100;

    /// The interpreter is met once in so many turns then.
    private static final int TURNS_MOST = 64;

    /// The first messages are to leave before a second thread is made ready.
    private static final int TICKS_ALONE = 3;

    private final Surroundings surroundings;
    private final Snapshot snapshot = new Snapshot();
    private final HeapKeeper heap = new HeapKeeper();
    private final Relay relay = new Relay();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean stopping;
    private final Sleeper sleeper = new Sleeper();
    private volatile @Nullable Throwable failure;

    public Agent(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// Runs until it is stopped.
    ///
    /// @param config the configuration the agent starts with
    /// @throws IdentityStore.InUse when another agent uses the state directory
    public void run(LoadedConfig<AgentConfig> config) throws IdentityStore.InUse {
        sleeper.own();
        Flow flow = load(config);
        flow.run(true);
        takeTurns(flow);
        Throwable why = failure;
        if (why != null) {
            throw new IllegalStateException("the flow ended in another thread", why);
        }
    }

    private Flow load(LoadedConfig<AgentConfig> config) throws IdentityStore.InUse {
        boolean isLoaded = false;
        try {
            Modules modules = Modules.load(config, surroundings, this::wake);
            Flow flow = new Flow(modules, new Options(surroundings, modules.words(), config));
            isLoaded = true;
            return flow;
        } finally {
            if (!isLoaded) {
                ended.countDown();
            }
        }
    }

    /// Stands by, and runs the flow whenever it is this thread's, until it ends.
    private void takeTurns(Flow flow) {
        while (relay.await()) {
            try {
                flow.run(false);
            } catch (RuntimeException | Error e) {
                failure = e;
                throw e;
            }
        }
    }

    /// What a thread needs to run the flow. Confined to the one that has it.
    private final class Flow implements Deliveries.Leave {
        private final Modules modules;
        private final Options options;
        private Ticks grid;
        private long due;
        private int ticksAlone;
        private int entered;

        private Flow(Modules modules, Options options) {
            this.modules = modules;
            this.options = options;
            this.grid = modules.ticks();
        }

        /// Runs the flow until it ends or another thread has it.
        ///
        /// @param isFresh whether it begins, or goes on behind what another thread is held up by
        private void run(boolean isFresh) {
            sleeper.own();
            boolean isOurs = true;
            try {
                if (isFresh) {
                    modules.time().start();
                } else {
                    modules.deliveries().tell();
                    settle();
                }
                while (isOurs && !stopping) {
                    isOurs = turns(entered++ < ENTERED_COLD ? 1 : TURNS_MOST);
                }
            } finally {
                if (isOurs) {
                    finish();
                }
            }
        }

        /// Some turns of the flow. A method is compiled when it has been entered often enough; a
        /// loop that turns once a second stays with the interpreter for hours, whose few steps
        /// between two ticks are a twelfth of a tick's time, for they are cold.
        ///
        /// @param most how many at most
        /// @return false when another thread has taken the flow over
        private boolean turns(int most) {
            boolean isOurs = true;
            for (int i = 0; i < most && isOurs && !stopping; i++) {
                isOurs = turn();
            }
            return isOurs;
        }

        /// One turn of the flow, up to the next tick.
        ///
        /// @return false when another thread has taken the flow over
        private boolean turn() {
            boolean isOurs = carryOn(tick());
            if (isOurs) {
                settle();
            }
            return isOurs;
        }

        private void finish() {
            try {
                modules.close();
            } finally {
                sleeper.close();
                ended.countDown();
                relay.end();
            }
        }

        private Message tick() {
            AgentConfig config = modules.config();
            snapshot.clear();
            long nanos = surroundings.clock().nanoTime();
            ClockReading time = modules.time().read();
            modules.collection().collect(snapshot, config.interval());
            modules.describeSelf(snapshot);
            modules.keepBudget(snapshot, nanos);
            modules.view().show(snapshot, modules.collection().otherPlaces());
            Message message =
                    modules.assembler()
                            .assemble(
                                    snapshot,
                                    config.collect().groups(),
                                    modules.identity(),
                                    time,
                                    config.interval().toMillis(),
                                    nanos / 1_000);
            modules.view().showMessage(snapshot, time);
            if (!modules.deliveries().append(message)) {
                modules.assembler().withdraw();
            }
            return message;
        }

        /// Has the message written and delivered: by this thread, if another stands by.
        ///
        /// @param message the tick's
        /// @return false when the other has taken the flow over meanwhile
        private boolean carryOn(Message message) {
            findNextTick();
            // What the flow knows is looked at before it is lent.
            Deliveries deliveries = modules.deliveries();
            long next = due;
            long interval = modules.config().interval().toNanos();
            long atOnce = Math.min(interval / ERRANDS_SHARE, ERRANDS_MAX_NANOS);
            long most = Math.min(interval / WAITS_SHARE, WAITS_MAX_NANOS);
            long left = next - surroundings.clock().nanoTime();
            long patience = Math.min(left + LATE_NANOS, HELD_UP_NANOS);
            if (stopping || left <= 0 || !relay.lend(patience)) {
                deliveries.tell();
                standByLater();
                return true;
            }
            boolean isDone = false;
            try {
                // Once more behind the lending: who stops the agent looks the other way round.
                if (stopping) {
                    deliveries.tell();
                } else {
                    isDone = deliveries.carry(next, atOnce, most, this);
                }
            } catch (RuntimeException | Error e) {
                if (relay.reclaim()) {
                    throw e;
                }
                surroundings.log().accept("ERROR what another thread goes on with failed: " + e);
                return false;
            }
            boolean isOurs = relay.reclaim();
            if (isOurs && isDone) {
                modules.assembler().takeBack(message);
            }
            return isOurs;
        }

        /// Once more behind the lending, as above.
        @Override
        public boolean extend(long nanos) {
            return relay.extend(nanos) && !stopping;
        }

        private void standByLater() {
            if (++ticksAlone == TICKS_ALONE) {
                Thread second = new Thread(this::standBy, "standby");
                second.setDaemon(true);
                second.start();
            }
        }

        private void standBy() {
            Alarm alarm = Alarm.open();
            if (alarm != null) {
                sleeper.open();
                relay.open(alarm);
                takeTurns(this);
            }
        }

        /// What is done between two ticks.
        private void settle() {
            process();
            heap.look();
            awaitNextTick();
        }

        private void process() {
            Optional<LoadedConfig<AgentConfig>> changed = options.changed();
            if (changed.isPresent()) {
                modules.apply(changed.get());
            }
            modules.renumberAfterConflict();
        }

        /// Waits for the next tick, and processes options that cannot wait for it: a signal, a file
        /// that changed within a long interval, or a server's word.
        private void awaitNextTick() {
            while (!stopping) {
                if (modules.ticks() != grid) {
                    findNextTick();
                }
                long left = due - surroundings.clock().nanoTime();
                if (left <= 0) {
                    return;
                }
                sleeper.sleep(Math.min(left, Options.LOOK_NANOS));
                if (due - surroundings.clock().nanoTime() > 0) {
                    process();
                }
            }
        }

        private void findNextTick() {
            grid = modules.ticks();
            long nanos = surroundings.clock().nanoTime();
            long micros = grid.untilNext(modules.time().timeMicros(), nanos / 1_000);
            due = nanos + micros * 1_000;
        }
    }

    /// Looks at the options now and not after the next tick, as SIGHUP asks. May be called from any
    /// thread.
    public void lookAtOptions() {
        surroundings.watch().ifPresent(ConfigWatch::requested);
        wake();
    }

    private void wake() {
        sleeper.wake();
    }

    /// Lets the current tick end, drains the outputs, closes the journal behind them and returns
    /// when all is closed, or after a bound.
    ///
    /// @return whether everything ended within the bound
    public boolean stop() {
        stopping = true;
        if (!sleeper.isOwned()) {
            return true;
        }
        wake();
        relay.hurry();
        try {
            return ended.await(STOP_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
