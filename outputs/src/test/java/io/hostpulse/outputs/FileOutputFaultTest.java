package io.hostpulse.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.outputs.Delivery.Accepted;
import io.hostpulse.outputs.Delivery.Later;
import io.hostpulse.wire.Message;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/// Whatever fails and whenever the process dies: each accepted message is in the files once, in
/// order, and every line is whole.
class FileOutputFaultTest {
    private static final int MESSAGES = 120;

    @TempDir private Path directory;

    @Test
    void noFaultLosesDoublesOrTearsAMessage() throws Exception {
        for (int seed = 1; seed <= 6; seed++) {
            Path place = directory.resolve("seed" + seed);
            run(place, new Random(seed));
            var seqs = new ArrayList<Long>();
            for (String name : Lines.names(place)) {
                seqs.addAll(Lines.seqs(place.resolve(name)));
            }
            assertThat(seqs)
                    .as("seed %d", seed)
                    .isEqualTo(LongStream.rangeClosed(1, MESSAGES).boxed().toList());
        }
    }

    private static void run(Path place, Random random) {
        var disk = new FaultyDisk(random);
        var options =
                new OutputOptions.File(
                        "file", place.resolve("m.jsonl"), 10_000, Duration.ofDays(10_000), 1_000);
        List<Message> messages = Messages.range(1, MESSAGES);
        var output = new FileOutput(options, new ManualClock(), _ -> {}, disk, FileGlance.NONE);
        int at = 0;
        int failures = 0;
        while (at < MESSAGES) {
            disk.failing(random.nextInt(3) * 10);
            if (random.nextInt(20) == 0) {
                // As after a kill: whatever stands at the end of the file stays there.
                output = new FileOutput(options, new ManualClock(), _ -> {}, disk, FileGlance.NONE);
            }
            int to = Math.min(MESSAGES, at + 1 + random.nextInt(10));
            switch (output.deliver(messages.subList(at, to))) {
                case Accepted(int count, _) -> at += count;
                case Later(_, String why, _) -> {
                    assertThat(why).contains("m.jsonl failed: ");
                    failures++;
                }
                case Delivery.Rejected _, Delivery.Split _, Delivery.Halted _ ->
                        throw new AssertionError();
            }
        }
        disk.failing(0);
        output.close();
        assertThat(failures).as("faults that showed").isPositive();
    }
}
