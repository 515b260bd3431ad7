package io.hostpulse.agent.config;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the command line says: `--KEY=VALUE` or `--KEY VALUE`.
final class FlagLayer {
    private static final String OUTPUTS = Sections.OUTPUTS + ".";

    private final Givens givens;
    private final Problems problems;
    private final Set<String> seen = new HashSet<>();

    private FlagLayer(Givens givens, Problems problems) {
        this.givens = givens;
        this.problems = problems;
    }

    static void read(List<String> flags, Givens givens, Problems problems) {
        var layer = new FlagLayer(givens, problems);
        int i = 0;
        while (i < flags.size()) {
            String word = flags.get(i++);
            int equals = word.indexOf('=');
            String flag = equals < 0 ? word : word.substring(0, equals);
            var origin = new Origin.Flag(Shown.plain(flag));
            if (!word.startsWith("--") || flag.length() == 2) {
                problems.add(origin, "unexpected argument; expected --KEY=VALUE");
            } else if (equals >= 0) {
                layer.add(flag.substring(2), new Given.One(origin, word.substring(equals + 1)));
            } else if (i < flags.size() && !flags.get(i).startsWith("--")) {
                layer.add(flag.substring(2), new Given.One(origin, flags.get(i++)));
            } else {
                layer.addWithoutValue(flag.substring(2), origin);
            }
        }
    }

    private void add(String key, Given.One given) {
        if (!isKnown(key)) {
            unknown(key, given.origin());
        } else if (!seen.add(key)) {
            problems.add(given.origin(), "given twice; keep one of them");
        } else if (key.startsWith(OUTPUTS)) {
            int dot = key.indexOf('.', OUTPUTS.length());
            givens.addOutput(key.substring(OUTPUTS.length(), dot), key.substring(dot + 1), given);
        } else {
            givens.add(key, given);
        }
    }

    private void addWithoutValue(String key, Origin origin) {
        if (!isKnown(key)) {
            unknown(key, origin);
            return;
        }
        Optional<Key<AgentConfig, ?>> known = Keys.named(key);
        problems.add(
                origin,
                "has no value; expected "
                        + (known.isPresent() ? known.get().kind().expected() : "a value"));
    }

    /// Whether this is a key, or may be one of an output.
    private static boolean isKnown(String key) {
        if (!key.startsWith(OUTPUTS)) {
            return Keys.named(key).isPresent();
        }
        int dot = key.indexOf('.', OUTPUTS.length());
        return dot > 0
                && dot < key.length() - 1
                && OutputNames.isName(key.substring(OUTPUTS.length(), dot));
    }

    private void unknown(String key, Origin origin) {
        if (key.startsWith(OUTPUTS)) {
            problems.add(
                    origin,
                    "names no key of an output; expected --outputs.NAME.FIELD=VALUE with "
                            + OutputNames.EXPECTED);
            return;
        }
        Optional<String> nearest = problems.crowded() ? Optional.empty() : Sections.nearest(key);
        problems.add(
                origin,
                "unknown option; "
                        + (nearest.isPresent()
                                ? "nearest: --" + nearest.get()
                                : "expected a key, such as --agent.interval"));
    }
}
