package io.hostpulse.agent.config;

import io.hostpulse.outputs.OutputOptions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// What people read about the configuration, written from the tables of keys: the manual's page and
/// the sample file.
public final class ConfigReference {
    private static final String INTRODUCTION =
            """
            # Configuration of the agent

            This page is written from the declaration of the keys. `hostpulse check-config` \
            shows the
            value of every key and where it comes from.

            ## Where a value comes from

            The command line wins over the environment, the environment over the file, the file over
            the default.

            | source | how | example |
            |---|---|---|
            | command line | `--KEY=VALUE` or `--KEY VALUE` | `--agent.interval=5s` |
            | environment | `HOSTPULSE_` and the key in capitals, `_` for `.` and `-` | \
            `HOSTPULSE_AGENT_INTERVAL=5s` |
            | file | YAML, one section for each dot | `agent:` and below it `interval: 5s` |

            On the command line and in the environment a list is written with commas; an empty \
            text is
            an empty list. The variables `HOSTPULSE_JAVA_HOME` and `HOSTPULSE_JAVA_OPTIONS` are \
            read by
            the launcher; any other variable that begins with `HOSTPULSE_` and is no key is an \
            error.

            ## How values are written

            - A duration is a whole number with a unit: `ms`, `s`, `m`, `h` or `d`. `500ms`, \
            `15s`, `7d`.
            - A size is a whole number with a unit: `B`; `KiB`, `MiB`, `GiB`, `TiB` of 1024; \
            `kB`, `MB`,
              `GB`, `TB` of 1000. `64MiB`.
            - A switch is `true` or `false`, nothing else.
            - A text is taken exactly as it is written.
            - A pattern is compared with the whole name: `*` stands for any characters, also \
            `/`, and `?`
              for one. A name is taken when it matches a pattern of `include`, or `include` is \
              empty, and
              no pattern of `exclude`.

            The file is UTF-8 without a byte order mark, at most 1 MiB, and plain YAML 1.2: no \
            anchors,
            aliases, tags, merge keys or second documents. Every key must be known and every \
            value must
            fit. Otherwise all problems are shown with line and column, the first 50 of them, \
            and the
            agent does not start, or keeps the configuration it has.

            ## Keys
            """;

    private static final String OUTPUTS =
            """

            ### outputs

            Where messages go: one section for each output, under a name of its own, for example
            `outputs.local.type`. A name has 1 to 32 lower-case letters, digits and dashes and \
            begins with
            a letter. At most 16 outputs; two of them must not write the same file.
            """;

    private static final String SAMPLE =
            """
            ## Configuration of the Hostpulse agent. Written from the declaration of the keys.
            ##
            ## Lines that begin with one # are keys with their default, or with an example: to \
            set a key,
            ## remove the # from its line and from the line of its section.
            ## docs/configuration.md says more.
            """;

    private ConfigReference() {}

    /// The page `docs/configuration.md`.
    public static String text() {
        var text = new StringBuilder(INTRODUCTION);
        String section = "";
        for (Key<AgentConfig, ?> key : Keys.ALL) {
            String of = key.name().substring(0, key.name().indexOf('.'));
            if (!of.equals(section)) {
                section = of;
                text.append("\n### ").append(section).append("\n\n").append(TABLE);
            }
            row(text, key, AgentConfig.DEFAULT);
        }
        text.append(OUTPUTS);
        for (OutputForm<?> form : OutputForm.ALL) {
            form(text, form);
        }
        return text.toString();
    }

    private static final String TABLE =
            """
            | key | value | default | meaning |
            |---|---|---|---|
            """;

    private static <O extends OutputOptions> void form(StringBuilder text, OutputForm<O> form) {
        text.append("\n#### type: ").append(form.word()).append("\n\n");
        text.append(form.help()).append("\n\n").append(TABLE);
        for (Key<O, ?> key : form.keys()) {
            row(text, key, form.defaults());
        }
    }

    private static <S> void row(StringBuilder text, Key<S, ?> key, S defaults) {
        String value = key.isRequired() ? "" : key.shownIn(defaults);
        String shown = value.isEmpty() ? "" : "`" + value.replace(",", "`, `") + "`";
        text.append("| `").append(key.name()).append("` | ");
        text.append(key.kind().expected().replace("*", "\\*")).append(" | ");
        text.append(key.isRequired() ? "required" : shown).append(" | ");
        text.append(key.help()).append(" |\n");
    }

    /// The file `docs/hostpulse.yaml`: one console output, everything else commented out.
    public static String sample() {
        var text = new StringBuilder(SAMPLE);
        List<String> open = new ArrayList<>();
        for (Key<AgentConfig, ?> key : Keys.ALL) {
            String[] words = words(key.name());
            int level = openSections(text, open, words);
            String indent = "  ".repeat(level);
            text.append("##").append(indent).append(key.help()).append('\n');
            text.append("##").append(indent).append("Takes ").append(key.kind().expected());
            text.append(".\n");
            line(text, "#" + indent, key, AgentConfig.DEFAULT);
        }
        text.append("\noutputs:\n");
        for (OutputForm<?> form : OutputForm.ALL) {
            sample(text, form);
        }
        return text.toString();
    }

    private static String[] words(String name) {
        Collection<String> words = new ArrayList<>();
        int start = 0;
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', start)) {
            words.add(name.substring(start, dot));
            start = dot + 1;
        }
        words.add(name.substring(start));
        return words.toArray(new String[0]);
    }

    /// Writes the lines of the sections that begin before a key; returns the key's level.
    private static int openSections(StringBuilder text, List<String> open, String[] words) {
        int level = words.length - 1;
        int same = 0;
        while (same < level && same < open.size() && open.get(same).equals(words[same])) {
            same++;
        }
        open.subList(same, open.size()).clear();
        for (int i = same; i < level; i++) {
            if (i == 0) {
                text.append('\n');
            }
            text.append('#').append("  ".repeat(i)).append(words[i]).append(":\n");
            open.add(words[i]);
        }
        return level;
    }

    private static <S> void line(StringBuilder text, String start, Key<S, ?> key, S defaults) {
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

    private static <O extends OutputOptions> void sample(StringBuilder text, OutputForm<O> form) {
        boolean isActive = form.word().equals(OutputForm.CONSOLE.word());
        String mark = isActive ? "" : "#";
        text.append("##  ").append(form.help()).append('\n');
        text.append(mark).append("  ").append(form.word()).append(":\n");
        text.append(mark).append("    type: ").append(form.word()).append('\n');
        for (Key<O, ?> key : form.keys()) {
            text.append("##    ").append(key.help()).append('\n');
            text.append("##    Takes ").append(key.kind().expected()).append(".\n");
            line(text, "#    ", key, form.defaults());
        }
    }
}
