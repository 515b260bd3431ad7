package io.hostpulse.top;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/// Screens as text, one after the other, for pipes, files and terminals that cannot be drawn on.
final class Batch {
    private static final Duration FIRST = Duration.ofSeconds(1);

    private Batch() {}

    /// Prints so many screens.
    ///
    /// @param isList whether all hosts are printed
    /// @return why it could not be done; empty if it could
    static String run(
            Source source,
            int screens,
            Duration interval,
            boolean isList,
            Look look,
            PrintStream out)
            throws InterruptedException {
        try (source) {
            if (!isList && !source.hasHosts()) {
                // Rates need two readings.
                Shown _ = source.live();
                Thread.sleep(interval.compareTo(FIRST) < 0 ? interval : FIRST);
            }
            for (int i = 0; i < screens; i++) {
                if (i > 0) {
                    Thread.sleep(interval);
                    out.println();
                }
                Shown shown = isList ? source.hosts() : source.live();
                if (shown instanceof Shown.Failed failed) {
                    return failed.why();
                }
                List<Line> lines = Screen.lines(shown, View.FIRST, look, source.hasHosts());
                lines.forEach(line -> out.println(line.text()));
                out.flush();
                if (out.checkError()) {
                    // Nobody reads any more: head(1) has seen enough.
                    return "";
                }
            }
            return "";
        }
    }
}
