package io.hostpulse.agent;

import io.hostpulse.agent.config.Budget;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Self;
import io.hostpulse.collect.Collection;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// Keeps the agent within its budget. Once a minute it compares what the agent used with what it
/// may: over the budget, the dearest group is read at half as many ticks as before, and another one
/// a minute later if that was not enough; well below it for some minutes, the one that is slowed
/// most is read twice as often again. Memory cannot be given back by reading less: that it is over
/// is only said.
///
/// The first minute does not count: the JVM is still compiling. Confined to the main flow's thread.
final class BudgetKeeper {
    /// How long is measured before anything is decided.
    static final Duration WINDOW = Duration.ofMinutes(1);

    /// For so many windows in a row the agent must be below [#CALM_PERCENT] of its budget before a
    /// group is read more often.
    static final int CALM_WINDOWS = 5;

    static final int CALM_PERCENT = 60;

    private static final long NANOS_PER_MICRO = 1_000;

    /// How often the groups are read, as far as the keeper changes it. Both say what is read how
    /// often then, and nothing when there is nothing left to do.
    interface Pace {
        /// Reads the dearest group less often.
        ///
        /// @param why the reason that the statuses of the group say
        Optional<String> slow(String why);

        /// Reads the group that is slowed most more often again.
        Optional<String> quicken();
    }

    /// The pace of a collection.
    record CollectionPace(Collection collection) implements Pace {
        @Override
        public Optional<String> slow(String why) {
            return collection.slowDearest(why);
        }

        @Override
        public Optional<String> quicken() {
            return collection.quickenSlowest();
        }
    }

    private final Budget budget;
    private final String shown;
    private final Consumer<String> log;
    private boolean isMeasuring;
    private boolean isWarm;
    private long windowBegan;
    private long usedMicros;
    private int calmWindows;
    private String cpuTrouble = "";
    private String memoryTrouble = "";
    private long memoryTroubleMib;

    BudgetKeeper(Budget budget, Consumer<String> log) {
        this.budget = budget;
        this.shown = budget.text();
        this.log = log;
    }

    /// Takes account of a tick, and says in the status of `self` where the budget is exceeded.
    ///
    /// @param snapshot collected, with the row of `self`; without it nothing is known and nothing
    ///   done
    void tick(Snapshot snapshot, long nanos, Pace pace) {
        Table self = snapshot.table(Group.SELF);
        if (self.rows() == 0) {
            return;
        }
        if (budget.cpu().isPresent() && self.has(0, Self.CPU_MS)) {
            usedMicros += self.number(0, Self.CPU_MS);
            measure(nanos, pace);
        }
        if (!cpuTrouble.isEmpty()) {
            snapshot.status(Group.SELF).target("budget", State.PARTIAL, cpuTrouble);
        }
        if (budget.memory().isPresent() && self.has(0, Self.RSS_BYTES)) {
            memory(snapshot, self.number(0, Self.RSS_BYTES));
        }
    }

    private void measure(long nanos, Pace pace) {
        if (!isMeasuring) {
            isMeasuring = true;
            begin(nanos);
            return;
        }
        long elapsedNanos = nanos - windowBegan;
        if (elapsedNanos < WINDOW.toNanos()) {
            return;
        }
        Duration elapsed = Duration.ofNanos(elapsedNanos);
        if (isWarm) {
            judge(elapsed, pace);
        }
        isWarm = true;
        begin(nanos);
    }

    private void begin(long nanos) {
        windowBegan = nanos;
        usedMicros = 0;
    }

    private void judge(Duration elapsed, Pace pace) {
        long mayMicros = budget.cpuMicros(elapsed);
        if (usedMicros > mayMicros) {
            calmWindows = 0;
            String used = percent(usedMicros, elapsed) + " of a CPU, over the budget of " + shown;
            Optional<String> slowed = pace.slow("the agent used " + used);
            cpuTrouble = used + slowed.map(what -> "; " + what).orElse("; nothing more to slow");
            slowed.ifPresent(what -> log.accept("the agent used " + used + ": " + what));
            return;
        }
        cpuTrouble = "";
        boolean isCalm = usedMicros * 100 < mayMicros * CALM_PERCENT;
        calmWindows = isCalm ? calmWindows + 1 : 0;
        if (calmWindows == CALM_WINDOWS) {
            calmWindows = 0;
            String used = percent(usedMicros, elapsed);
            pace.quicken()
                    .ifPresent(what -> log.accept("the agent used " + used + " of a CPU: " + what));
        }
    }

    /// The share of one CPU with two decimals.
    private static String percent(long micros, Duration elapsed) {
        long hundredths = micros * 10_000 / Math.max(1, elapsed.toNanos() / NANOS_PER_MICRO);
        long rest = hundredths % 100;
        return hundredths / 100 + (rest < 10 ? ".0" : ".") + rest + " %";
    }

    private void memory(Snapshot snapshot, long bytes) {
        if (bytes <= budget.memory().getAsLong()) {
            return;
        }
        long mib = bytes >> 20;
        if (memoryTrouble.isEmpty()) {
            log.accept("the agent's memory is over its budget of " + shown + ": " + mib + "MiB");
        }
        if (mib != memoryTroubleMib || memoryTrouble.isEmpty()) {
            memoryTroubleMib = mib;
            memoryTrouble = mib + "MiB resident, over the budget of " + shown;
        }
        snapshot.status(Group.SELF).target("memory", State.PARTIAL, memoryTrouble);
    }
}
