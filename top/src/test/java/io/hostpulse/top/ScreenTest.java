package io.hostpulse.top;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Screens, held against those that are checked in, so that a change of them is seen in the diff.
///
/// To write them anew: `./mvnw -pl top test -Dhostpulse.write-docs=true`.
final class ScreenTest {
    private static final Path SCREENS =
            Path.of(System.getProperty("hostpulse.root"), "top/src/test/resources/screens");

    /// A screen that is checked in.
    enum Golden {
        PLAIN_80X24,
        PLAIN_80X24_ZH,
        PLAIN_120X40,
        CORES_120X40,
        CGROUPS_120X40,
        CJK_80X24_ZH,
        ABSENT_80X24,
        CORES_64_80X24,
        HOLE_80X24,
        HOLE_80X24_ZH,
        HOSTS_80X24,
        HOSTS_120X40_ZH,
        HELP_80X24,
        HELP_80X24_ZH,
        PRINTED_120,
        SMALL_70X20
    }

    @ParameterizedTest
    @EnumSource
    void aScreenIsTheGoldenOne(Golden golden) throws IOException {
        Path file = SCREENS.resolve(golden.name().toLowerCase(java.util.Locale.ROOT) + ".txt");
        String text = text(lines(golden));
        if (Boolean.getBoolean("hostpulse.write-docs")) {
            Files.createDirectories(SCREENS);
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }

    private static String text(List<Line> lines) {
        var text = new StringBuilder();
        lines.forEach(line -> text.append(line.text()).append('\n'));
        return text.toString();
    }

    private static List<Line> lines(Golden golden) {
        SampleHost plain = SampleHost.plain();
        View view = View.FIRST;
        return switch (golden) {
            case PLAIN_80X24 -> drawn(plain.live(9), view, 80, 24, Language.EN);
            case PLAIN_80X24_ZH -> drawn(plain.live(9), view, 80, 24, Language.ZH);
            case PLAIN_120X40 -> drawn(plain.live(9), view, 120, 40, Language.EN);
            case CORES_120X40 -> drawn(plain.live(9), view.cores(true), 120, 40, Language.EN);
            case CGROUPS_120X40 -> drawn(plain.live(9), view.cgroups(true), 120, 40, Language.EN);
            case CJK_80X24_ZH -> drawn(cjk().live(9), view, 80, 24, Language.ZH);
            case ABSENT_80X24 -> drawn(absent(), view, 80, 24, Language.EN);
            case CORES_64_80X24 -> {
                SampleHost large = new SampleHost("big-01", "/srv", "worker", 64);
                yield drawn(large.live(9), view.cores(true), 80, 24, Language.EN);
            }
            case HOLE_80X24 -> drawn(hole(), view, 80, 24, Language.EN);
            case HOLE_80X24_ZH -> drawn(hole(), view, 80, 24, Language.ZH);
            case HOSTS_80X24 -> drawn(hosts(), view, 80, 24, Language.EN);
            case HOSTS_120X40_ZH -> drawn(hosts(), view, 120, 40, Language.ZH);
            case HELP_80X24 -> drawn(plain.live(9), view.help(true), 80, 24, Language.EN);
            case HELP_80X24_ZH -> drawn(plain.live(9), view.help(true), 80, 24, Language.ZH);
            case PRINTED_120 -> drawn(plain.live(9), view, 120, 0, Language.EN);
            case SMALL_70X20 -> drawn(plain.live(9), view, 70, 20, Language.EN);
        };
    }

    private static List<Line> drawn(
            Shown shown, View view, int columns, int rows, Language language) {
        return Screen.lines(shown, view, SampleHost.look(columns, rows, language), true);
    }

    /// Wide, combining and ambiguous characters.
    private static SampleHost cjk() {
        return new SampleHost("数据库主机-上海一号", "/数据/备份与归档的长目录名称在这里", "备份e\u0301程序…", 2);
    }

    /// The first message after a start, of a host that cannot read much.
    private static Shown.Sample absent() {
        return SampleHost.sample(SampleHost.plain().nothing(0), Optional.empty(), Moment.LIVE);
    }

    private static Shown.Gap hole() {
        long from = SampleHost.START_MICROS;
        return new Shown.Gap(
                absent().figures(), new Hole(from, from + 600_000_000, "expired", 600, true));
    }

    private static Shown.Hosts hosts() {
        long now = SampleHost.START_MICROS;
        return new Shown.Hosts(
                List.of(
                        host("calm-01", now, Map.of(Figure.CPU, 3.2, Figure.MEM, 41.0)),
                        host("full-01", now, Map.of(Figure.FS, 96.1, Figure.MEM, 91.5)),
                        host("gone-01", now - 4_000_000_000L, Map.of()),
                        host("数据库-02", now, Map.of(Figure.PRESSURE_IO, 31.0)),
                        host("lost-01", now, Map.of(Figure.UNEXPLAINED, 12.0))),
                now);
    }

    @Test
    void aServerThatTakesNothingInSaysSoAboveItsHosts() {
        var away =
                new Shown.Hosts(
                        hosts().hosts(),
                        SampleHost.START_MICROS,
                        Optional.of(Word.NOT_READY_UNAVAILABLE));
        String screen = text(drawn(away, View.FIRST, 80, 24, Language.EN));
        assertThat(screen).contains("its store is not available").contains("calm-01");
        assertThat(text(drawn(hosts(), View.FIRST, 80, 24, Language.EN)))
                .doesNotContain("takes no messages in");
    }

    @Test
    void aServerThatTakesNothingInSaysSoOnTheScreenOfOneHost() {
        Shown.Sample last = SampleHost.plain().live(9);
        var away =
                new Shown.Sample(
                        last.now(),
                        last.before(),
                        last.figures(),
                        Moment.LIVE,
                        OptionalLong.of(SampleHost.START_MICROS),
                        Optional.of(Word.NOT_READY_FULL));
        List<Line> screen = drawn(away, View.FIRST, 80, 24, Language.EN);
        assertThat(text(screen)).contains("its store is full").contains("web-01");
        assertThat(screen).hasSize(24);
        assertThat(text(drawn(last, View.FIRST, 80, 24, Language.EN)))
                .doesNotContain("takes no messages in");
    }

    private static Figures host(String name, long seen, Map<Figure, Double> figures) {
        Map<Figure, Double> all = new EnumMap<>(Figure.class);
        all.putAll(figures);
        all.put(Figure.LAST_SEEN_US, (double) seen);
        all.put(Figure.INTERVAL_MS, 1_000.0);
        all.put(Figure.LOAD1, 0.42);
        return new Figures(
                "agent-" + name,
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "/srv",
                all,
                List.of());
    }

    @ParameterizedTest
    @EnumSource
    void noLineIsWiderThanTheScreenAndNoScreenHigher(Golden golden) {
        List<Line> lines = lines(golden);
        String[] size = golden.name().replaceAll("[A-Z_]*?(\\d+X\\d+|120).*", "$1").split("X", -1);
        if (size.length == 2) {
            assertThat(lines).hasSizeLessThanOrEqualTo(Integer.parseInt(size[1]));
        }
        for (Line line : lines) {
            assertThat(line.width())
                    .as(line.text())
                    .isLessThanOrEqualTo(Integer.parseInt(size[0].replaceAll("\\D", "")));
        }
    }

    @Test
    void whatIsSaidOnceStandsBelow() {
        View view = View.FIRST.saying("the server does not answer");
        List<Line> lines = drawn(SampleHost.plain().live(9), view, 80, 24, Language.EN);
        assertThat(lines.getLast().text()).isEqualTo("the server does not answer");
    }

    @Test
    void aLevelHasItsColourAndNothingElseHasOne() {
        List<Line> lines = drawn(SampleHost.plain().live(9), View.FIRST, 120, 40, Language.EN);
        List<String> coloured =
                lines.stream()
                        .flatMap(line -> line.spans().stream())
                        .filter(span -> span.style() == Style.WARN || span.style() == Style.BAD)
                        .map(span -> span.text().strip())
                        .toList();
        assertThat(coloured)
                .containsExactly(
                        "Warning",
                        "/srv/data is 93.5 % full",
                        "waits for memory 6.0 % of the time",
                        "6.0 %",
                        "/srv/data",
                        "93.5");
    }
}
