package io.hostpulse.server.state;

import io.hostpulse.server.KernelWord;
import io.hostpulse.server.ServerClock;
import io.hostpulse.server.ServerConfig.ClockTrust;
import io.hostpulse.server.json.JsonOut;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// What the server says of its own clock, as `docs/formats/time.md` describes it: the kernel's
/// word, and what is made of it (`docs/decisions/0015-the-servers-clock.md`). The kernel is asked
/// once a second at most, by whoever comes first then; the others do not wait for that.
/// Thread-safe.
public final class ToldClock {
    static final long ASKED_NANOS = 1_000_000_000L;

    private static final String WHAT_TO_DO =
            "; let chrony or systemd-timesyncd keep it, or set server.clock: trusted";

    private final ClockTrust trust;
    private final boolean isAlone;
    private final ServerClock clock;
    private final Consumer<String> log;
    private final KernelBound bound = new KernelBound();
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Told told;
    private boolean hasBeenKept;

    private enum State {
        TRUSTED,
        KEPT,
        OWN,
        LOST,
        SILENT
    }

    /// @param kernel whether the kernel calls the clock synchronized; absent when it was not asked
    ///   or did not answer
    private record Told(long nanos, State state, long errorMicros, Optional<Boolean> kernel) {}

    /// Asks the kernel, unless the clock is trusted.
    ///
    /// @param isAlone whether agents of this machine alone are served, which have the same clock
    public ToldClock(ClockTrust trust, boolean isAlone, ServerClock clock, Consumer<String> log) {
        this.trust = trust;
        this.isAlone = isAlone;
        this.clock = clock;
        this.log = log;
        this.told = look(new Told(0, State.TRUSTED, 0, Optional.empty()));
    }

    /// Writes the members that say how good the stamps are.
    public JsonOut write(JsonOut out) {
        Told now = told();
        out.member("error_us", now.errorMicros()).member("synchronized", now.state() != State.LOST);
        now.kernel().ifPresent(kept -> out.member("kernel_synchronized", kept));
        return out;
    }

    private Told told() {
        Told now = told;
        boolean isOld = clock.nanos() - now.nanos() >= ASKED_NANOS;
        if (trust == ClockTrust.TRUSTED || !isOld || !asking.tryLock()) {
            return now;
        }
        try {
            now = look(told);
            told = now;
            return now;
        } finally {
            asking.unlock();
        }
    }

    private Told look(Told before) {
        long nanos = clock.nanos();
        if (trust == ClockTrust.TRUSTED) {
            return new Told(nanos, State.TRUSTED, 0, Optional.empty());
        }
        Told now =
                switch (clock.kernel()) {
                    case KernelWord.Kept kept -> {
                        hasBeenKept = true;
                        long error = bound.micros(kept.errorMicros(), nanos);
                        yield new Told(nanos, State.KEPT, error, Optional.of(true));
                    }
                    case KernelWord.Unkept unkept -> unkept(unkept, nanos);
                    case KernelWord.Silent silent -> {
                        if (before.state() != State.SILENT) {
                            log.accept(
                                    "the kernel does not say how good its clock is, agents are told"
                                            + " no error of it: "
                                            + silent.why());
                        }
                        yield new Told(nanos, State.SILENT, 0, Optional.empty());
                    }
                };
        if (now.state() != before.state()) {
            tell(before.state(), now);
        }
        return now;
    }

    private Told unkept(KernelWord.Unkept unkept, long nanos) {
        return trust == ClockTrust.KERNEL || hasBeenKept
                ? new Told(nanos, State.LOST, unkept.errorMicros(), Optional.of(false))
                : new Told(nanos, State.OWN, 0, Optional.of(false));
    }

    private void tell(State before, Told now) {
        switch (now.state()) {
            case KEPT -> {
                if (before == State.LOST || before == State.OWN) {
                    log.accept(
                            "the clock is kept in step again, as the kernel says, within "
                                    + now.errorMicros()
                                    + " us");
                }
            }
            case OWN -> {
                if (!isAlone) {
                    log.accept(
                            "nothing keeps this machine's clock in step, as its kernel says: agents"
                                    + " agree with one another on this server's own time"
                                    + WHAT_TO_DO);
                }
            }
            case LOST ->
                    log.accept(
                            "nothing keeps this machine's clock in step"
                                    + (hasBeenKept ? " any more" : "")
                                    + ", as its kernel says: agents take no time from it"
                                    + WHAT_TO_DO);
            case TRUSTED, SILENT -> {}
        }
    }
}
