package io.hostpulse.outputs;

import io.hostpulse.catalogue.MonotonicClock;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// What stands between one output's backlog and the output: a thread that delivers, waits, tries
/// again and counts. No output delays another or the tick.
///
/// Thread-safe, but for [#start()] and [#close(Duration)], which belong to the thread that made the
/// pump. Only the pump's thread touches the output, or whoever [carries][#carry] in its place.
public final class OutputPump {
    /// The most attempts of one call of [#carry]: with a batch, and to see that nothing is left.
    private static final int CARRIED_STEPS_MAX = 3;

    private final String name;
    private final String subject;
    private final Output output;
    private final Backlog backlog;
    private final MonotonicClock nanoTime;
    private final Consumer<String> log;
    private final Delivering delivering;
    private final Thread thread;

    /// Held by whoever delivers.
    private final ReentrantLock turn = new ReentrantLock();

    private volatile boolean hasCome;
    private volatile boolean isClosing;
    private volatile long drainUntil;

    /// @param name the output's name in the configuration
    /// @param output taken over: the pump closes it
    /// @param backlog what is delivered
    /// @param letters where the messages go that the output refuses for good
    /// @param nanoTime the monotonic clock, in nanoseconds
    /// @param random where the spread of the waits comes from; used by the pump's thread alone
    /// @param log takes one line at a time, from any thread, without waiting
    public OutputPump(
            String name,
            Output output,
            Backlog backlog,
            DeadLetters letters,
            MonotonicClock nanoTime,
            RandomGenerator random,
            Consumer<String> log) {
        this.name = name;
        this.subject = "output " + name;
        this.output = output;
        this.backlog = backlog;
        this.nanoTime = nanoTime;
        this.log = log;
        this.delivering = new Delivering(subject, output, backlog, letters, nanoTime, random, log);
        this.thread = new Thread(new Loop(), "output-" + name);
        thread.setDaemon(true);
    }

    /// Starts the thread `output-NAME`.
    public void start() {
        backlog.onAppend(this::come);
        thread.start();
    }

    /// Tells the pump's thread that a message came. Never waits.
    public void come() {
        hasCome = true;
        LockSupport.unpark(thread);
    }

    /// Delivers what came on the calling thread, and so waits for the other side: a thread that
    /// must be woken costs the host more than handing over one message does. While the pump's
    /// thread delivers itself, or when more is to be done than that, its thread is told and nothing
    /// is waited for.
    ///
    /// @return whether the calling thread delivered all that waited: nothing is in the other's
    ///   hands
    public boolean carry() {
        if (isClosing || !thread.isAlive() || !turn.tryLock()) {
            come();
            return false;
        }
        long nanos = 0;
        try {
            for (int i = 0; nanos == 0 && !isClosing && i < CARRIED_STEPS_MAX; i++) {
                nanos = delivering.step();
            }
        } catch (RuntimeException _) {
            // The pump's thread comes to the same place, says so and ends.
            nanos = 0;
        } finally {
            turn.unlock();
        }
        if (nanos != Delivering.NOTHING) {
            come();
        }
        return nanos == Delivering.NOTHING;
    }

    /// The output's name in the configuration.
    public String name() {
        return name;
    }

    /// How many messages wait for the output, those being delivered included.
    public long behind() {
        return backlog.messages();
    }

    /// How many messages the output accepted since start.
    public long delivered() {
        return delivering.delivered();
    }

    /// How many messages the output refused for good since start.
    public long rejected() {
        return delivering.rejected();
    }

    /// How many messages the output will never get, since start, for this cause.
    public long lost(GapReport.Cause cause) {
        return delivering.lost(cause);
    }

    /// Why a message is not delivered or set down at the moment, if so.
    public Optional<String> trouble() {
        return delivering.trouble();
    }

    /// Delivers what waits as far as three quarters of `atMost` allow, and closes the output.
    /// Returns after `atMost` even if the output hangs: its thread is interrupted then and left
    /// behind; the attempt it has in hand may still arrive.
    ///
    /// A wait after a failure is cut short for one last attempt, unless the other side asked for
    /// the wait or the output is halted. What was not delivered stays in the backlog, and the log
    /// says how much that is. May be called twice.
    public void close(Duration atMost) {
        if (!isClosing) {
            drainUntil = nanoTime.getAsLong() + atMost.toNanos() / 4 * 3;
            isClosing = true;
        }
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
        LockSupport.unpark(thread);
        if (!hasEndedWithin(atMost)) {
            thread.interrupt();
            log.accept(
                    subject
                            + " did not end in time and is left behind bound_ms="
                            + atMost.toMillis()
                            + " behind="
                            + behind());
        }
    }

    private boolean hasEndedWithin(Duration atMost) {
        try {
            return thread.join(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !thread.isAlive();
        }
    }

    /// One step of the thread's work. While it waited for its turn, its time may have run out: no
    /// attempt begins then.
    long step() {
        turn.lock();
        try {
            return isClosing ? 0 : delivering.step();
        } finally {
            turn.unlock();
        }
    }

    /// The work of the pump's thread.
    private final class Loop implements Runnable {
        @Override
        public void run() {
            try {
                deliverUntilClosing();
                drain();
            } catch (RuntimeException | Error e) {
                String why = "its thread ended by " + OneLine.of(e);
                delivering.broken(why);
                log.accept("ERROR " + subject + " delivers no more: " + why);
                throw e;
            } finally {
                closeOutput();
            }
        }

        private void deliverUntilClosing() {
            while (!isClosing) {
                // An interrupt that nobody sent to end the thread would keep it from parking.
                Thread.interrupted();
                // Before the step looks: what comes after this is seen by it, or ends the wait.
                hasCome = false;
                long nanos = step();
                if (nanos == 0 || hasCome || isClosing) {
                    continue;
                }
                if (nanos == Delivering.NOTHING) {
                    LockSupport.park(OutputPump.this);
                } else {
                    LockSupport.parkNanos(OutputPump.this, nanos);
                }
            }
        }

        private void drain() {
            turn.lock();
            try {
                long nanos = delivering.hurry() ? 0 : Delivering.NOTHING;
                while (nanos == 0
                        && !Thread.currentThread().isInterrupted()
                        && drainUntil - nanoTime.getAsLong() > 0) {
                    nanos = delivering.step();
                }
            } finally {
                turn.unlock();
            }
        }

        private void closeOutput() {
            turn.lock();
            try {
                tellLeftBehind();
                // So that an interrupted thread can still force files to disk.
                Thread.interrupted();
                output.close();
            } catch (RuntimeException e) {
                log.accept(subject + " failed to close: " + OneLine.of(e));
            } finally {
                turn.unlock();
            }
        }

        private void tellLeftBehind() {
            long behind = backlog.messages();
            if (behind > 0) {
                log.accept(subject + " closes before all is delivered behind=" + behind);
            }
        }
    }
}
