package io.hostpulse.config;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the command line says: `--KEY=VALUE` or `--KEY VALUE`.
final class FlagLayer {
    private final Vocabulary<?> vocabulary;
    private final Givens givens;
    private final Problems problems;
    private final Set<String> seen = new HashSet<>();

    private FlagLayer(Vocabulary<?> vocabulary, Givens givens, Problems problems) {
        this.vocabulary = vocabulary;
        this.givens = givens;
        this.problems = problems;
    }

    static void read(
            List<String> flags, Vocabulary<?> vocabulary, Givens givens, Problems problems) {
        var layer = new FlagLayer(vocabulary, givens, problems);
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
        Optional<NamedSection> things = thingsOf(key);
        if (!isKnown(key, things)) {
            unknown(key, things, given.origin());
        } else if (!seen.add(key)) {
            problems.add(given.origin(), "given twice; keep one of them");
        } else if (things.isPresent()) {
            int start = things.get().name().length() + 1;
            int dot = key.indexOf('.', start);
            givens.addField(key.substring(start, dot), key.substring(dot + 1), given);
        } else {
            givens.add(key, given);
        }
    }

    private void addWithoutValue(String key, Origin origin) {
        Optional<NamedSection> things = thingsOf(key);
        if (isKnown(key, things)) {
            problems.add(origin, "has no value; expected " + vocabulary.expected(key));
        } else {
            unknown(key, things, origin);
        }
    }

    /// The named section, when the key stands in it.
    private Optional<NamedSection> thingsOf(String key) {
        Optional<NamedSection> things = vocabulary.things();
        return things.isPresent() && key.startsWith(things.get().name() + ".")
                ? things
                : Optional.empty();
    }

    /// Whether this is a key, or may be one of a named thing.
    private boolean isKnown(String key, Optional<NamedSection> things) {
        if (things.isEmpty()) {
            return vocabulary.isKey(key);
        }
        int start = things.get().name().length() + 1;
        int dot = key.indexOf('.', start);
        return dot > 0 && dot < key.length() - 1 && Names.isName(key.substring(start, dot));
    }

    private void unknown(String key, Optional<NamedSection> things, Origin origin) {
        if (things.isPresent()) {
            problems.add(
                    origin,
                    "names no key of "
                            + things.get().oneThing()
                            + "; expected --"
                            + things.get().name()
                            + ".NAME.FIELD=VALUE with "
                            + Names.EXPECTED);
            return;
        }
        Optional<String> nearest =
                problems.crowded() ? Optional.empty() : new Sections(vocabulary).nearest(key);
        problems.add(
                origin,
                "unknown option; "
                        + (nearest.isPresent()
                                ? "nearest: --" + nearest.get()
                                : "expected a key, such as --" + vocabulary.example()));
    }
}
