package io.hostpulse.config;

import java.util.Optional;

/// A value that may be absent.
///
/// @param kind the value when it is there
/// @param none the word for its absence; empty when it is absent only by being left out
public record MaybeKind<T>(ValueKind<T> kind, String none) implements ValueKind<Optional<T>> {
    @Override
    public Optional<T> parse(String text) throws Unfit {
        return !none.isEmpty() && text.equals(none)
                ? Optional.empty()
                : Optional.of(kind.parse(text));
    }

    @Override
    public String show(Optional<T> value) {
        return value.isPresent() ? kind.show(value.get()) : none;
    }

    @Override
    public String expected() {
        return none.isEmpty() ? kind.expected() : kind.expected() + ", or " + none;
    }
}
