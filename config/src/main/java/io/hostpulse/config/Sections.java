package io.hostpulse.config;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// The sections that the keys' dotted names make, and what a wrong name was probably meant to be.
final class Sections {
    private final Vocabulary<?> vocabulary;

    Sections(Vocabulary<?> vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// Whether keys stand below a name.
    boolean isSection(String name) {
        return !children(name + ".").isEmpty();
    }

    /// The names that may stand directly in a section.
    ///
    /// @param prefix the section's name with a dot, or empty for the file's own level
    Set<String> children(String prefix) {
        var children = new LinkedHashSet<String>();
        for (String key : vocabulary.names()) {
            if (key.startsWith(prefix)) {
                int dot = key.indexOf('.', prefix.length());
                children.add(key.substring(prefix.length(), dot < 0 ? key.length() : dot));
            }
        }
        Optional<NamedSection> things = vocabulary.things();
        if (prefix.isEmpty() && things.isPresent()) {
            children.add(things.get().name());
        }
        return children;
    }

    /// What to say after an unknown name of the configuration file.
    String adviceInFile(String prefix, String name) {
        if (name.indexOf('.') >= 0 && vocabulary.isKey(prefix + name)) {
            return "expected a section per dot: write `"
                    + name.substring(0, name.indexOf('.'))
                    + ":` and the rest below it";
        }
        Set<String> children = children(prefix);
        Optional<String> sibling = Nearest.of(name, children);
        if (sibling.isPresent()) {
            return "nearest: " + prefix + sibling.get();
        }
        Optional<String> elsewhere = elsewhere(prefix, name);
        return elsewhere.isPresent()
                ? "nearest: " + elsewhere.get()
                : "expected " + Words.or(children);
    }

    /// A key of this last name in another section, or the nearest of all names.
    private Optional<String> elsewhere(String prefix, String name) {
        for (String key : vocabulary.names()) {
            if (key.endsWith("." + name)) {
                return Optional.of(key);
            }
        }
        return Nearest.of(prefix + name, vocabulary.names());
    }

    /// The known key nearest to a dotted name; empty when none is near.
    Optional<String> nearest(String name) {
        return Nearest.of(name, vocabulary.names()).or(() -> elsewhere("", name));
    }
}
