package io.hostpulse.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a program's configuration may say: its keys, perhaps a section of named things, and the
/// words of other programs that share the environment. Immutable.
///
/// @param <S> the record that the keys' values belong to
public final class Vocabulary<S> {
    static final String VARIABLES = "HOSTPULSE_";

    private final List<Key<S, ?>> keys;
    private final Map<String, Key<S, ?>> byName;
    private final Optional<NamedSection> things;
    private final Set<String> foreign;

    private Vocabulary(List<Key<S, ?>> keys, Optional<NamedSection> things, Set<String> foreign) {
        this.keys = List.copyOf(keys);
        this.byName = new LinkedHashMap<>();
        for (Key<S, ?> key : keys) {
            byName.put(key.name(), key);
        }
        this.things = things;
        this.foreign = Set.copyOf(foreign);
    }

    /// The words of a program without named things.
    ///
    /// @param keys at least one, each within a section, in the order of the manual; the first is
    ///   shown as an example
    public static <S> Vocabulary<S> of(List<Key<S, ?>> keys) {
        return new Vocabulary<>(keys, Optional.empty(), Set.of());
    }

    /// The same words, and a section of named things.
    public Vocabulary<S> with(NamedSection section) {
        return new Vocabulary<>(keys, Optional.of(section), foreign);
    }

    /// The same words, beside another program's: variables of the environment below its names are
    /// passed over unless they are keys here. In a file and on the command line they stay unknown.
    ///
    /// @param names the other program's sections or keys, `server` or `path.data`
    public Vocabulary<S> besides(Set<String> names) {
        return new Vocabulary<>(keys, things, names);
    }

    /// The keys in the order of the manual.
    public List<Key<S, ?>> keys() {
        return keys;
    }

    /// The variable of a key: `HOSTPULSE_AGENT_INTERVAL` for `agent.interval`.
    public static String variable(String key) {
        return VARIABLES + capitals(key);
    }

    static String capitals(String name) {
        return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    Optional<NamedSection> things() {
        return things;
    }

    Set<String> names() {
        return byName.keySet();
    }

    boolean isKey(String name) {
        return byName.containsKey(name);
    }

    /// What a key takes; `a value` for names that are no keys.
    String expected(String name) {
        Key<S, ?> key = byName.get(name);
        return key == null ? "a value" : key.kind().expected();
    }

    /// A key that people can be shown.
    String example() {
        return keys.getFirst().name();
    }

    /// Whether a variable belongs to another program.
    boolean isForeign(String variable) {
        for (String name : foreign) {
            String word = variable(name);
            if (variable.equals(word) || variable.startsWith(word + "_")) {
                return true;
            }
        }
        return false;
    }
}
