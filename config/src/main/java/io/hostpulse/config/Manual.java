package io.hostpulse.config;

import java.util.ArrayList;
import java.util.List;

/// What people read about a program's configuration, written from its vocabulary: a page of the
/// manual and a sample file. What is to be said of named things is added by who declares them, with
/// [#type] and [#sampleThing]. Immutable.
///
/// @param <S> the record that the keys' values belong to
public final class Manual<S> {
    private static final String INTRODUCTION =
            """
            # Configuration of the {program}

            [简体中文](zh-CN/{file})

            This page is written from the declaration of the keys. `hostpulse check-config` shows
            the value of every key and where it comes from.

            ## Where a value comes from

            The command line wins over the environment, the environment over the file, the file
            over the default.

            | source | how | example |
            |---|---|---|
            | command line | `--KEY=VALUE` or `--KEY VALUE` | `--{key}={value}` |
            | environment | `HOSTPULSE_` and the key in capitals, `_` for `.` and `-` | \
            `{variable}={value}` |
            | file | YAML, one section for each dot | `{section}:` and below it `{word}: {value}` |

            On the command line and in the environment a list is written with commas; an empty
            text is an empty list. The variables `HOSTPULSE_JAVA_HOME` and
            `HOSTPULSE_JAVA_OPTIONS` are read by the launcher; any other variable that begins with
            `HOSTPULSE_` and is no key is an error.

            ## How values are written

            - A duration is a whole number with a unit: `ms`, `s`, `m`, `h` or `d`. `500ms`,
              `15s`, `7d`.
            - A size is a whole number with a unit: `B`; `KiB`, `MiB`, `GiB`, `TiB` of 1024; `kB`,
              `MB`, `GB`, `TB` of 1000. `64MiB`.
            - A switch is `true` or `false`, nothing else.
            - A text is taken exactly as it is written.
            """;

    private static final String PATTERNS =
            """
            - A pattern is compared with the whole name: `*` stands for any characters, also `/`,
              and `?` for one. A name is taken when it matches a pattern of `include`, or
              `include` is empty, and no pattern of `exclude`.
            """;

    private static final String FILE =
            """

            The file is UTF-8 without a byte order mark, at most 1 MiB, and plain YAML 1.2: no
            anchors, aliases, tags, merge keys or second documents. Every key must be known and
            every value must fit. Otherwise all problems are shown with line and column, the first
            50 of them, and the {program} does not start, or keeps the configuration it has.

            ## Keys
            """;

    private static final String TABLE =
            """
            | key | value | default | meaning |
            |---|---|---|---|
            """;

    private static final String SAMPLE =
            """
            ## Configuration of the Hostpulse {program}. Written from the declaration of the keys.
            ##
            ## Lines that begin with one # are keys with their default, or with an example: to set
            ## a key, remove the # from its line and from the line of its section.
            ## {page} says more.
            """;

    private final String program;
    private final String page;
    private final Vocabulary<S> vocabulary;
    private final S defaults;
    private final String value;

    /// Takes what differs from program to program.
    ///
    /// @param program what is configured, `agent`
    /// @param page the page's path in the project, `docs/configuration.md`
    /// @param value a value of the vocabulary's first key, for the examples
    public Manual(String program, String page, Vocabulary<S> vocabulary, S defaults, String value) {
        this.program = program;
        this.page = page;
        this.vocabulary = vocabulary;
        this.defaults = defaults;
        this.value = value;
    }

    /// The page, with a table for each section of keys.
    public String page() {
        var text = new StringBuilder(introduction());
        String section = "";
        for (Key<S, ?> key : vocabulary.keys()) {
            String of = key.name().substring(0, key.name().indexOf('.'));
            if (!of.equals(section)) {
                section = of;
                text.append("\n### ").append(section).append("\n\n").append(TABLE);
            }
            row(text, key, defaults);
        }
        return text.toString();
    }

