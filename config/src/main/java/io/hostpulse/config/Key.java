package io.hostpulse.config;

import java.util.function.Function;

/// A key of the configuration: its name, the values it takes, its default and what it means.
/// Immutable; compared by identity.
///
/// @param <S> the record that the value belongs to, of which one holds the defaults
/// @param <T> the value
public final class Key<S, T> {
    private final String name;
    private final ValueKind<T> kind;
    private final Function<S, T> from;
    private final String help;
    private final boolean required;
    private final String example;

    private Key(
            String name,
            ValueKind<T> kind,
            Function<S, T> from,
            String help,
            boolean required,
            String example) {
        this.name = name;
        this.kind = kind;
        this.from = from;
        this.help = help;
        this.required = required;
        this.example = example;
    }

    /// A key with a default.
    ///
    /// @param name with dots, `agent.interval`; for a key of an output the last word only
    /// @param from takes the value out of its record
    /// @param help one or two sentences
    public static <S, T> Key<S, T> of(
            String name, ValueKind<T> kind, Function<S, T> from, String help) {
        return new Key<>(name, kind, from, help, false, "");
    }

    /// The same key without a default.
    public Key<S, T> required(String sample) {
        return new Key<>(name, kind, from, help, true, sample);
    }

    /// The same key with another value than its default in the sample file.
    public Key<S, T> example(String sample) {
        return new Key<>(name, kind, from, help, required, sample);
    }

    public String name() {
        return name;
    }

    public ValueKind<T> kind() {
        return kind;
    }

    public T in(S source) {
        return from.apply(source);
    }

    public String shownIn(S source) {
        return kind.show(in(source));
    }

    public String help() {
        return help;
    }

    public boolean isRequired() {
        return required;
    }

    /// The value in the sample file; empty for the default.
    public String example() {
        return example;
    }
}
