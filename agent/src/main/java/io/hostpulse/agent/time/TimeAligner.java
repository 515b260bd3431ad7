package io.hostpulse.agent.time;

import io.hostpulse.agent.time.ProbeResult.Sample;
import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.outputs.http.ServerTrust;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// The corrected clock: what a time source says, carried on by the monotonic clock.
///
/// The wall clock takes no part in it, so that its steps move no message's time. Between alignments
/// the error grows by 50 millionths of the time passed; after a suspend the time is moved by its
/// length and a new alignment asked for. A source that falls silent is followed further in this
/// way: its time stays, and its error tells what it is worth.
///
/// Thread-safe: one lock for the host's clocks, never held while the network is asked, and one
/// immutable estimate. Alignment runs on a daemon thread of its own, `time`.
public final class TimeAligner implements AutoCloseable {
    /// Time that may be more wrong than this is not called synchronized.
    public static final long ERROR_MAX_MICROS = 1_000_000;

    /// A smaller movement of the wall clock is slewing, not a step.
    public static final long STEP_MIN_MICROS = 250_000;

    /// How long [#start()] waits for the first alignment.
    public static final Duration FIRST_MAX = Duration.ofSeconds(3);

    /// Two clocks read further apart than this are read again.
    private static final long PAIR_NANOS_MAX = 100_000;

    private static final int READS_MAX = 5;

    /// What the millisecond form of a message's time may hide.
    private static final long MESSAGE_ROUNDING_MICROS = 500;

    private static final String UNCORRECTED =
            "time.source is none: the host's own clock, uncorrected";

    private final RawClock clock;
    private final @Nullable TimeSource source;
    private final Consumer<String> log;
    private final Alignment alignment;
    private final CountDownLatch firstAlignment = new CountDownLatch(1);
    private final Object lock = new Object();
    private final Boottime boottime = new Boottime();
    private final Exchanges exchanges = new Exchanges();
    private boolean hasObserved;

    /// An exchange that began earlier may have come across a suspend.
    private long wakeSinceNanos;

    private boolean hasPrevious;
    private long previousWallMicros;
    private long previousNanos;
    private long previousSuspendedMicros;
    private volatile Estimate estimate;
    private volatile boolean wanted;
    private volatile boolean hasWord;
    private volatile boolean closed;
    private @Nullable Thread thread;

    TimeAligner(
            RawClock clock,
            Optional<TimeSource> source,
            Optional<SystemClock> systemClock,
            Duration poll,
            Consumer<String> log) {
        this.clock = clock;
        this.source = source.orElse(null);
        this.log = log;
        this.wakeSinceNanos = clock.nanoTime();
        String trouble = source.isEmpty() ? UNCORRECTED : "not asked yet";
        this.estimate = new Estimate(null, Drift.NONE, trouble);
        this.alignment =
                new Alignment(
                        this,
                        log,
                        systemClock.map(it -> new SystemClockSetter(it, log)),
                        new Pacing(poll, new Random(clock.nanoTime())));
    }

    /// The aligner that the configuration describes.
    ///
    /// @param trust why an https server is believed
    /// @throws IllegalArgumentException if the server's address is not one of its kind
    public static TimeAligner of(
            TimeOptions options, ServerTrust trust, RawClock clock, Consumer<String> log) {
        Optional<TimeSource> source =
                switch (options.source()) {
                    case NONE -> Optional.empty();
                    case NTP ->
                            Optional.of(
                                    new NtpSource(
                                            options.server(),
                                            options.timeout(),
                                            clock.monotonic()));
                    case SERVER ->
                            Optional.of(
                                    new ServerSource(
                                            options.server(),
                                            options.timeout(),
                                            clock.monotonic(),
                                            trust));
                };
        Optional<SystemClock> systemClock =
                options.setSystemClock()
                        ? Optional.of(new LinuxSystemClock(clock))
                        : Optional.empty();
        return new TimeAligner(clock, source, systemClock, options.poll(), log);
    }

    /// Starts aligning in the background and waits for the first alignment, [#FIRST_MAX] at most.
    ///
    /// @return whether the time is known
    public boolean start() {
        return start(FIRST_MAX);
    }

