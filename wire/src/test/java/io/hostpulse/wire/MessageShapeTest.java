package io.hostpulse.wire;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Unit;

import org.junit.jupiter.api.Test;

import java.util.OptionalLong;
import java.util.Random;

/// A decoder that has seen a host's messages reads the next one as one that has seen none does.
class MessageShapeTest {
    private final MessageEncoder encoder = new MessageEncoder();
    private final MessageDecoder knowing = new MessageDecoder();

    /// What a decoder makes of bytes: the snapshot in words, or why it is none.
    private static String outcome(MessageDecoder decoder, byte[] json, Snapshot into) {
        try {
            decoder.decode(json, 0, json.length, into);
            return Snapshots.words(into) + decoder.skippedFields() + " skipped";
        } catch (MessageException e) {
            return e.getMessage() + " at " + e.offset() + Snapshots.words(into);
        }
    }

    private void assertReadAsByOneThatKnowsNothing(byte[] json, Snapshot into) {
        assertThat(outcome(knowing, json, into))
                .as(new String(json, UTF_8))
                .isEqualTo(outcome(new MessageDecoder(), json, new Snapshot()));
    }

    /// The same host's next message: other numbers, and nothing else.
    private static Snapshot next(Snapshot before, Random random) {
        var next = new Snapshot();
        next.copyFrom(before);
        for (Group group : Group.values()) {
            Table table = next.table(group);
            for (int row = 0; row < table.rows(); row++) {
                for (Column column : group.columns()) {
                    boolean changes = !column.field().kind().isText() && random.nextInt(3) == 0;
                    if (changes
                            && table.has(row, column)
                            && column.field().unit() != Unit.BOOLEAN) {
                        table.set(row, column, random.nextLong() >> random.nextInt(64));
                    }
                }
            }
            if (next.isCollected(group)) {
                next.status(group).collected(random.nextInt(5_000_000));
            }
        }
        ClockReading clock = before.clock();
        next.stamp(
                before.identity(),
                new ClockReading(
                        random.nextLong(Instants.MILLIS_MAX) * 1_000,
                        random.nextLong(Instants.MILLIS_MAX) * 1_000,
                        other(clock.boottimeMicros(), random),
                        other(clock.offsetMicros(), random),
                        other(clock.errorMicros(), random),
                        clock.source(),
                        clock.synchronizedWithSource(),
                        clock.why(),
                        other(clock.stepMicros(), random)),
                before.seq() + 1,
                1 + random.nextInt(60_000));
        return next;
    }

    private static OptionalLong other(OptionalLong number, Random random) {
        return number.isPresent() ? OptionalLong.of(random.nextLong() >> 20) : number;
    }

    @Test
    void numbersOfTheNextMessagesAreReadAsTheyAre() throws MessageException {
        var into = RandomSnapshots.wild(99);
        for (long seed = 0; seed < 40; seed++) {
            var random = new Random(seed);
            Snapshot said = seed % 2 == 0 ? RandomSnapshots.wild(seed) : RandomSnapshots.tame(seed);
            for (int i = 0; i < 6; i++) {
                byte[] json = encoder.encode(said).json();
                knowing.decode(json, 0, json.length, into, random.nextBoolean());
                assertThat(Snapshots.words(into))
                        .as("seed %s, message %s", seed, i)
                        .isEqualTo(Snapshots.words(said));
                said = next(said, random);
            }
        }
    }

    @Test
    void whatDiffersInMoreThanNumbersIsReadByItsNames() {
        var into = new Snapshot();
        for (long seed = 0; seed < 3; seed++) {
            byte[] known = encoder.encode(RandomSnapshots.tame(seed)).json();
            var random = new Random(seed);
            for (int i = 0; i < known.length; i += 1 + random.nextInt(60)) {
                assertReadAsByOneThatKnowsNothing(known, into);
                assertReadAsByOneThatKnowsNothing(known, into);
                byte[] other = known.clone();
                other[i] = (byte) (random.nextBoolean() ? random.nextInt(256) : '0');
                assertReadAsByOneThatKnowsNothing(other, into);
            }
        }
    }

    @Test
    void noPrefixOfAKnownMessageIsAMessage() {
        byte[] known = encoder.encode(SampleSnapshot.snapshot()).json();
        var into = new Snapshot();
        for (int length = known.length - 100; length < known.length; length++) {
            assertReadAsByOneThatKnowsNothing(known, into);
            assertReadAsByOneThatKnowsNothing(known, into);
            assertReadAsByOneThatKnowsNothing(java.util.Arrays.copyOf(known, length), into);
        }
    }

    @Test
    void aNumberMayBeSpelledInAnyWay() {
        String form =
                """
                {"schema":1,"agent":"a","journal":"j","epoch":1,"seq":2,"hostname":"h",\
                "time":"2026-11-22T11:25:00.000Z","clock":{"source":"none","synchronized":false,\
                "wall":"2026-11-22T11:25:00.000Z","new":7},"interval_s":10,"load":{"w1_avg":%s},\
                "status":{"load":{"state":"ok","ms":1}}}\
                """;
        var into = new Snapshot();
        for (String number :
                new String[] {"1.5", "-0", "150e-2", "01", "1.505", "", "-", "1.", "7"}) {
            assertReadAsByOneThatKnowsNothing(form.formatted("1").getBytes(UTF_8), into);
            assertReadAsByOneThatKnowsNothing(form.formatted("2").getBytes(UTF_8), into);
            assertReadAsByOneThatKnowsNothing(form.formatted(number).getBytes(UTF_8), into);
        }
    }

    @Test
    void anInstantWithAnEscapeStaysWhatItIs() {
        var into = new Snapshot();
        for (int seq = 1; seq < 5; seq++) {
            String json =
                    """
                    {"schema":1,"agent":"a","journal":"j","epoch":1,"seq":%s,"hostname":"h",\
                    "time":"\\u0032026-11-22T11:25:00.000Z","clock":{"source":"none",\
                    "synchronized":false,"wall":"2026-11-22T11:25:00.000Z"},"interval_s":10,\
                    "status":{}}\
                    """
                            .formatted(seq);
            assertReadAsByOneThatKnowsNothing(json.getBytes(UTF_8), into);
        }
    }
}
