package io.hostpulse.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The values that hold for a set of keys, and where each comes from. Confined to the thread that
/// loads.
///
/// @param <S> the record that the values are for
public final class Values<S> {
    private final String prefix;
    private final List<Key<S, ?>> keys;
    private final S defaults;
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, Origin> origins = new HashMap<>();

    private Values(String prefix, List<Key<S, ?>> keys, S defaults) {
        this.prefix = prefix;
        this.keys = keys;
        this.defaults = defaults;
    }

    /// Understands everything that is given, also what a stronger source overrides.
    ///
    /// @param prefix what stands before the keys' names in messages
    /// @param defaults holds the values of keys that are not given
    /// @param givens what the sources say of each key, the weakest first
    public static <S> Values<S> resolve(
            String prefix,
            List<Key<S, ?>> keys,
            S defaults,
            Map<String, List<Given>> givens,
            Problems problems) {
        Values<S> values = new Values<>(prefix, keys, defaults);
        for (Key<S, ?> key : keys) {
            for (Given given : givens.getOrDefault(key.name(), List.of())) {
                values.read(key, given, problems);
            }
        }
        return values;
    }

    private <T> void read(Key<S, T> key, Given given, Problems problems) {
        origins.put(key.name(), given.origin());
        try {
            values.put(key.name(), parse(key.kind(), given));
        } catch (Unfit e) {
            Origin at = given.origin();
            if (given instanceof Given.Many many && e.item() >= 0) {
                at = many.items().get(e.item()).origin();
            }
            problems.add(
                    at,
                    prefix
                            + key.name()
                            + " is "
                            + e.found()
                            + "; expected "
                            + key.kind().expected());
        }
    }

    private static <T> T parse(ValueKind<T> kind, Given given) throws Unfit {
        if (given instanceof Given.Many many) {
            return kind.parseItems(many.texts());
        }
        String text = ((Given.One) given).text();
        if (kind.isList() && given.origin() instanceof Origin.File) {
            throw new Unfit("the single value " + Shown.quoted(text));
        }
        return kind.parse(text);
    }

    /// The value that holds.
    @SuppressWarnings("unchecked") // only read() puts values in, of the key's own type
    public <T> T of(Key<S, T> key) {
        Object value = values.get(key.name());
        return value == null ? key.in(defaults) : (T) value;
    }

    /// Whether a source says something of the key, fit or unfit.
    public boolean isGiven(Key<S, ?> key) {
        return origins.containsKey(key.name());
    }

    /// Whether a source says something of the key, and none of it fits.
    public boolean isUnfit(Key<S, ?> key) {
        return isGiven(key) && !values.containsKey(key.name());
    }

    public Origin origin(Key<S, ?> key) {
        return origins.getOrDefault(key.name(), new Origin.Default());
    }

    public List<Setting> settings() {
        var settings = new ArrayList<Setting>();
        for (Key<S, ?> key : keys) {
            settings.add(setting(key));
        }
        return settings;
    }

    private <T> Setting setting(Key<S, T> key) {
        return new Setting(prefix + key.name(), key.kind().show(of(key)), origin(key));
    }
}
