package io.hostpulse.top;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Snapshot;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/// Going through the past, over holes, to both ends.
final class TimelineTest {
    private static final long SECOND = 1_000_000;
    private static final long START = SampleHost.START_MICROS;

    /// An archive that behaves: it has what was put in, and counts how often it is asked.
    private static final class MemoryArchive implements Timeline.Archive {
        private final TreeMap<Long, Snapshot> samples = new TreeMap<>();
        private List<Hole> holes = List.of();
        private int asked;

        MemoryArchive with(int fromSecond, int toSecond) {
            for (int second = fromSecond; second < toSecond; second++) {
                samples.put(START + second * SECOND, SampleHost.plain().nothing(second));
            }
            return this;
        }

        @Override
        public OptionalLong end() {
            return OptionalLong.of(samples.lastKey() + 1);
        }

        @Override
        public NavigableMap<Long, Snapshot> between(long from, long to) {
            asked++;
            return new TreeMap<>(samples.subMap(from, to));
        }

        @Override
        public OptionalLong nearest(long micros, int direction) {
            Long key = direction > 0 ? samples.higherKey(micros) : samples.lowerKey(micros);
            return key == null ? OptionalLong.empty() : OptionalLong.of(key);
        }

        @Override
        public List<Hole> holes() {
            return holes;
        }
    }

    private static Timeline timeline(Timeline.Archive archive) {
        return new Timeline(archive, () -> SECOND);
    }

    private static long second(Timeline.Place place) {
        assertThat(place).isInstanceOf(Timeline.Place.At.class);
        return (((Timeline.Place.At) place).now().clock().timeMicros() - START) / SECOND;
    }

    @Test
    void stepsGoFromSampleToSample() throws SourceException {
        var archive = new MemoryArchive().with(0, 500);
        Timeline timeline = timeline(archive);
        assertThat(second(timeline.at(START + 400 * SECOND + 5))).isEqualTo(400);
        for (int second = 399; second >= 0; second--) {
            assertThat(second(timeline.step(-1))).isEqualTo(second);
        }
        assertThat(timeline.step(-1)).isInstanceOf(Timeline.Place.Nothing.class);
        assertThat(second(timeline.step(1))).isEqualTo(1);
        assertThat(archive.asked).as("fetched in stretches").isLessThan(20);
    }

    @Test
    void aSampleHasTheOneBeforeForItsRates() throws SourceException {
        Timeline timeline = timeline(new MemoryArchive().with(0, 50).with(100, 120));
        var place = (Timeline.Place.At) timeline.at(START + 20 * SECOND);
        assertThat(place.before()).isPresent();
        var afterHole = (Timeline.Place.At) timeline.at(START + 100 * SECOND);
        assertThat(afterHole.before()).isEmpty();
    }

    @Test
    void aHoleIsAPlaceWithItsCause() throws SourceException {
        var archive = new MemoryArchive().with(0, 50).with(9_000, 9_100);
        archive.holes =
                List.of(new Hole(START + 49 * SECOND, START + 9_001 * SECOND, "expired", 7, true));
        Timeline timeline = timeline(archive);
        assertThat(second(timeline.at(START + 49 * SECOND))).isEqualTo(49);
        var within = (Timeline.Place.Within) timeline.step(1);
        assertThat(within.hole())
                .isEqualTo(
                        new Hole(START + 49 * SECOND, START + 9_000 * SECOND, "expired", 7, false));
        assertThat(second(timeline.step(1))).isEqualTo(9_000);
        assertThat(timeline.step(-1)).isInstanceOf(Timeline.Place.Within.class);
        assertThat(second(timeline.step(-1))).isEqualTo(49);
    }

    @Test
    void aTimeWithinAHoleShowsIt() throws SourceException {
        Timeline timeline = timeline(new MemoryArchive().with(0, 50).with(9_000, 9_100));
        var within = (Timeline.Place.Within) timeline.at(START + 5_000 * SECOND);
        assertThat(within.hole().cause()).isEqualTo("unread");
        assertThat(within.hole().fromMicros()).isEqualTo(START + 49 * SECOND);
        assertThat(second(timeline.step(1))).isEqualTo(9_000);
    }

    @Test
    void beforeTheFirstSampleNothingWasWatched() throws SourceException {
        Timeline timeline = timeline(new MemoryArchive().with(0, 50));
        var within = (Timeline.Place.Within) timeline.at(START - 100_000 * SECOND);
        assertThat(within.hole().cause()).isEqualTo("first");
        assertThat(second(timeline.step(1))).isZero();
    }

    @Test
    void theNewestSampleIsWhereStepsBegin() throws SourceException {
        var archive = new MemoryArchive().with(0, 100);
        Timeline timeline = timeline(archive);
        timeline.newest(SampleHost.plain().nothing(99));
        assertThat(timeline.step(1)).isInstanceOf(Timeline.Place.Nothing.class);
        assertThat(second(timeline.step(-1))).isEqualTo(98);
        archive.with(100, 103);
        assertThat(second(timeline.step(1))).isEqualTo(99);
        assertThat(second(timeline.step(1))).isEqualTo(100);
    }

    @Test
    void theLedgerIsPutOnTheAxisOfTime() throws SourceException {
        String answer =
                """
                {"unexplained":0,"received":[],
                 "holes":[{"journal":"j","epoch":2,"from":5,"to":9,"cause":"pending",
                           "about_from_us":60000000,"about_to_us":64000000}],
                 "starts":[{"why":"first","from_us":1000000,"to_us":9000000},
                           {"why":"reboot","from_us":50000000,"to_us":99000000}]}
                """;
        assertThat(Ledger.of(JsonText.read(answer.getBytes(StandardCharsets.UTF_8)), SECOND))
                .containsExactly(
                        new Hole(Long.MIN_VALUE, 1_000_000, "first", 0, false),
                        new Hole(9_000_000, 50_000_000, "reboot", 0, false),
                        new Hole(59_000_000, 65_000_000, "pending", 5, true));
    }
}
