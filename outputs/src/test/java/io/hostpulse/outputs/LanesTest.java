package io.hostpulse.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.outputs.Delivery.Accepted;
import io.hostpulse.outputs.Delivery.Later;
import io.hostpulse.outputs.Delivery.Refused;
import io.hostpulse.outputs.Delivery.Rejected;
import io.hostpulse.outputs.Delivery.Split;
import io.hostpulse.wire.Message;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;

/// The pump of an output that takes messages in any order, on a clock that the test moves.
class LanesTest {
    private static final int SEEDS = 1_000;
    private static final Duration SECOND = Duration.ofSeconds(1);

    /// Message n stands at n - 1.
    private static final List<Message> KNOWN = new ArrayList<>();

    private final ManualClock clock = new ManualClock();
    private final MemoryBacklog backlog = new MemoryBacklog();
    private final List<String> log = new ArrayList<>();
    @TempDir private Path folder;

    private OutputPump pump(Output output, MemoryBacklog from, Path letters, Random random) {
        return new OutputPump(
                "central",
                output,
                from,
                new DeadLetters(letters, "central", 1L << 30, clock, log::add, LanesTest::unforced),
                clock,
                random,
                log::add);
    }

    /// The kernel's files without the wait for the disk.
    static AppendChannel unforced(Path path) throws IOException {
        AppendChannel channel = new AppendChannel.Kernel().open(path);
        return new AppendChannel() {
            @Override
            public int write(ByteBuffer bytes) throws IOException {
                return channel.write(bytes);
            }

            @Override
            public void truncate(long size) throws IOException {
                channel.truncate(size);
            }

            @Override
            public void force() {}

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    private OutputPump pump(Output output) {
        return pump(output, backlog, folder, new Random(1));
    }

    private void offer(long first, long last) {
        Messages.range(first, last).forEach(backlog::append);
    }

    private static List<Long> seqs(List<Message> batch) {
        return batch.stream().map(message -> message.key().seq()).toList();
    }

    @Test
    void afterAnOutageTheNewestGoFirstAndTheRestFollowsOldestFirst() {
        var output = new Central();
        OutputPump pump = pump(output);
        offer(1, 2_000);
        pump.step();
        assertThat(output.batches.getLast()).containsExactly(2_000L);
        pump.step();
        assertThat(output.batches.getLast()).hasSize(500).startsWith(1L).endsWith(500L);
        offer(2_001, 2_001);
        pump.step();
        assertThat(output.batches.getLast()).containsExactly(2_001L);
        while (pump.step() == 0) {
            assertThat(output.batches).hasSizeLessThan(10);
        }

        assertThat(output.batches).hasSize(6);
        assertThat(output.batches.getLast()).startsWith(1_501L).endsWith(1_999L);
        assertThat(pump.behind()).isZero();
        assertThat(pump.delivered()).isEqualTo(2_001);
    }

    @Test
    void whatFitsIntoOneBatchGoesInOrder() {
        var output = new Central();
        output.rate = OptionalLong.of(1);
        OutputPump pump = pump(output);
        offer(1, 500);
        pump.step();

        assertThat(output.batches).singleElement().satisfies(it -> assertThat(it).hasSize(500));
    }

    @Test
    void theBacklogKeepsThePaceThatTheOutputNames() {
        var output = new Central();
        int length = Messages.of(1_000).json().length;
        output.rate = OptionalLong.of(10L * length);
        OutputPump pump = pump(output);
        offer(1_000, 4_999);
        long next = 5_000;
        for (int second = 0; second < 60; second++) {
            clock.run(pump, SECOND);
            offer(next, next);
            next++;
        }
        long backfilled = pump.delivered() - 60;
        assertThat(backfilled).isBetween(570L, 612L);

        output.rate = OptionalLong.of(0);
        long before = pump.delivered();
        for (int second = 0; second < 60; second++) {
            clock.run(pump, SECOND);
            offer(next, next);
            next++;
        }
        assertThat(pump.delivered() - before).as("live goes on").isBetween(59L, 61L);

        output.rate = OptionalLong.empty();
        clock.run(pump, Duration.ofSeconds(20));
        assertThat(pump.behind()).isZero();
    }

    @Test
    void aLaneThatFailsLeavesTheOtherItsTurn() {
        for (boolean isLive : new boolean[] {true, false}) {
            var output = new Central();
            var messages = new MemoryBacklog();
            OutputPump pump = pump(output, messages, folder, new Random(1));
            Messages.range(1, 1_000).forEach(messages::append);
            // Acknowledgements of one lane are lost for a while, those of the other are not.
            output.answer =
                    batch ->
                            batch.getFirst().key().seq() >= 1_000 == isLive
                                    ? new Later(Duration.ZERO, "the answer was lost")
                                    : new Accepted(batch.size());
            clock.run(pump, Duration.ofMinutes(2));
            // What the live lane cannot get rid of comes round as the oldest.
            assertThat(pump.behind()).isEqualTo(isLive ? 0 : 999);

            output.answer = batch -> new Accepted(batch.size());
            clock.run(pump, Duration.ofMinutes(2));
            assertThat(pump.behind()).isZero();
        }
    }

    @Test
    void aLiveLaneThatFellBehindBeginsAnewAtTheNewest() {
        var output = new Central();
        OutputPump pump = pump(output);
        offer(1, 2_000);
        pump.step();
        offer(2_001, 3_000);
        pump.step();
        pump.step();

        assertThat(output.batches.getLast()).containsExactly(3_000L);
        while (pump.behind() > 0) {
            pump.step();
        }
        assertThat(output.batches.stream().mapToInt(List::size).sum()).isEqualTo(3_000);
    }

    @Test
    void aBadMessageOfTheBacklogDoesNotDelayTheLiveLane() {
        var output = new Central();
        OutputPump pump = pump(output);
        output.answer =
                batch -> seqs(batch).contains(77L) ? new Split("400") : new Accepted(batch.size());
        offer(1, 3_000);
        long next = 3_001;
        while (pump.behind() > 1) {
            offer(next, next);
            int before = output.batches.size();
            pump.step();
            pump.step();
            long newest = next++;
            assertThat(output.batches.subList(before, output.batches.size()))
                    .as("message %d within two attempts", newest)
                    .anyMatch(batch -> batch.contains(newest));
        }
        assertThat(pump.rejected()).isEqualTo(1);
    }

    /// Everything is delivered or a dead letter exactly once as counted, whatever the output does;
    /// the newest message never waits for more than an attempt of the backlog and its own.
    @Test
    void everyMessageIsDeliveredOrADeadLetterAndNoLaneStarves() throws IOException {
        long first = Long.getLong("hostpulse.seed", 1);
        int bounded = 0;
        for (long seed = first; seed < first + SEEDS; seed++) {
            Path letters = folder.resolve("seed-" + seed);
            var story = new Story(new Random(seed), letters, "seed " + seed);
            story.play();
            bounded += story.bounded;
        }
        assertThat(bounded).as("messages whose wait was looked at").isGreaterThan(10 * SEEDS);
    }

    /// An outage of random length, then an output of random moods, under a message a second.
    private final class Story {
        /// The search for a bad message of a batch is over after this many attempts in both lanes.
        private static final int SEARCH_MAX = 24;

        private final Random random;
        private final Path letters;
        private final String name;
        private final MemoryBacklog messages = new MemoryBacklog();
        private final Central output = new Central();
        private final TreeMap<Long, Integer> kept = new TreeMap<>();
        private final long badEvery;
        private final OutputPump pump;
        private long next = 1;
        private boolean isDown = true;
        private int failuresInRow;
        private int sinceSplit = SEARCH_MAX;
        private final List<Boolean> calm = new ArrayList<>();
        private int bounded;

        Story(Random random, Path letters, String name) {
            this.random = random;
            this.letters = letters;
            this.name = name;
            this.badEvery = 50L + random.nextInt(1_000);
            this.pump = pump(output, messages, letters, random);
            output.answer = this::answer;
            output.rate =
                    random.nextBoolean()
                            ? OptionalLong.empty()
                            : OptionalLong.of(20_000L + random.nextInt(1_000_000));
        }

        private boolean isBad(Message message) {
            return message.key().seq() % badEvery == 0;
        }

        private Delivery answer(List<Message> batch) {
            Delivery delivery = inMood(batch);
            sinceSplit = delivery instanceof Split ? 0 : sinceSplit + 1;
            boolean isKept = delivery instanceof Accepted || delivery instanceof Rejected;
            calm.add(isKept && sinceSplit >= SEARCH_MAX);
            return delivery;
        }

        private boolean isCalm(int first, int end) {
            return !calm.subList(first, end).contains(false);
        }

        private Delivery inMood(List<Message> batch) {
            int mood = random.nextInt(10);
            if (isDown || (mood == 0 && failuresInRow < 3)) {
                failuresInRow++;
                if (mood == 0) {
                    // The batch arrived; the answer was lost.
                    keep(batch, batch.size());
                }
                boolean isAsked = random.nextInt(5) == 0;
                return new Later(isAsked ? SECOND : Duration.ZERO, "down");
            }
            failuresInRow = 0;
            int bad = 0;
            while (bad < batch.size() && !isBad(batch.get(bad))) {
                bad++;
            }
            if (bad < batch.size() && mood < 4) {
                return new Split("400");
            }
            if (bad < batch.size() && mood < 7) {
                keep(batch, bad);
                return new Rejected(bad, "422");
            }
            int count = random.nextInt(4) == 0 ? 1 + random.nextInt(batch.size()) : batch.size();
            List<Refused> refused = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                if (isBad(batch.get(i))) {
                    refused.add(new Refused(i, "rejected"));
                }
            }
            keep(batch, count);
            return new Accepted(count, refused);
        }

        private void keep(List<Message> batch, int count) {
            for (int i = 0; i < count; i++) {
                if (!isBad(batch.get(i))) {
                    kept.merge(batch.get(i).key().seq(), 1, Integer::sum);
                }
            }
        }

        private void append(int count) {
            for (int i = 0; i < count; i++) {
                while (KNOWN.size() < next) {
                    KNOWN.add(Messages.of(KNOWN.size() + 1L));
                }
                messages.append(KNOWN.get((int) next++ - 1));
            }
        }

        void play() throws IOException {
            append(random.nextInt(3_000));
            clock.run(pump, Duration.ofSeconds(1 + random.nextInt(100)));
            isDown = false;
            // A wait of the outage may still be under way.
            clock.run(pump, Backoff.CAP);
            for (int second = 0; second < 120; second++) {
                append(1);
                long newest = next - 1;
                int before = output.batches.size();
                clock.run(pump, SECOND);
                int end = Math.min(before + 2, output.batches.size());
                if (end > before && isCalm(before, end)) {
                    assertThat(output.batches.subList(before, end))
                            .as("%s: message %d within two attempts", name, newest)
                            .anyMatch(batch -> batch.contains(newest));
                    bounded++;
                }
            }
            clock.run(pump, Duration.ofMinutes(10));

            long bad = (next - 1) / badEvery;
            assertThat(pump.behind()).as(name).isZero();
            assertThat(kept).as(name).hasSize((int) (next - 1 - bad));
            assertThat(pump.delivered()).as(name).isEqualTo(next - 1 - bad);
            assertThat(pump.rejected()).as(name).isEqualTo(bad);
            Path file = letters.resolve("central.ndjson");
            long lines = bad == 0 ? 0 : Files.readAllLines(file).size();
            assertThat(lines).as(name).isEqualTo(bad);
        }
    }
}