    /// Starts aligning in the background.
    ///
    /// @param waitMax how long to wait for the first alignment
    /// @return whether the time is known
    public boolean start(Duration waitMax) {
        TimeSource asked = source;
        if (asked == null) {
            return false;
        }
        Thread started =
                Thread.ofPlatform().daemon().name("time").unstarted(() -> alignForEver(asked));
        thread = started;
        started.start();
        try {
            firstAlignment.await(waitMax.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return estimate.anchor() != null;
    }

    private void alignForEver(TimeSource asked) {
        while (!closed) {
            hear(asked);
            wanted = false;
            long pauseNanos = Pacing.RETRY_MIN.toNanos();
            try {
                pauseNanos = alignment.align(asked);
            } catch (RuntimeException e) {
                log.accept("a fault of the agent while asking for the time cause=\"" + e + "\"");
            }
            firstAlignment.countDown();
            pause(asked, pauseNanos);
        }
    }

    private void hear(TimeSource asked) {
        hasWord = false;
        Anchor heard = exchanges.take();
        if (heard != null && !alignment.heard(asked, heard)) {
            wanted = true;
        }
    }

    private void pause(TimeSource asked, long nanos) {
        long from = clock.nanoTime();
        while (!closed && !(wanted && alignment.mayHurry())) {
            if (hasWord) {
                hear(asked);
                continue;
            }
            long left = nanos - (clock.nanoTime() - from);
            if (left <= 0) {
                return;
            }
            LockSupport.parkNanos(this, left);
            if (Thread.interrupted() && closed) {
                return;
            }
        }
    }

    /// Aligns once, on the caller's thread.
    ///
    /// @return how long to wait before the next time, in nanoseconds
    long align() {
        TimeSource asked = source;
        if (asked == null) {
            return Long.MAX_VALUE;
        }
        hear(asked);
        return alignment.align(asked);
    }

    /// Takes in the stamps of an exchange that an output had with the source: as good as an answer
    /// to a question, if its delay is as small. From any thread; asks nothing and waits for
    /// nothing.
    ///
    /// @param sentNanos before the request left, by the monotonic clock
    /// @param receivedNanos after the answer had arrived, stamps included
    /// @param receiveMicros the source's clock between the two
    /// @param transmitMicros the source's clock between that and the answer's arrival
    /// @param errorMicros how far the source's clock may be from true time, as far as it says
    public void exchanged(
            long sentNanos,
            long receivedNanos,
            long receiveMicros,
            long transmitMicros,
            long errorMicros) {
        long held = transmitMicros - receiveMicros;
        if (source == null
                || errorMicros < 0
                || errorMicros > ERROR_MAX_MICROS
                || !Sample.isPossible(sentNanos, receivedNanos, held)) {
            return;
        }
        Estimate now;
        synchronized (lock) {
            observeSuspend();
            if (sentNanos - wakeSinceNanos < 0) {
                return;
            }
            now = estimate;
        }
        Sample sample =
                Sample.of(sentNanos, receivedNanos, receiveMicros, transmitMicros, errorMicros);
        Anchor heard = new Anchor(sample, now.drift());
        if (exchanges.offer(heard, now.anchor(), clock.nanoTime(), now.drift())) {
            hasWord = true;
            LockSupport.unpark(thread);
        }
    }

    /// The corrected time, microseconds since 1970; the wall clock's before the first alignment.
    /// Reads no file: for the scheduling of ticks.
    public long timeMicros() {
        Estimate now = estimate;
        Anchor anchor = now.anchor();
        return anchor == null
                ? clock.wallMicros()
                : anchor.timeMicros(clock.nanoTime(), now.drift());
    }

    /// Everything that one message says of time. A step is told against the previous reading, so
    /// there should be one reader.
    public ClockReading read() {
        synchronized (lock) {
            boolean hasBoottime = observeSuspend();
            long before = clock.nanoTime();
            long wall = clock.wallMicros();
            long after = clock.nanoTime();
            // A reader that lost the CPU in between would pair two clocks of different moments.
            for (int i = 1; i < READS_MAX && after - before > PAIR_NANOS_MAX; i++) {
                before = clock.nanoTime();
                wall = clock.wallMicros();
                after = clock.nanoTime();
            }
            long nanos = before + (after - before) / 2;
            OptionalLong boot =
                    hasBoottime ? OptionalLong.of(boottime.micros(nanos)) : OptionalLong.empty();
            return reading(estimate, nanos, wall, boot, step(wall, nanos));
        }
    }

    private ClockReading reading(
            Estimate now, long nanos, long wall, OptionalLong boot, OptionalLong step) {
        Anchor anchor = now.anchor();
        TimeSource asked = source;
        String word = asked == null ? "none" : asked.word();
        if (anchor == null) {
            OptionalLong none = OptionalLong.empty();
            Optional<String> why = Optional.of(asked == null ? UNCORRECTED : now.notYet(asked));
            return new ClockReading(wall, wall, boot, none, none, word, false, why, step);
        }
        long time = anchor.timeMicros(nanos, now.drift());
        long error = anchor.boundMicros(nanos, now.drift());
        boolean known = error <= ERROR_MAX_MICROS;
        Optional<String> why = known ? Optional.empty() : Optional.of(now.tooWrong());
        return new ClockReading(
                time,
                wall,
                boot,
                OptionalLong.of(time - wall),
                OptionalLong.of(error + MESSAGE_ROUNDING_MICROS),
                word,
                known,
                why,
                step);
    }

    /// How far the wall clock moved more than time did since the previous reading, if that is a
    /// step. Where CLOCK_BOOTTIME cannot be read, a suspend looks like one.
    private OptionalLong step(long wall, long nanos) {
        long suspended = estimate.drift().suspendedMicros();
        long passed = (nanos - previousNanos) / 1_000 + suspended - previousSuspendedMicros;
        long step = wall - previousWallMicros - passed;
        boolean stepped = hasPrevious && Math.abs(step) > STEP_MIN_MICROS;
        hasPrevious = true;
        previousWallMicros = wall;
        previousNanos = nanos;
        previousSuspendedMicros = suspended;
        return stepped ? OptionalLong.of(step) : OptionalLong.empty();
    }

    /// Looks whether the host was suspended since the last look; false if it cannot be seen.
    private boolean observeSuspend() {
        long before = clock.nanoTime();
        OptionalLong boot = clock.boottimeMicros();
        if (boot.isEmpty()) {
            return false;
        }
        long after = clock.nanoTime();
        long suspended = boottime.observe(before, boot.getAsLong(), after);
        if (!hasObserved || suspended > 0) {
            hasObserved = true;
            wakeSinceNanos = after;
        }
        if (suspended > 0) {
            suspended(suspended);
        }
        return true;
    }

    /// Lock held.
    private void suspended(long micros) {
        estimate =
                new Estimate(
                        estimate.anchor(),
                        estimate.drift().suspended(micros),
                        "the host was suspended, no alignment since");
        log.accept("the host was suspended for_ms=" + Millis.of(micros));
        wanted = true;
        LockSupport.unpark(thread);
    }

    /// How often the host was suspended so far, looked up anew.
    int suspends() {
        synchronized (lock) {
            observeSuspend();
            return estimate.drift().suspends();
        }
    }

    /// How far an anchor's time is ahead of the wall clock.
    long offsetMicros(Anchor anchor, Drift drift) {
        long before = clock.nanoTime();
        long wall = clock.wallMicros();
        return anchor.timeMicros(before + (clock.nanoTime() - before) / 2, drift) - wall;
    }

    RawClock clock() {
        return clock;
    }

    Estimate estimate() {
        return estimate;
    }

    /// Puts another best sample in place, or the same with the reason why there is none better.
    Estimate publish(@Nullable Anchor anchor, String trouble) {
        synchronized (lock) {
            estimate = estimate.with(anchor, trouble);
            return estimate;
        }
    }

    /// Notes that the monotonic clock is bent from now on.
    void slewing(long offsetMicros) {
        synchronized (lock) {
            Estimate now = estimate;
            estimate = now.with(now.drift().slewing(clock.nanoTime(), offsetMicros));
        }
    }

    /// Stops aligning; does not wait for a question that is under way.
    @Override
    public void close() {
        closed = true;
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }
}
