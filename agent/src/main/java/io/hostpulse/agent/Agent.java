package io.hostpulse.agent;

import io.hostpulse.agent.config.AgentConfig;
import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.config.ConfigWatch;
import io.hostpulse.config.LoadedConfig;
import io.hostpulse.wire.Message;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The main module: the agent's business flow, from the configuration to the next tick. A change of
/// the flow is a change here.
///
/// One thread runs it; [#stop()] may be called from any other.
public final class Agent {
    /// How long a stop may take: the outputs drain, the journal is forced, and some air.
    private static final Duration STOP_MAX =
            Deliveries.DRAIN_MAX.plus(Modules.JOURNAL_CLOSE_MAX).plusSeconds(3);

    private final Surroundings surroundings;
    private final Snapshot snapshot = new Snapshot();
    private final HeapKeeper heap = new HeapKeeper();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean stopping;
    private volatile @Nullable Thread thread;

    public Agent(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// Runs until it is stopped.
    ///
    /// @param config the configuration the agent starts with
    /// @throws IdentityStore.InUse when another agent uses the state directory
    public void run(LoadedConfig<AgentConfig> config) throws IdentityStore.InUse {
        thread = Thread.currentThread();
        try (Modules modules = Modules.load(config, surroundings)) {
            Options options = new Options(surroundings, modules.words(), config);
            modules.time().start();
            while (!stopping) {
                tick(modules);
                process(modules, options);
                heap.look();
                awaitNextTick(modules, options);
            }
        } finally {
            ended.countDown();
        }
    }

    private void tick(Modules modules) {
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
    }

    private static void process(Modules modules, Options options) {
        options.changed().ifPresent(modules::apply);
        modules.renumberAfterConflict();
    }

    /// Waits for the next tick, and processes options that cannot wait for it: a signal, a file
    /// that changed within a long interval, or a server's word.
    private void awaitNextTick(Modules modules, Options options) {
        Ticks ticks = modules.ticks();
        long deadline = nextTick(modules);
        while (!stopping) {
            long left = deadline - surroundings.clock().nanoTime();
            if (left <= 0) {
                return;
            }
            LockSupport.parkNanos(this, Math.min(left, Options.LOOK_NANOS));
            if (deadline - surroundings.clock().nanoTime() > 0) {
                process(modules, options);
            }
            if (modules.ticks() != ticks) {
                ticks = modules.ticks();
                deadline = nextTick(modules);
            }
        }
    }

    private long nextTick(Modules modules) {
        long nanos = surroundings.clock().nanoTime();
        long micros = modules.ticks().untilNext(modules.time().timeMicros(), nanos / 1_000);
        return nanos + micros * 1_000;
    }

    /// Looks at the options now and not after the next tick, as SIGHUP asks. May be called from any
    /// thread.
    public void lookAtOptions() {
        surroundings.watch().ifPresent(ConfigWatch::requested);
        LockSupport.unpark(thread);
    }

    /// Lets the current tick end, drains the outputs, closes the journal behind them and returns
    /// when all is closed, or after a bound.
    ///
    /// @return whether everything ended within the bound
    public boolean stop() {
        stopping = true;
        Thread running = thread;
        if (running == null) {
            return true;
        }
        LockSupport.unpark(running);
        try {
            return ended.await(STOP_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
