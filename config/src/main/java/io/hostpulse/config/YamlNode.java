package io.hostpulse.config;

import java.util.List;

/// A node of a configuration file with its place.
sealed interface YamlNode {
    Origin.File at();

    /// What a message calls it.
    String found();

    /// A single value.
    ///
    /// @param isPlain whether it stands without quotes
    record Scalar(Origin.File at, String text, boolean isPlain) implements YamlNode {
        /// Whether YAML takes it for the absence of a value.
        boolean isNull() {
            return isPlain && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }

        @Override
        public String found() {
            return isNull() ? "without a value" : Shown.quoted(text);
        }
    }

    /// A list.
    record Sequence(Origin.File at, List<YamlNode> items) implements YamlNode {
        @Override
        public String found() {
            return "a list";
        }
    }

    /// Keys with values.
    record Mapping(Origin.File at, List<Entry> entries) implements YamlNode {
        @Override
        public String found() {
            return entries.isEmpty() ? "empty" : "a section with keys";
        }
    }

    /// A node that has been reported already.
    record Broken(Origin.File at) implements YamlNode {
        @Override
        public String found() {
            return "not usable";
        }
    }

    /// A key with its value.
    ///
    /// @param at the place of the key
    record Entry(Origin.File at, String key, YamlNode value) {}
}
