package io.hostpulse.collect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The interface of the host's default route. Source: `/proc/net/route` and `/proc/net/ipv6_route`,
/// flags of `linux/route.h`.
///
/// ```
/// Iface Destination Gateway  Flags RefCnt Use Metric Mask     MTU Window IRTT
/// eth0  00000000    0102A8C0 0003  0      0   100    00000000 0   0      0
/// ```
final class DefaultRoute {
    private static final int UP = 0x1;
    private static final int REJECT = 0x200;

    private DefaultRoute() {}

    /// Of IPv4, else of IPv6; among several the one with the least metric, then the first.
    static Optional<String> device(Roots roots) {
        Optional<String> four = device(lines(roots.procfs().resolve("net/route")), false);
        return four.isPresent()
                ? four
                : device(lines(roots.procfs().resolve("net/ipv6_route")), true);
    }

    private static Optional<String> device(List<String> lines, boolean six) {
        Optional<String> best = Optional.empty();
        long bestMetric = Long.MAX_VALUE;
        for (String line : lines) {
            List<String> words = words(line);
            if (six ? words.size() < 10 : words.size() < 8) {
                continue;
            }
            String device = words.get(six ? 9 : 0);
            long flags = number(words.get(six ? 8 : 3), 16);
            long metric = number(words.get(six ? 5 : 6), six ? 16 : 10);
            boolean toAll =
                    six
                            ? isZero(words.get(0)) && isZero(words.get(1))
                            : isZero(words.get(1)) && isZero(words.get(7));
            boolean usable = (flags & UP) != 0 && (flags & REJECT) == 0 && !device.equals("lo");
            if (toAll && usable && metric < bestMetric) {
                best = Optional.of(device);
                bestMetric = metric;
            }
        }
        return best;
    }

    /// A word that is no number, as in the head line, is a route that is not up.
    private static long number(String word, int radix) {
        try {
            return Long.parseLong(word, radix);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static boolean isZero(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) != '0') {
                return false;
            }
        }
        return !word.isEmpty();
    }

    private static List<String> lines(Path file) {
        try {
            return pieces(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1), "\n");
        } catch (IOException e) {
            // A kernel without this protocol has no such file.
            return List.of();
        }
    }

    private static List<String> words(String line) {
        return pieces(line, " \t");
    }

    private static List<String> pieces(String text, String separators) {
        var pieces = new ArrayList<String>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || separators.indexOf(text.charAt(i)) >= 0) {
                if (i > from) {
                    pieces.add(text.substring(from, i));
                }
                from = i + 1;
            }
        }
        return pieces;
    }
}
