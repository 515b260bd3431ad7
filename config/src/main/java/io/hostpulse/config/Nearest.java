package io.hostpulse.config;

import java.util.Collection;
import java.util.Optional;

/// Finds the name that was probably meant.
public final class Nearest {
    /// Longer names are not compared: a key that long is no slip of the finger.
    private static final int LENGTH_MAX = 80;

    private Nearest() {}

    /// The candidate with the fewest slips (a character too much, missing, wrong, or two swapped),
    /// when they are at most a third of its length, two at least.
    public static Optional<String> of(String name, Collection<String> candidates) {
        if (name.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        Optional<String> nearest = Optional.empty();
        int least = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            int allowed = Math.min(Math.max(2, candidate.length() / 3), candidate.length() - 1);
            if (Math.abs(candidate.length() - name.length()) > allowed) {
                continue;
            }
            int slips = slips(name, candidate);
            if (slips <= allowed && slips < least) {
                least = slips;
                nearest = Optional.of(candidate);
            }
        }
        return nearest;
    }

    /// The optimal string alignment distance.
    private static int slips(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                int least = previous[j - 1] + (same ? 0 : 1);
                least = Math.min(least, Math.min(previous[j], current[j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    least = Math.min(least, before[j - 2] + 1);
                }
                current[j] = least;
            }
            int[] free = before;
            before = previous;
            previous = current;
            current = free;
        }
        return previous[b.length()];
    }
}
