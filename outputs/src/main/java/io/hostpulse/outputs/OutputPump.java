package io.hostpulse.outputs;

import io.hostpulse.wire.Message;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// What stands between the tick and one output: a bounded queue, and one thread that delivers from
/// it, waits, tries again and counts. No output delays another or the tick.
///
/// Thread-safe, but for [#start()] and [#close(Duration)], which belong to the thread that made the
/// pump. Only the pump's thread touches the output.
public final class OutputPump {
    /// The most messages that wait for one output.
    public static final int QUEUE_MESSAGES_MAX = 10_000;

    /// The most bytes of messages that wait for one output.
    public static final long QUEUE_BYTES_MAX = 16L << 20;

    private final String name;
    private final String subject;
    private final Output output;
    private final Backlog backlog;
    private final LongSupplier nanoTime;
    private final Consumer<String> log;
    private final Delivering delivering;
    private final Thread thread;

    private final AtomicLong offeredTooLate = new AtomicLong();
    private volatile boolean isIdle;
    private volatile boolean isClosing;
    private volatile long drainUntil;
    private volatile List<Message> leftBehind = List.of();

    /// @param name the output's name in the configuration
    /// @param output taken over: the pump closes it
    /// @param nanoTime the monotonic clock, in nanoseconds
    /// @param random where the spread of the waits comes from; used by the pump's thread alone
    /// @param log takes one line at a time, from any thread, without waiting
    public OutputPump(
            String name,
            Output output,
            LongSupplier nanoTime,
            RandomGenerator random,
            Consumer<String> log) {
        this(
                name,
                output,
                new MemoryBacklog(QUEUE_MESSAGES_MAX, QUEUE_BYTES_MAX),
                nanoTime,
                random,
                log);
    }

    OutputPump(
            String name,
            Output output,
            Backlog backlog,
            LongSupplier nanoTime,
            RandomGenerator random,
            Consumer<String> log) {
        this.name = name;
        this.subject = "output " + name;
        this.output = output;
        this.backlog = backlog;
        this.nanoTime = nanoTime;
        this.log = log;
        this.delivering = new Delivering(subject, output, backlog, nanoTime, random, log);
        this.thread = new Thread(new Loop(), "output-" + name);
        thread.setDaemon(true);
    }

    /// Starts the thread `output-NAME`.
    public void start() {
        thread.start();
    }

    /// Queues a message. Never waits for the output and never fails: at the queue's limits the
    /// oldest messages go and are counted as dropped, as is a message offered after the close.
    public void offer(Message message) {
        if (isClosing) {
            offeredTooLate.incrementAndGet();
            return;
        }
        if (backlog.offer(message)) {
            log.accept(
                    subject
                            + " is behind by a full queue: the oldest messages are dropped behind="
                            + backlog.messages()
                            + " bytes="
                            + backlog.bytes());
        }
        if (isIdle) {
            LockSupport.unpark(thread);
        }
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

    /// How many messages were lost to the output since start because its queue was full, or because
    /// they came after the close.
    public long dropped() {
        return backlog.dropped() + offeredTooLate.get();
    }

    /// Why nothing is delivered at the moment, if so.
    public Optional<String> trouble() {
        return delivering.trouble();
    }

    /// Takes no more messages, delivers what is queued as far as three quarters of `atMost` allow,
    /// and closes the output. Returns after `atMost` even if the output hangs: its thread is
    /// interrupted then and left behind.
    ///
    /// A wait after a failure is cut short for one last attempt, unless the other side asked for
    /// the wait or the output is halted. What was not delivered is told to the log. May be called
    /// twice.
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

    /// What was not delivered when the pump was closed, oldest first, for the pump that takes its
    /// place. If the output hangs, what it has in hand is among them: it may arrive twice, with the
    /// same key.
    public List<Message> remaining() {
        List<Message> left = new ArrayList<>(leftBehind);
        if (thread.isAlive()) {
            backlog.take(left, Integer.MAX_VALUE, Long.MAX_VALUE);
        }
        return left;
    }

    /// One step of the thread's work, for tests that bring their own clock and never start it.
    long step() {
        return delivering.step();
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
                long nanos = delivering.step();
                if (nanos == Delivering.NOTHING) {
                    parkUntilOffered();
                } else if (nanos > 0 && !isClosing) {
                    LockSupport.parkNanos(OutputPump.this, nanos);
                }
                if (!isClosing) {
                    // An interrupt that nobody sent to end the thread would keep it from parking.
                    Thread.interrupted();
                }
            }
        }

        /// Says that it is idle first and looks at the queue after: an offer adds first and looks
        /// for idleness after, so that one of the two sees the other.
        private void parkUntilOffered() {
            isIdle = true;
            if (backlog.messages() == 0 && !isClosing) {
                LockSupport.park(OutputPump.this);
            }
            isIdle = false;
        }

        private void drain() {
            if (!delivering.hurry()) {
                return;
            }
            long nanos = 0;
            while (nanos == 0
                    && !Thread.currentThread().isInterrupted()
                    && drainUntil - nanoTime.getAsLong() > 0) {
                nanos = delivering.step();
            }
        }

        private void closeOutput() {
            tellLeftBehind();
            // So that an interrupted thread can still force files to disk.
            Thread.interrupted();
            try {
                output.close();
            } catch (RuntimeException e) {
                log.accept(subject + " failed to close: " + OneLine.of(e));
            }
        }

        private void tellLeftBehind() {
            List<Message> left = new ArrayList<>();
            backlog.take(left, Integer.MAX_VALUE, Long.MAX_VALUE);
            backlog.release(0);
            leftBehind = List.copyOf(left);
            if (!left.isEmpty()) {
                log.accept(
                        subject
                                + " closes with messages undelivered count="
                                + left.size()
                                + " seq="
                                + left.getFirst().key().seq()
                                + ".."
                                + left.getLast().key().seq());
            }
        }
    }
}
