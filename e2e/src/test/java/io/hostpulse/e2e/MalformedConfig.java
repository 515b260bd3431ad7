package io.hostpulse.e2e;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// A configuration file that must be refused.
///
/// @param name what is wrong with it, in words
/// @param latin1 the file's bytes, as the characters of the same numbers
/// @param line the line that must be named; 0 when the fault is the whole file's
/// @param said what the message must hold: what was found, what to write instead
record MalformedConfig(String name, String latin1, int line, List<String> said) {
    private static MalformedConfig of(String name, String content, int line, String... said) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return bytes(name, new String(bytes, StandardCharsets.ISO_8859_1), line, said);
    }

    private static MalformedConfig bytes(String name, String latin1, int line, String... said) {
        return new MalformedConfig(name, latin1, line, List.of(said));
    }

    /// The file as it is written.
    byte[] content() {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    static final List<MalformedConfig> ALL =
            List.of(
                    of("unknown key", "agent:\n  intervall: 5s\n", 2, "nearest: agent.interval"),
                    of("unknown section", "agnet:\n  interval: 5s\n", 1, "nearest: agent"),
                    of("key in no section", "interval: 5s\n", 1, "nearest: agent.interval"),
                    of("dotted key", "agent.interval: 5s\n", 1, "agent.interval", "section"),
                    of("unknown group", "collect:\n  groups:\n    cpux: true\n", 3, "nearest:"),
                    of("text for number", "collect:\n  threads: two\n", 2, "two", "1 to 16"),
                    of("fraction", "collect:\n  threads: 1.5\n", 2, "1.5", "1 to 16"),
                    of("number for switch", "agent:\n  jitter: 1\n", 2, "true or false"),
                    of("switch of old YAML", "agent:\n  jitter: yes\n", 2, "true or false"),
                    of("wrong unit", "agent:\n  interval: 5 parsecs\n", 2, "parsecs", "ms, s, m"),
                    of("no unit", "agent:\n  interval: 5\n", 2, "without a unit"),
                    of("negative", "agent:\n  interval: -5s\n", 2, "-5s"),
                    of("below range", "agent:\n  interval: 1ms\n", 2, "less than 100ms"),
                    of("above range", "agent:\n  interval: 2h\n", 2, "more than 1h"),
                    of("overflow", "agent:\n  interval: 99999999999999999999s\n", 2, "too large"),
                    of("bad duration", "agent:\n  interval: 1h30m\n", 2, "1h30m"),
                    of("duplicate key", "agent:\n  jitter: true\n  jitter: false\n", 3, "jitter"),
                    of("duplicate section", "agent: {}\ntime: {}\nagent: {}\n", 3, "agent"),
                    of("tabs", "agent:\n\tinterval: 5s\n", 2, "tab", "spaces"),
                    of("list for section", "agent:\n  - interval: 5s\n", 2, "list"),
                    of("list for file", "- agent\n- time\n", 1, "list"),
                    of("text for file", "hello\n", 1, "hello"),
                    of("section for value", "agent:\n  interval:\n    every: 5s\n", 3, "section"),
                    of("value for section", "agent: 5s\n", 1, "5s", "section"),
                    of("value for list", "collect:\n  disks:\n    include: sda\n", 3, "list"),
                    of("no value", "agent:\n  interval:\n", 2, "without a value"),
                    of("unclosed quote", "agent:\n  cluster: \"demo\n", 3, "from line 2"),
                    of(
                            "unclosed list",
                            "collect:\n  disks:\n    include: [sda\n",
                            4,
                            "from line 3"),
                    of("bad indent", "agent:\n  interval: 5s\n jitter: true\n", 3, ""),
                    of("anchor", "agent: &a\n  interval: 5s\n", 1, "anchor"),
                    of("alias", "agent:\n  cluster: *a\n", 2, "alias"),
                    of("alias bomb", bomb(), 1, "anchor"),
                    of("tag", "agent: !!java.util.Date 2026\n", 1, "tag"),
                    of("merge", "agent:\n  <<: {}\n", 2, "<<"),
                    of("two documents", "agent: {}\n---\ntime: {}\n", 2, "document"),
                    of("deep", "a: ".concat("[".repeat(5_000)).concat("\n"), 1, ""),
                    of(
                            "bad output type",
                            "outputs:\n  a:\n    type: fiel\n",
                            3,
                            "fiel",
                            "nearest: file; expected console, file, sql, http, kafka"),
                    of("no output type", "outputs:\n  a:\n    path: /a\n", 2, "type"),
                    of("bad output name", "outputs:\n  A_B:\n    type: console\n", 2, "A_B"),
                    of("one path twice", twice(), 5, "/tmp/x.jsonl", "a and b"),
                    of("no path", "outputs:\n  a:\n    type: file\n", 2, "path"),
                    of("bad url", url("jdbc:oracle:x"), 4, "jdbc:sqlite:FILE"),
                    of("source, no server", "time:\n  source: ntp\n", 2, "time.server"),
                    of("bad source", "time:\n  source: npt\n", 2, "npt", "server, ntp or none"),
                    bytes("byte order mark", "\u00ef\u00bb\u00bfagent: {}\n", 1, "byte order mark"),
                    bytes("UTF-16", "\u00ff\u00fea\0g\0\n\0", 1, "UTF-16"),
                    bytes("NUL", "agent:\n  cluster: a\0b\n", 2, "NUL"),
                    bytes("not UTF-8", "agent:\n  cluster: \u00e4\n", 2, "0xE4", "UTF-8"),
                    of("2 MiB", "# long\n".repeat(300_000), 0, "1 MiB"),
                    of("bad size", "agent:\n  budget: 1% cpu, 64 bananas\n", 2, "bananas"),
                    of("tilde for a value", "agent:\n  interval: ~\n", 2, "without a value"),
                    of("null for a value", "agent:\n  interval: null\n", 2, "without a value"),
                    of("block text", "agent:\n  cluster: |\n    a\n    b\n", 2, ""),
                    of(
                            "empty list entry",
                            "collect:\n  disks:\n    include: [sda, , sdb]\n",
                            3,
                            ""),
                    of("infinity", "collect:\n  threads: .inf\n", 2, ".inf", "1 to 16"),
                    of("hexadecimal", "collect:\n  threads: 0x10\n", 2, "0x10", "1 to 16"),
                    of("zero", "collect:\n  threads: 0\n", 2, "0", "1 to 16"),
                    of("secret in a URL", url("jdbc:postgresql://u:p@h/d"), 4, "password"),
                    of("directive", "%YAML 1.2\n---\nagent: {}\n", 1, ""),
                    of("carriage returns alone", "agent:\r  intervall: 5s\r", 2, "intervall"),
                    of("escape code", "agent:\n  \u001b[31mred: 1\n", 2, "U+001B"));

    private static String twice() {
        return """
        outputs:
          a:
            type: file
            path: /tmp/x.jsonl
          b:
            path: /tmp/../tmp/x.jsonl
            type: file
        """;
    }

    private static String url(String url) {
        return "outputs:\n  a:\n    type: sql\n    url: " + url + "\n";
    }

    private static String bomb() {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            text.append("a").append(i).append(": &a").append(i).append(" [");
            text.append(("*a" + (i - 1) + ", ").repeat(8)).append("x]\n");
        }
        return text.toString();
    }
}
