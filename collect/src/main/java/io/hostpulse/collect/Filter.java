package io.hostpulse.collect;

import java.util.List;

/// Which names a group takes: those that match an include pattern and no exclude pattern.
///
/// A pattern is compared with the whole name: `*` stands for any characters (also `/`), `?` for
/// one, everything else for itself. The same rule serves mounts, file system types, disks and
/// interfaces.
///
/// @param include patterns of names to take; empty takes every name
/// @param exclude patterns of names to leave out, which win over `include`
public record Filter(List<String> include, List<String> exclude) {
    /// Takes every name.
    public static final Filter ALL = new Filter(List.of(), List.of());

    public Filter {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /// A filter that leaves out names that match one of these patterns.
    public static Filter excluding(String... patterns) {
        return new Filter(List.of(), List.of(patterns));
    }

    /// Whether the filter takes this name.
    public boolean admits(String name) {
        return (include.isEmpty() || matchesAny(include, name)) && !matchesAny(exclude, name);
    }

    private static boolean matchesAny(List<String> patterns, String name) {
        for (String pattern : patterns) {
            if (matches(pattern, name)) {
                return true;
            }
        }
        return false;
    }

    /// Linear in practice: on a mismatch only the last `*` takes one character more.
    private static boolean matches(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int resume = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = n;
            } else if (p < pattern.length()
                    && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
                p++;
                n++;
            } else if (star >= 0) {
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
}
