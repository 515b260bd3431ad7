package io.hostpulse.config;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What the environment says: `HOSTPULSE_` and the key in capitals, with `_` for `.` and `-`.
final class EnvironmentLayer {
    /// Variables with the prefix that are no keys: the launcher reads them.
    static final Set<String> LAUNCHER = Set.of("HOSTPULSE_JAVA_HOME", "HOSTPULSE_JAVA_OPTIONS");

    private final Map<String, String> keysByVariable = new HashMap<>();
    private final Vocabulary<?> vocabulary;
    private final Givens givens;
    private final Problems problems;

    private EnvironmentLayer(Vocabulary<?> vocabulary, Givens givens, Problems problems) {
        this.vocabulary = vocabulary;
        this.givens = givens;
        this.problems = problems;
        for (String key : vocabulary.names()) {
            keysByVariable.put(Vocabulary.variable(key), key);
        }
    }

    static void read(
            Map<String, String> environment,
            Vocabulary<?> vocabulary,
            Givens givens,
            Problems problems) {
        EnvironmentLayer layer = null;
        for (Map.Entry<String, String> entry : new TreeMap<>(environment).entrySet()) {
            String variable = entry.getKey();
            if (variable.startsWith(Vocabulary.VARIABLES) && !LAUNCHER.contains(variable)) {
                if (layer == null) {
                    layer = new EnvironmentLayer(vocabulary, givens, problems);
                }
                layer.add(variable, entry.getValue());
            }
        }
    }

    private void add(String variable, String value) {
        var given = new Given.One(new Origin.Environment(variable), value);
        String key = keysByVariable.get(variable);
        if (key != null) {
            givens.add(key, given);
        } else if (!vocabulary.isForeign(variable) && !addField(variable, given)) {
            Optional<String> nearest =
                    problems.crowded()
                            ? Optional.empty()
                            : Nearest.of(variable, keysByVariable.keySet());
            problems.add(
                    given.origin(),
                    "unknown variable; "
                            + (nearest.isPresent()
                                    ? "nearest: " + nearest.get()
                                    : "expected "
                                            + Vocabulary.VARIABLES
                                            + " and a key in capitals"));
        }
    }

    /// Takes a variable of the named section, if there is one: `HOSTPULSE_OUTPUTS_NAME_FIELD`.
    private boolean addField(String variable, Given.One given) {
        Optional<NamedSection> things = vocabulary.things();
        if (things.isEmpty()) {
            return false;
        }
        String prefix = Vocabulary.variable(things.get().name()) + "_";
        if (!variable.startsWith(prefix)) {
            return false;
        }
        if (!addField(things.get(), prefix, variable, given)) {
            problems.add(
                    given.origin(),
                    "names no key of "
                            + things.get().oneThing()
                            + "; expected "
                            + prefix
                            + "NAME_FIELD with a field of "
                            + Words.or(things.get().fields()));
        }
        return true;
    }

    /// No field's name ends in another's, so that the name is what the field leaves.
    private boolean addField(NamedSection things, String prefix, String variable, Given.One given) {
        for (String field : things.fields()) {
            String suffix = "_" + Vocabulary.capitals(field);
            int end = variable.length() - suffix.length();
            if (end > prefix.length() && variable.endsWith(suffix)) {
                String name =
                        variable.substring(prefix.length(), end)
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-');
                if (Names.isName(name)) {
                    givens.addField(name, field, given);
                    return true;
                }
            }
        }
        return false;
    }
}
