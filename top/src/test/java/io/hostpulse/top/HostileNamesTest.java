package io.hostpulse.top;

import static org.assertj.core.api.Assertions.assertThat;

import org.jline.terminal.Size;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Names from a host are data: none of them acts on the terminal that shows them.
final class HostileNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[2Jx",
                "\u001b]0;pwned\u0007",
                "\u001bP1$r0m\u001b\\",
                "\u009b31mred",
                "\u009d0;t\u009c",
                "a\r\nb\tc\u0008d\u007fe",
                "\u0000\u000e\u000f",
                "right\u202eleft\u2066x\u2069",
                "zero\u200bwidth\u200djoin\ufeff",
                "line\u2028para\u2029graph",
                "\ud800half"
            })
    void nothingFromDataIsAControlCharacter(String name) throws IOException {
        var host = new SampleHost(name, "/" + name, name, 2);
        Look look = SampleHost.look(120, 40, Language.EN);
        var hosts = new Shown.Hosts(List.of(figures(name)), SampleHost.START_MICROS);
        var gap = new Shown.Gap(figures(name), new Hole(0, 1, name, 1, false));
        Set<String> harmless = acting(sent(harmless(look)));
        for (Shown shown : List.of(host.live(9), hosts, gap, new Shown.Failed(name))) {
            for (View view :
                    List.of(
                            View.FIRST,
                            View.FIRST.cgroups(true),
                            View.FIRST.saying(name),
                            View.FIRST.searching(name))) {
                List<Line> lines = Screen.lines(shown, view, look, true);
                for (Line line : lines) {
                    assertThat(line.text().codePoints().filter(HostileNamesTest::acts).toArray())
                            .as(line.text())
                            .isEmpty();
                }
            }
            // What is sent is what a harmless name of the same place would send, and text.
            List<Line> lines = Screen.lines(shown, View.FIRST.saying(name), look, true);
            assertThat(acting(sent(lines))).isSubsetOf(harmless);
        }
    }

    private static List<Line> harmless(Look look) {
        return Screen.lines(
                new SampleHost("harmless", "/", "x", 2).live(9),
                View.FIRST.help(false),
                look,
                true);
    }

    private static Figures figures(String name) {
        return new Figures(
                name,
                name,
                Optional.of(name),
                Optional.of(name),
                Optional.of(name),
                name,
                Map.of(Figure.FS, 99.0),
                List.of(new Figures.Trouble(name, name)));
    }

    private static boolean acts(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    /// The characters that act, each once, but for the escapes that set a style or move the cursor:
    /// those end with a letter that the drawing itself uses.
    private static Set<String> acting(String sent) {
        Set<String> acting = new TreeSet<>();
        var sequence = Pattern.compile("\u001b(\\[[0-9;?]*([A-Za-z@`])|.)");
        var matcher = sequence.matcher(sent);
        while (matcher.find()) {
            acting.add(
                    matcher.group(2) == null || "JLMPSTr".contains(matcher.group(2))
                            ? matcher.group()
                            : "style or place");
        }
        sequence.matcher(sent)
                .replaceAll("")
                .codePoints()
                .filter(HostileNamesTest::acts)
                .forEach(c -> acting.add(Integer.toHexString(c)));
        return acting;
    }

    private static String sent(List<Line> lines) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var terminal =
                new ExternalTerminal(
                        "test",
                        "xterm-256color",
                        InputStream.nullInputStream(),
                        out,
                        StandardCharsets.UTF_8)) {
            terminal.setSize(Size.of(120, 40));
            try (var screen = new TerminalScreen(terminal, true)) {
                screen.enter();
                screen.draw(lines);
            }
            terminal.flush();
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aNameCannotDrawOverOtherLines() {
        assertThat(Width.clean("e" + "\u0301".repeat(40))).hasSize(5);
        assertThat(Width.clean("\u0301x")).isEqualTo("?x");
    }
}