    private String introduction() {
        String key = vocabulary.example();
        int dot = key.indexOf('.');
        boolean hasPatterns = false;
        for (Key<S, ?> any : vocabulary.keys()) {
            hasPatterns |= any.kind() instanceof PatternsKind;
        }
        return (INTRODUCTION + (hasPatterns ? PATTERNS : "") + FILE)
                .replace("{program}", program)
                .replace("{file}", page.substring(page.lastIndexOf('/') + 1))
                .replace("{key}", key)
                .replace("{variable}", Vocabulary.variable(key))
                .replace("{section}", key.substring(0, dot))
                .replace("{word}", key.substring(dot + 1))
                .replace("{value}", value);
    }

    /// What the page says of one type of named thing.
    ///
    /// @param word the type
    /// @param help a sentence
    /// @param keys the fields that a thing of this type has
    /// @param defaults holds the fields' defaults
    public static <T> String type(String word, String help, List<Key<T, ?>> keys, T defaults) {
        var text = new StringBuilder("\n#### type: ").append(word).append("\n\n");
        text.append(help).append("\n\n").append(TABLE);
        for (Key<T, ?> key : keys) {
            row(text, key, defaults);
        }
        return text.toString();
    }

    private static <T> void row(StringBuilder text, Key<T, ?> key, T defaults) {
        String value = key.isRequired() ? "" : key.shownIn(defaults);
        String parts = key.kind().isList() ? value.replace(",", "`, `") : value;
        String shown = value.isEmpty() ? "" : "`" + parts + "`";
        text.append("| `").append(key.name()).append("` | ");
        text.append(key.kind().expected().replace("*", "\\*")).append(" | ");
        text.append(key.isRequired() ? "required" : shown).append(" | ");
        text.append(key.help()).append(" |\n");
    }

    /// A configuration file with all keys, commented out.
    public String sample() {
        var text = new StringBuilder(SAMPLE.replace("{program}", program).replace("{page}", page));
        List<String> open = new ArrayList<>();
        for (Key<S, ?> key : vocabulary.keys()) {
            List<String> words = words(key.name());
            String indent = "  ".repeat(words.size() - 1);
            openSections(text, open, words);
            text.append("##").append(indent).append(key.help()).append('\n');
            text.append("##").append(indent).append("Takes ").append(key.kind().expected());
            text.append(".\n");
            line(text, "#" + indent, key, defaults);
        }
        return text.toString();
    }

    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', start)) {
            words.add(name.substring(start, dot));
            start = dot + 1;
        }
        words.add(name.substring(start));
        return words;
    }

    /// Writes the lines of the sections that begin before a key.
    private static void openSections(StringBuilder text, List<String> open, List<String> words) {
        int level = words.size() - 1;
        int same = 0;
        while (same < level && same < open.size() && open.get(same).equals(words.get(same))) {
            same++;
        }
        open.subList(same, open.size()).clear();
        for (int i = same; i < level; i++) {
            if (i == 0) {
                text.append('\n');
            }
            text.append('#').append("  ".repeat(i)).append(words.get(i)).append(":\n");
            open.add(words.get(i));
        }
    }

    private static <T> void line(StringBuilder text, String start, Key<T, ?> key, T defaults) {
        String value = key.example().isEmpty() ? key.shownIn(defaults) : key.example();
        text.append(start).append(key.name().substring(key.name().lastIndexOf('.') + 1));
        if (!key.kind().isList()) {
            text.append(": ").append(value).append('\n');
        } else if (value.isEmpty()) {
            text.append(": []\n");
        } else {
            text.append(":\n").append(start).append("  - \"");
            text.append(value.replace(",", "\"\n" + start + "  - \"")).append("\"\n");
        }
    }

    /// What the sample file says of one type of named thing, below the line of their section: a
    /// thing that has the type's word for a name.
    ///
    /// @param isActive whether the thing is there; its keys are commented out in either case
    public static <T> String sampleThing(
            String word, String help, List<Key<T, ?>> keys, T defaults, boolean isActive) {
        String mark = isActive ? "" : "#";
        var text = new StringBuilder("##  ").append(help).append('\n');
        text.append(mark).append("  ").append(word).append(":\n");
        text.append(mark).append("    type: ").append(word).append('\n');
        for (Key<T, ?> key : keys) {
            text.append("##    ").append(key.help()).append('\n');
            text.append("##    Takes ").append(key.kind().expected()).append(".\n");
            line(text, "#    ", key, defaults);
        }
        return text.toString();
    }
}
