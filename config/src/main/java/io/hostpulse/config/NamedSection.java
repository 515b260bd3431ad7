package io.hostpulse.config;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/// A section whose children are things under names of their own, each with a few fields: `outputs`
/// holds an output under each name. Immutable.
///
/// @param name the section, `outputs`
/// @param thing what one of its children is, `output`
/// @param fields the names of all fields that a thing of some type has, in the order in which they
///   are told; none ends in a dash and the name of another, so that the environment's variables can
///   be taken apart
public record NamedSection(String name, String thing, Set<String> fields) {
    public NamedSection {
        fields = Collections.unmodifiableSet(new LinkedHashSet<>(fields));
    }

    /// The thing with its article, `an output`.
    String oneThing() {
        return ("aeiou".indexOf(thing.charAt(0)) < 0 ? "a " : "an ") + thing;
    }
}
