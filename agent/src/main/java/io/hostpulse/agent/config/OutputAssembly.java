package io.hostpulse.agent.config;

import io.hostpulse.config.Given;
import io.hostpulse.config.Givens;
import io.hostpulse.config.Key;
import io.hostpulse.config.Nearest;
import io.hostpulse.config.Origin;
import io.hostpulse.config.Problems;
import io.hostpulse.config.Setting;
import io.hostpulse.config.Shown;
import io.hostpulse.config.Values;
import io.hostpulse.config.Words;
import io.hostpulse.outputs.OutputOptions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Puts the outputs together: those that are configured, or else the built-in ones. An output with
/// a built-in one's name starts from its values.
final class OutputAssembly {
    /// The most outputs of one agent; each has a thread.
    static final int OUTPUTS_MAX = 16;

    private final Givens givens;
    private final List<OutputOptions> builtIn;
    private final Problems problems;
    private final List<OutputOptions> outputs = new ArrayList<>();
    private final List<Setting> settings = new ArrayList<>();
    private final Map<Path, String> writers = new HashMap<>();

    private OutputAssembly(Givens givens, List<OutputOptions> builtIn, Problems problems) {
        this.givens = givens;
        this.builtIn = builtIn;
        this.problems = problems;
    }

    static OutputAssembly assemble(Givens givens, List<OutputOptions> builtIn, Problems problems) {
        var assembly = new OutputAssembly(givens, builtIn, problems);
        if (givens.things().isEmpty()) {
            for (OutputOptions output : builtIn) {
                assembly.add(output.name(), Optional.of(output));
            }
        }
        for (String name : givens.things()) {
            assembly.add(name, assembly.builtIn(name));
        }
        if (givens.things().size() > OUTPUTS_MAX) {
            problems.add(
                    givens.thingOrigin(List.copyOf(givens.things()).get(OUTPUTS_MAX)),
                    givens.things().size()
                            + " outputs are configured; expected at most "
                            + OUTPUTS_MAX);
        }
        return assembly;
    }

    List<OutputOptions> outputs() {
        return outputs;
    }

    List<Setting> settings() {
        return settings;
    }

    private Optional<OutputOptions> builtIn(String name) {
        for (OutputOptions output : builtIn) {
            if (output.name().equals(name)) {
                return Optional.of(output);
            }
        }
        return Optional.empty();
    }

    private void add(String name, Optional<OutputOptions> base) {
        String prefix = OutputForm.SECTION + "." + name + ".";
        List<Given> types = givens.thing(name).getOrDefault(OutputForm.TYPE, List.of());
        Optional<OutputForm<?>> form = base.flatMap(OutputForm::of);
        Origin origin = new Origin.Default();
        for (Given type : types) {
            form = form(prefix, type);
            origin = type.origin();
        }
        if (form.isPresent()) {
            String word = form.get().word();
            settings.add(new Setting(prefix + OutputForm.TYPE, word, origin));
            add(name, prefix, form.get(), base);
        } else if (types.isEmpty()) {
            problems.add(
                    givens.thingOrigin(name),
                    OutputForm.SECTION
                            + "."
                            + name
                            + " has no type; expected "
                            + Words.or(OutputForm.words()));
        }
    }

    private Optional<OutputForm<?>> form(String prefix, Given type) {
        Optional<OutputForm<?>> form =
                type instanceof Given.One one ? OutputForm.named(one.text()) : Optional.empty();
        if (form.isEmpty()) {
            String found = type instanceof Given.One one ? found(one.text()) : "a list";
            problems.add(
                    type.origin(),
                    prefix
                            + OutputForm.TYPE
                            + " is "
                            + found
                            + "; expected "
                            + Words.or(OutputForm.words()));
        }
        return form;
    }

    private static String found(String type) {
        Optional<String> nearest = Nearest.of(type, OutputForm.words());
        return Shown.quoted(type) + nearest.map(word -> ", nearest: " + word).orElse("");
    }

    private <O extends OutputOptions> void add(
            String name, String prefix, OutputForm<O> form, Optional<OutputOptions> base) {
        Map<String, List<Given>> given = givens.thing(name);
        checkFields(prefix, form, given);
        Optional<O> inherited = base.flatMap(form::cast);
        Values<O> values =
                Values.resolve(
                        prefix, form.keys(), inherited.orElse(form.defaults()), given, problems);
        for (Key<O, ?> key : form.keys()) {
            if (key.isRequired() && inherited.isEmpty() && !values.isGiven(key)) {
                problems.add(
                        givens.thingOrigin(name),
                        prefix + key.name() + " is missing; expected " + key.kind().expected());
            }
        }
        form.check(prefix, values, problems);
        O options = form.options(name, values);
        settings.addAll(values.settings());
        outputs.add(options);
        checkWriter(options);
        checkPlainHttp(options, given);
    }

    private void checkPlainHttp(OutputOptions options, Map<String, List<Given>> given) {
        Origin origin = givens.thingOrigin(options.name());
        for (Given url : given.getOrDefault(HttpKeys.URL.name(), List.of())) {
            origin = url.origin();
        }
        if (options instanceof OutputOptions.Http to) {
            HttpKeys.checkPlainHttp(to.name(), to.url(), to.insecurePlainHttp(), origin, problems);
        } else if (options instanceof OutputOptions.RemoteWrite to) {
            HttpKeys.checkPlainHttp(to.name(), to.url(), to.insecurePlainHttp(), origin, problems);
        }
    }

    private void checkFields(String prefix, OutputForm<?> form, Map<String, List<Given>> given) {
        Set<String> fields = form.fields();
        for (Map.Entry<String, List<Given>> entry : given.entrySet()) {
            String field = entry.getKey();
            if (!fields.contains(field)) {
                Optional<String> nearest =
                        problems.crowded() || OutputForm.allFields().contains(field)
                                ? Optional.empty()
                                : Nearest.of(field, fields);
                for (Given unknown : entry.getValue()) {
                    problems.add(
                            unknown.origin(),
                            "unknown key "
                                    + prefix
                                    + Shown.plain(field)
                                    + " of a "
                                    + form.word()
                                    + " output; "
                                    + (nearest.isPresent()
                                            ? "nearest: " + prefix + nearest.get()
                                            : "expected " + Words.or(fields)));
                }
            }
        }
    }

    /// Two outputs must not write the same file.
    private void checkWriter(OutputOptions options) {
        Optional<Path> path = written(options);
        if (path.isEmpty()) {
            return;
        }
        Path file = path.get().toAbsolutePath().normalize();
        String other = writers.putIfAbsent(file, options.name());
        if (other != null) {
            problems.add(
                    givens.thingOrigin(options.name()),
                    "the outputs "
                            + other
                            + " and "
                            + options.name()
                            + " write the same file "
                            + Shown.quoted(file.toString())
                            + "; expected a file of its own for each");
        }
    }

    /// The file that an output writes; empty when it writes none, or its path did not fit.
    private static Optional<Path> written(OutputOptions options) {
        String path = "";
        if (options instanceof OutputOptions.File file) {
            path = file.path().toString();
        } else if (options instanceof OutputOptions.Sql sql
                && sql.url().startsWith(SqlUrlKind.SQLITE)) {
            path = sql.url().substring(SqlUrlKind.SQLITE.length());
        }
        return path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path));
    }
}
