package io.hostpulse.agent.config;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What the environment says: `HOSTPULSE_` and the key in capitals, with `_` for `.` and `-`.
final class EnvironmentLayer {
    static final String PREFIX = "HOSTPULSE_";

    /// Variables with this prefix that are no keys: the launcher reads them.
    static final Set<String> LAUNCHER = Set.of("HOSTPULSE_JAVA_HOME", "HOSTPULSE_JAVA_OPTIONS");

    private static final String OUTPUTS = "HOSTPULSE_OUTPUTS_";

    private final Map<String, String> keysByVariable = new HashMap<>();
    private final Givens givens;
    private final Problems problems;

    private EnvironmentLayer(Givens givens, Problems problems) {
        this.givens = givens;
        this.problems = problems;
        for (String key : Keys.names()) {
            keysByVariable.put(variable(key), key);
        }
    }

    static void read(Map<String, String> environment, Givens givens, Problems problems) {
        EnvironmentLayer layer = null;
        for (Map.Entry<String, String> entry : new TreeMap<>(environment).entrySet()) {
            String variable = entry.getKey();
            if (variable.startsWith(PREFIX) && !LAUNCHER.contains(variable)) {
                if (layer == null) {
                    layer = new EnvironmentLayer(givens, problems);
                }
                layer.add(variable, entry.getValue());
            }
        }
    }

    /// The variable of a key.
    static String variable(String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private void add(String variable, String value) {
        var given = new Given.One(new Origin.Environment(variable), value);
        String key = keysByVariable.get(variable);
        if (key != null) {
            givens.add(key, given);
        } else if (!addOutput(variable, given)) {
            Optional<String> nearest =
                    problems.crowded()
                            ? Optional.empty()
                            : Nearest.of(variable, keysByVariable.keySet());
            problems.add(
                    given.origin(),
                    "unknown variable; "
                            + (nearest.isPresent()
                                    ? "nearest: " + nearest.get()
                                    : "expected " + PREFIX + " and a key in capitals"));
        }
    }

    /// Takes `HOSTPULSE_OUTPUTS_NAME_FIELD`: no field's name ends in another's, so that the name is
    /// what the field leaves.
    private boolean addOutput(String variable, Given.One given) {
        if (!variable.startsWith(OUTPUTS)) {
            return false;
        }
        for (String field : OutputForm.allFields()) {
            String suffix = "_" + field.toUpperCase(Locale.ROOT).replace('-', '_');
            int end = variable.length() - suffix.length();
            if (end > OUTPUTS.length() && variable.endsWith(suffix)) {
                String name =
                        variable.substring(OUTPUTS.length(), end)
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-');
                if (OutputNames.isName(name)) {
                    givens.addOutput(name, field, given);
                    return true;
                }
            }
        }
        problems.add(
                given.origin(),
                "names no key of an output; expected "
                        + OUTPUTS
                        + "NAME_FIELD with a field of "
                        + Words.or(OutputForm.allFields()));
        return true;
    }
}
