package io.hostpulse.top;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What keys do.
final class PressTest {
    private static final Look LOOK = SampleHost.look(80, 24, Language.EN);
    private static final long NOW = SampleHost.START_MICROS;
    private static final Shown LIVE = SampleHost.plain().live(9);

    private static Press press(View view, Shown shown, Key key) {
        return Press.of(key, view, shown, true, LOOK, NOW);
    }

    private static Press press(char key) {
        return press(View.FIRST, LIVE, Key.of(key));
    }

    @ParameterizedTest
    @CsvSource({"P,CPU", "M,MEMORY", "D,DISK", "N,NAME", "p,NAME"})
    void aLetterSortsAsTopAndAtopDo(char key, Sort sort) {
        View other = View.FIRST.sorted(sort.next(1), true);
        View view = press(other, LIVE, Key.of(key)).view();
        assertThat(view.sort()).isEqualTo(sort);
        assertThat(view.isReversed()).isFalse();
        assertThat(press(view, LIVE, Key.of('R')).view().isReversed()).isTrue();
    }

    @Test
    void keysAskTheSource() {
        assertThat(press('t').command()).contains(new Command.Step(1));
        assertThat(press('T').command()).contains(new Command.Step(-1));
        assertThat(press('L').command()).contains(new Command.Live());
        assertThat(press(' ').command()).contains(new Command.Hold());
        assertThat(press('g').command()).contains(new Command.Cgroups(true));
        assertThat(press('g').view().isCgroups()).isTrue();
        assertThat(press('1').view().isCores()).isTrue();
        assertThat(press(View.FIRST, LIVE, Key.of(Key.Kind.HOME)).command())
                .contains(new Command.Live());
        assertThat(press(View.FIRST, LIVE, Key.of(Key.Kind.ESCAPE)).command())
                .contains(new Command.ListHosts());
        Shown.Sample held =
                SampleHost.sample(SampleHost.plain().at(1), Optional.empty(), Moment.HISTORY);
        assertThat(press(View.FIRST, held, Key.of(' ')).command()).contains(new Command.Live());
    }

    @Test
    void qAndCtrlCEndTheProgramButNotWhileALineIsTyped() {
        assertThat(press('q').isQuit()).isTrue();
        assertThat(press('\u0003').isQuit()).isTrue();
        View typing = press('b').view();
        assertThat(press(typing, LIVE, Key.of('q')).isQuit()).isFalse();
        assertThat(press(typing, LIVE, Key.of('\u0003')).isQuit()).isTrue();
    }

    private static Press type(String text) {
        View view = press('b').view();
        for (int i = 0; i < text.length(); i++) {
            view = press(view, LIVE, Key.of(text.charAt(i))).view();
        }
        return press(view, LIVE, Key.of(Key.Kind.ENTER));
    }

    /// Now is 2026-11-26T09:30:00Z.
    @ParameterizedTest
    @CsvSource({
        "09:00,-1800",
        "09:29:58,-2",
        "23:30,-36000",
        "-15m,-900",
        "-2h,-7200",
        "11-25 09:30,-86400",
        "2026-11-26 09:00:00,-1800",
        "2026-11-26T09:00:00Z,-1800"
    })
    void bGoesToATimeThatIsTyped(String text, long seconds) {
        Press press = type(text);
        assertThat(press.command()).contains(new Command.Jump(NOW + seconds * 1_000_000));
        assertThat(press.view().prompt()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"25:00", "noon", "-5", "-x5m", "2026-13-01 10:00", "11-25"})
    void aTimeThatIsNoneIsSaid(String text) {
        Press press = type(text);
        assertThat(press.command()).isEmpty();
        assertThat(press.view().notice()).contains(text);
    }

    @Test
    void aTypedLineCanBeMendedAndLeft() {
        View view = press('b').view();
        view = press(view, LIVE, Key.of('1')).view();
        view = press(view, LIVE, Key.of(Key.Kind.BACKSPACE)).view();
        assertThat(view.prompt().orElseThrow().text()).isEmpty();
        view = press(view, LIVE, Key.of(Key.Kind.BACKSPACE)).view();
        assertThat(press(view, LIVE, Key.of(Key.Kind.ESCAPE)).view().prompt()).isEmpty();
    }

