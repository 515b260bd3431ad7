package io.hostpulse.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// One random life of a journal on a [CrashingDisk], compared after each step with what must be
/// true: durable records are recovered, recovered ones were written, what was acknowledged durably
/// never comes again, and every record is acknowledged, waiting or counted as lost.
final class JournalModel {
    /// Ends a step in its middle, as a kill does.
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private static final List<String> OUTPUTS = List.of("a", "b");

    /// What one output did, as numbers of keys.
    private static final class Side {
        private final IntervalSet acknowledged = new IntervalSet();
        private final IntervalSet acknowledgedDurably = new IntervalSet();
        private final IntervalSet lost = new IntervalSet();
        private final List<JournalRecord> inHand = new ArrayList<>();
    }

    private final SplittableRandom random;
    private final CrashingDisk disk;
    private final ManualClock clock = new ManualClock();
    private final Map<String, Side> sides = new HashMap<>();
    private final IntervalSet written = new IntervalSet();
    private final IntervalSet durable = new IntervalSet();
    private final Set<FaultPoint> passed;
    private final List<String> log = new ArrayList<>();

    /// The payloads that the journal has of this start and may still read.
    private final List<byte[]> lent = new ArrayList<>();

    private Journal journal;
    private long epoch;
    private int killAfter = -1;
    private boolean hadFaults;

    JournalModel(long seed, Set<FaultPoint> passed) {
        this.random = new SplittableRandom(seed);
        this.disk = new CrashingDisk(random.split());
        this.passed = passed;
        this.journal = open();
    }

    static Set<FaultPoint> noPoints() {
        return EnumSet.noneOf(FaultPoint.class);
    }

    private void at(FaultPoint point) {
        passed.add(point);
        if (killAfter == 0) {
            killAfter = -1;
            throw new Killed();
        }
        killAfter -= killAfter > 0 ? 1 : 0;
    }

    private Journal open() {
        epoch++;
        lent.clear();
        return Journal.still(
                Small.options(),
                disk,
                EpochId.of(Small.ID, epoch),
                Set.copyOf(OUTPUTS),
                clock::nanoTime,
                clock::wallMicros,
                log::add,
                this::at);
    }

    /// Lives for so many steps, then heals and delivers everything.
    void run(int steps) {
        for (int i = 0; i < steps; i++) {
            try {
                act(random.nextInt(100));
                note();
            } catch (Killed _) {
                crash();
            }
            if (i % 4 == 0) {
                check();
            }
        }
        heal();
    }

    private void act(int choice) {
        if (choice < 35) {
            append(1 + random.nextInt(4));
        } else if (choice < 60) {
            clock.pass(Duration.ofMillis(random.nextInt(1_500)));
            work();
        } else if (choice < 66) {
            flush();
        } else if (choice < 82) {
            takeAndSettle(OUTPUTS.get(random.nextInt(OUTPUTS.size())));
        } else if (choice < 85) {
            append(30);
        } else if (choice < 88) {
            crash();
        } else if (choice < 92) {
            killAfter = random.nextInt(12);
        } else if (choice < 94) {
            hadFaults = true;
            disk.capacity(disk.usedBytes() + random.nextInt(20_000));
        } else if (choice < 96) {
            hadFaults = true;
            disk.failRate(random.nextBoolean() ? 0.05 : 0.5);
        } else if (choice < 98) {
            disk.failRate(0);
            disk.capacity(Long.MAX_VALUE / 4);
        } else {
            journal.close();
            note();
            reopen();
        }
    }

    /// The journal's thread does what is due, or somebody carries.
    private void work() {
        if (random.nextBoolean()) {
            journal.step(false);
            return;
        }
        long next = clock.nanoTime() + random.nextInt(2_000) * 1_000_000L;
        journal.carry(next);
        if (random.nextBoolean()) {
            takeAndSettle(OUTPUTS.get(random.nextInt(OUTPUTS.size())));
        }
        if (journal.carried(next)) {
            // Whoever reads one of them from now on reads nonsense.
            lent.forEach(payload -> Arrays.fill(payload, (byte) '#'));
            lent.clear();
        }
    }

    private Side side(String output) {
        return sides.computeIfAbsent(output, _ -> new Side());
    }

    private void append(int count) {
        for (int i = 0; i < count; i++) {
            long seq = journal.nextSeq();
            written.add(Small.number(epoch, seq), Small.number(epoch, seq));
            byte[] payload = Small.payload(epoch, seq);
            byte[] roomy = Arrays.copyOf(payload, payload.length + random.nextInt(3));
            journal.put(seq, clock.wallMicros(), roomy, payload.length);
            journal.tell();
            lent.add(roomy);
        }
    }

    private void flush() {
        boolean isDurable = journal.flush(Duration.ofSeconds(1));
        if (isDurable && journal.stats().state() instanceof JournalState.Ok) {
            for (Side side : sides.values()) {
                side.acknowledgedDurably.addAll(side.acknowledged);
            }
        }
    }

