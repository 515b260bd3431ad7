package io.hostpulse.collect;

import java.util.List;
import java.util.Optional;

/// Which names a group takes: those that match an include pattern and no exclude pattern.
///
/// A pattern is compared with the whole name: `*` stands for any characters (also `/`), `?` for
/// one, `#` for one decimal digit or more, everything else for itself. The same rule serves mounts,
/// file system types, disks and interfaces.
///
/// @param include patterns of names to take; empty takes every name
/// @param exclude patterns of names to leave out, which win over `include`
/// @param alternative a filter whose names are taken besides, whatever these patterns say
public record Filter(List<String> include, List<String> exclude, Optional<Filter> alternative) {
    /// Takes every name.
    public static final Filter ALL = new Filter(List.of(), List.of());

    public Filter {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /// A filter without an alternative.
    public Filter(List<String> include, List<String> exclude) {
        this(include, exclude, Optional.empty());
    }

    /// A filter that takes what this one takes, and what another takes.
    public Filter or(Filter other) {
        return equals(other) ? this : new Filter(include, exclude, Optional.of(other));
    }

    /// A filter that leaves out names that match one of these patterns.
    public static Filter excluding(String... patterns) {
        return new Filter(List.of(), List.of(patterns));
    }

    /// Whether the filter takes this name.
    public boolean admits(String name) {
        boolean isTaken =
                (include.isEmpty() || matchesAny(include, name)) && !matchesAny(exclude, name);
        return isTaken || (alternative.isPresent() && alternative.get().admits(name));
    }

    private static boolean matchesAny(List<String> patterns, String name) {
        for (String pattern : patterns) {
            if (matches(pattern, name)) {
                return true;
            }
        }
        return false;
    }

    /// Linear in practice: on a mismatch only the last `*` or `#` takes one character more.
    private static boolean matches(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int resume = 0;
        while (n < name.length()) {
            char wanted = p < pattern.length() ? pattern.charAt(p) : 0;
            if (wanted == '*' || (wanted == '#' && isDigit(name.charAt(n)))) {
                n += wanted == '#' ? 1 : 0;
                star = p++;
                resume = n;
            } else if (p < pattern.length()
                    && (wanted == '?' || (wanted == name.charAt(n) && wanted != '#'))) {
                p++;
                n++;
            } else if (star >= 0 && (pattern.charAt(star) == '*' || isDigit(name.charAt(resume)))) {
                p = star + 1;
                n = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
