package io.hostpulse.server.http;

/// The names that a package's file may have: letters, digits and `-._~+`, the first of them no dot.
/// No path leads out of a folder by such a name, and no shell sees more in it than a word.
public final class PackageName {
    private static final int CHARS_MAX = 128;

    private PackageName() {}

    /// Whether a name is of this form.
    public static boolean fits(String name) {
        return !name.isEmpty()
                && name.length() <= CHARS_MAX
                && name.charAt(0) != '.'
                && name.chars().allMatch(PackageName::fits);
    }

    private static boolean fits(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "-._~+".indexOf(c) >= 0;
    }
}
