package io.hostpulse.config;

import java.util.List;

/// What values a key takes, and how they are written.
public interface ValueKind<T> {
    /// The value of a text; for lists, of items separated by commas.
    T parse(String text) throws Unfit;

    /// The text that [#parse(String)] would read as this value.
    String show(T value);

    /// What is expected, with units and limits: `a duration from 1s to 1h ...`.
    String expected();

    /// Whether the configuration file writes values as a list.
    default boolean isList() {
        return false;
    }

    /// The value of a list.
    default T parseItems(List<String> items) throws Unfit {
        throw new Unfit("a list");
    }
}
