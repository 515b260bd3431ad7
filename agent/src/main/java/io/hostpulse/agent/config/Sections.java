package io.hostpulse.agent.config;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// The sections that the keys' dotted names make, and what a wrong name was probably meant to be.
final class Sections {
    static final String OUTPUTS = "outputs";

    private Sections() {}

    static boolean isSection(String name) {
        return name.equals(OUTPUTS) || !children(name + ".").isEmpty();
    }

    /// The names that may stand directly in a section.
    ///
    /// @param prefix the section's name with a dot, or empty for the file's own level
    static Set<String> children(String prefix) {
        var children = new LinkedHashSet<String>();
        for (String key : Keys.names()) {
            if (key.startsWith(prefix)) {
                int dot = key.indexOf('.', prefix.length());
                children.add(key.substring(prefix.length(), dot < 0 ? key.length() : dot));
            }
        }
        if (prefix.isEmpty()) {
            children.add(OUTPUTS);
        }
        return children;
    }

    /// What to say after an unknown name of the configuration file.
    static String adviceInFile(String prefix, String name) {
        if (name.indexOf('.') >= 0 && Keys.named(prefix + name).isPresent()) {
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
    private static Optional<String> elsewhere(String prefix, String name) {
        for (String key : Keys.names()) {
            if (key.endsWith("." + name)) {
                return Optional.of(key);
            }
        }
        return Nearest.of(prefix + name, Keys.names());
    }

    /// The known key nearest to a dotted name; empty when none is near.
    static Optional<String> nearest(String name) {
        return Nearest.of(name, Keys.names()).or(() -> elsewhere("", name));
    }
}