    private void takeAndSettle(String output) {
        Side side = side(output);
        Cursor cursor = journal.cursor(output);
        Key after = Key.START;
        if (random.nextBoolean() && cursor.newest().seq() > 3) {
            Key newest = cursor.newest();
            after = new Key(newest.journal(), newest.epoch(), newest.seq() - 3);
        }
        side.inHand.clear();
        cursor.take(side.inHand, after, 1 + random.nextInt(40), 1 + random.nextInt(60_000));
        for (JournalRecord record : side.inHand) {
            checkTaken(side, record);
        }
        for (JournalRecord record : side.inHand) {
            if (random.nextInt(4) > 0) {
                cursor.acknowledge(record);
                long number = Small.number(record.key());
                side.acknowledged.add(number, number);
            } else if (random.nextInt(20) == 0) {
                cursor.reject(record);
            }
        }
        noteLosses();
        if (random.nextBoolean()) {
            cursor.reported(cursor.unreportedLosses());
        }
    }

    private void checkTaken(Side side, JournalRecord record) {
        long number = Small.number(record.key());
        assertThat(written.contains(number)).as("was written: %s", record.key()).isTrue();
        assertThat(side.acknowledgedDurably.contains(number))
                .as("comes again: %s", record.key())
                .isFalse();
        assertThat(Arrays.copyOf(record.payload(), record.length()))
                .isEqualTo(Small.payload(record.key().epoch(), record.key().seq()));
    }

    /// Takes down what is durable now.
    private void note() {
        noteLosses();
        long end = journal.nextSeq() - 1 - journal.stats().notDurable();
        if (end >= 1) {
            durable.add(Small.number(epoch, 1), Small.number(epoch, end));
        }
    }

    private void noteLosses() {
        for (String output : OUTPUTS) {
            for (Loss loss : journal.cursor(output).unreportedLosses()) {
                side(output)
                        .lost
                        .add(
                                Small.number(loss.epoch(), loss.fromSeq()),
                                Small.number(loss.epoch(), loss.toSeq()));
            }
        }
    }

    private void crash() {
        disk.crash();
        reopen();
    }

    private void reopen() {
        killAfter = -1;
        disk.failRate(0);
        disk.capacity(Long.MAX_VALUE / 4);
        log.clear();
        journal = open();
        checkRecovered();
        hadFaults = false;
    }

    private void checkRecovered() {
        for (String output : OUTPUTS) {
            Side side = side(output);
            Cursor cursor = journal.cursor(output);
            IntervalSet known = new IntervalSet();
            known.addAll(side.acknowledged);
            known.addAll(side.lost);
            if (!hadFaults) {
                for (Loss loss : cursor.unreportedLosses()) {
                    if (loss.cause() == Cause.CORRUPT) {
                        long from = Small.number(loss.epoch(), loss.fromSeq());
                        long to = Small.number(loss.epoch(), loss.toSeq());
                        assertThat(durable.countWithin(from, to) - known.countWithin(from, to))
                                .as("durable and lost: %s %s", loss, log)
                                .isLessThanOrEqualTo(0);
                    }
                }
            }
            noteLosses();
            known.addAll(side.lost);
            for (JournalRecord record : all(cursor)) {
                checkTaken(side, record);
                long number = Small.number(record.key());
                known.add(number, number);
                // An acknowledgement that was not durable is forgotten, as is allowed.
                side.acknowledged.remove(number, number);
            }
            IntervalSet missing = durable.copy();
            missing.removeAll(known);
            assertThat(missing)
                    .as("durable and neither here nor accounted for: %s", log)
                    .isEqualTo(new IntervalSet());
        }
    }

    private static List<JournalRecord> all(Cursor cursor) {
        List<JournalRecord> taken = new ArrayList<>();
        cursor.take(taken, Key.START, Integer.MAX_VALUE, Long.MAX_VALUE);
        return taken;
    }

    /// In every state each record of this epoch is acknowledged, waiting, or lost.
    private void check() {
        for (String output : OUTPUTS) {
            Cursor cursor = journal.cursor(output);
            assertThat(all(cursor).size()).as("behind").isEqualTo((int) cursor.behind());
        }
    }

    private void heal() {
        killAfter = -1;
        disk.failRate(0);
        disk.capacity(Long.MAX_VALUE / 4);
        append(1);
        for (int i = 0; i < 20; i++) {
            clock.pass(Duration.ofSeconds(5));
            journal.step(false);
        }
        assertThat(journal.stats().state()).isEqualTo(new JournalState.Ok());
        assertThat(journal.stats().notDurable()).isZero();
        note();
        checkRecovered();
        for (String output : OUTPUTS) {
            for (JournalRecord record : all(journal.cursor(output))) {
                journal.cursor(output).acknowledge(record);
            }
            assertThat(journal.cursor(output).behind()).isZero();
        }
        assertThat(journal.flush(Duration.ofSeconds(1))).isTrue();
        clock.pass(Duration.ofSeconds(20));
        journal.step(true);
        assertThat(journal.stats().segments()).as("released").isLessThanOrEqualTo(1);
    }
}