    @Test
    void anyKeyLeavesTheHelp() {
        View help = press('?').view();
        assertThat(help.isHelp()).isTrue();
        Press press = press(help, LIVE, Key.of('q'));
        assertThat(press.view().isHelp()).isFalse();
        assertThat(press.isQuit()).isFalse();
    }

    private static Shown.Hosts hosts() {
        return new Shown.Hosts(List.of(host("b", 10), host("a", 10), host("worst", 99)), NOW);
    }

    private static Figures host(String name, double full) {
        Map<Figure, Double> numbers = new EnumMap<>(Map.of(Figure.FS, full));
        numbers.put(Figure.LAST_SEEN_US, (double) NOW);
        return new Figures(
                name,
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "/",
                numbers,
                List.of());
    }

    @Test
    void theWorstHostStandsFirstAndEnterOpensTheChosenOne() {
        View view = View.FIRST;
        assertThat(press(view, hosts(), Key.of(Key.Kind.ENTER)).command())
                .contains(new Command.Open("worst"));
        view = press(view, hosts(), Key.of(Key.Kind.DOWN)).view();
        assertThat(press(view, hosts(), Key.of(Key.Kind.ENTER)).command())
                .contains(new Command.Open("a"));
        view = press(view, hosts(), Key.of(Key.Kind.END)).view();
        assertThat(press(view, hosts(), Key.of(Key.Kind.ENTER)).command())
                .contains(new Command.Open("b"));
    }

    @Test
    void aSearchLeavesTheHostsThatAreMeant() {
        View view = View.FIRST.searching("FULL");
        assertThat(HostList.of(hosts(), view.search(), Language.EN)).hasSize(1);
        assertThat(HostList.of(hosts(), "full nowhere", Language.EN)).isEmpty();
        assertThat(
                        press(View.FIRST.searching("nowhere"), hosts(), Key.of(Key.Kind.ENTER))
                                .command())
                .isEmpty();
        assertThat(press(view, hosts(), Key.of(Key.Kind.ESCAPE)).view().search()).isEmpty();
    }

    /// A key's characters, all there at once.
    private static Key key(String characters) throws IOException {
        int[] at = {0};
        return Key.read(
                millis ->
                        at[0] < characters.length()
                                ? characters.charAt(at[0]++)
                                : millis == 0 ? -1 : -2);
    }

    @Test
    void aKeyIsReadWithItsWholeSequence() throws IOException {
        assertThat(key("q")).isEqualTo(Key.of('q'));
        assertThat(key("\u001b")).isEqualTo(Key.of(Key.Kind.ESCAPE));
        assertThat(key("\u001b\f")).isEqualTo(Key.of(Key.Kind.ESCAPE));
        assertThat(key("\u001bx")).isEqualTo(Key.of(Key.Kind.OTHER));
        assertThat(key("\u001b[A")).isEqualTo(Key.of(Key.Kind.UP));
        assertThat(key("\u001bOB")).isEqualTo(Key.of(Key.Kind.DOWN));
        assertThat(key("\u001b[1~")).isEqualTo(Key.of(Key.Kind.HOME));
        assertThat(key("\u001b[H")).isEqualTo(Key.of(Key.Kind.HOME));
        assertThat(key("\u001b[5~")).isEqualTo(Key.of(Key.Kind.PAGE_UP));
        assertThat(key("\u001b[1;5A")).isEqualTo(Key.of(Key.Kind.UP));
        assertThat(key("\u001b[200~")).isEqualTo(Key.of(Key.Kind.OTHER));
        assertThat(key("\r")).isEqualTo(Key.of(Key.Kind.ENTER));
        assertThat(key("\u007f")).isEqualTo(Key.of(Key.Kind.BACKSPACE));
        assertThat(key("\ud83d\ude00")).isEqualTo(new Key(Key.Kind.CHARACTER, 0x1f600));
        assertThat(key("")).isEqualTo(Key.of(Key.Kind.GONE));
    }
}
