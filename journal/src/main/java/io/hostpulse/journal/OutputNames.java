package io.hostpulse.journal;

import java.util.Set;

/// What an output may be called: its cursor's file has its name.
final class OutputNames {
    private OutputNames() {}

    /// The names themselves.
    ///
    /// @throws IllegalArgumentException for one that cannot be a file's
    static Set<String> checked(Set<String> names) {
        for (String name : names) {
            if (!isName(name)) {
                throw new IllegalArgumentException(
                        "an output's name is a small letter and up to 31 small letters, digits and"
                                + " hyphens, not \""
                                + name
                                + "\"");
            }
        }
        return names;
    }

    private static boolean isName(String name) {
        if (name.isEmpty() || name.length() > 32) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean isLetter = c >= 'a' && c <= 'z';
            if (!isLetter && (i == 0 || !((c >= '0' && c <= '9') || c == '-'))) {
                return false;
            }
        }
        return true;
    }
}
