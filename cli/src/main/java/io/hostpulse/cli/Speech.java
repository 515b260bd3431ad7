package io.hostpulse.cli;

import io.hostpulse.catalogue.views.Language;
import io.hostpulse.config.Origin;
import io.hostpulse.config.Problem;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the commands that people type say, in the language of their locale. English stands where it
/// is said; Chinese stands in the table `zh-CN.txt` beside this class, from the English text to its
/// own. A text with `{}` in the table fits any text that is the same elsewhere; what stands there
/// is taken over, itself translated where the table has it. A test holds the table against the
/// commands. The running agent and server never load this. Immutable.
final class Speech {
    private static final String FILE = "zh-CN.txt";

    /// A text of the table into which something is put.
    private record Form(Pattern english, String chinese) {}

    private final Map<String, String> texts;
    private final List<Form> forms = new ArrayList<>();

    private Speech(Map<String, String> texts) {
        this.texts = texts;
        texts.forEach(
                (english, chinese) -> {
                    if (english.contains("{}")) {
                        forms.add(new Form(pattern(english), chinese));
                    }
                });
    }

    private static Pattern pattern(String english) {
        List<String> parts = new ArrayList<>();
        for (String part : english.split("\\{}", -1)) {
            parts.add(Pattern.quote(part));
        }
        return Pattern.compile(String.join("(.+?)", parts));
    }

    static Speech english() {
        return new Speech(Map.of());
    }

    static Speech chinese() {
        return new Speech(table());
    }

    /// The speech that the environment asks for, as `top` finds it out. Where that is Chinese, what
    /// is printed has the encoding that the locale names from now on: a machine that does not know
    /// the locale would print question marks.
    static Speech of(Map<String, String> environment) {
        return switch (io.hostpulse.top.Language.ofEnvironment(environment)) {
            case EN -> english();
            case ZH -> {
                Charset charset = io.hostpulse.top.Language.encoding(environment);
                System.setOut(stream(FileDescriptor.out, charset));
                System.setErr(stream(FileDescriptor.err, charset));
                yield chinese();
            }
        };
    }

    private static PrintStream stream(FileDescriptor to, Charset charset) {
        return new PrintStream(new FileOutputStream(to), true, charset);
    }

    /// The table, from English to Chinese.
    static Map<String, String> table() {
        try (InputStream in = Speech.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not in the module");
            }
            return Language.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("read " + FILE + " of the module", e);
        }
    }

    /// A text in this language; nothing when the table has none for it.
    Optional<String> translated(String english) {
        String whole = texts.get(english);
        if (whole != null) {
            return Optional.of(whole);
        }
        for (Form form : forms) {
            Matcher found = form.english().matcher(english);
            if (found.matches()) {
                return Optional.of(filled(form.chinese(), found));
            }
        }
        return Optional.empty();
    }

    private String filled(String chinese, Matcher found) {
        String[] parts = chinese.split("\\{}", -1);
        var out = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            out.append(say(found.group(i))).append(parts[i]);
        }
        return out.toString();
    }

    /// A text in this language; the English one where there is none: names are the same everywhere.
    String say(String english) {
        return translated(english).orElse(english);
    }

    /// A problem of a configuration on one line.
    String line(Problem problem) {
        String text = say(problem.text());
        return problem.at() instanceof Origin.Default
                ? text
                : say(problem.at().label()) + ": " + text;
    }

    /// Makes a command and all below it speak this language.
    void teach(CommandLine line) {
        if (texts.isEmpty()) {
            return;
        }
        line.setOut(new PrintWriter(System.out, true, System.out.charset()));
        line.setErr(new PrintWriter(System.err, true, System.err.charset()));
        line.setParameterExceptionHandler(
                (e, _) -> {
                    e.getCommandLine().getErr().println(say(String.valueOf(e.getMessage())));
                    e.getCommandLine().usage(e.getCommandLine().getErr());
                    return ExitCode.USAGE;
                });
        CommandSpec spec = line.getCommandSpec();
        UsageMessageSpec usage = spec.usageMessage();
        usage.synopsisHeading(say(usage.synopsisHeading()));
        usage.commandListHeading(say(usage.commandListHeading()));
        usage.description(said(usage.description()));
        usage.footer(said(usage.footer()));
        for (OptionSpec option : List.copyOf(spec.options())) {
            spec.remove(option);
            spec.addOption(
                    OptionSpec.builder(option).description(said(option.description())).build());
        }
        for (PositionalParamSpec parameter : List.copyOf(spec.positionalParameters())) {
            spec.remove(parameter);
            spec.addPositional(
                    PositionalParamSpec.builder(parameter)
                            .description(said(parameter.description()))
                            .build());
        }
        line.getSubcommands().values().forEach(this::teach);
    }

    private String[] said(String[] english) {
        String[] said = english.clone();
        for (int i = 0; i < said.length; i++) {
            said[i] = say(said[i]);
        }
        return said;
    }
}
