package io.hostpulse.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/// One numbered fault experiment: its seed, and the figures that it leaves behind.
///
/// At its end one line goes to standard output and to `target/faults.txt`. The seed makes the same
/// schedule of faults again: `-Dhostpulse.seed=N`.
final class Experiment implements AutoCloseable {
    private static final Path REPORT = Path.of("target", "faults.txt");

    private final String number;
    private final String what;
    private final long seed = Long.getLong("hostpulse.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    private final long began = System.nanoTime();
    private final Map<String, Object> figures = new LinkedHashMap<>();

    private Experiment(String number, String what) {
        this.number = number;
        this.what = what;
    }

    /// Begins an experiment.
    ///
    /// @param number its number in the list of experiments, `E21`
    /// @param what what is done, in a few words
    static Experiment begin(String number, String what) {
        var experiment = new Experiment(number, what);
        System.out.println(number + " begins: " + what + " seed=" + experiment.seed);
        return experiment;
    }

    SplittableRandom random() {
        return random;
    }

    /// Says a figure of the experiment.
    void figure(String name, Object value) {
        figures.put(name, value);
    }

    @Override
    public void close() {
        var line = new StringBuilder(number + " " + what + ":");
        figures.forEach((name, value) -> line.append(' ').append(name).append('=').append(value));
        line.append(" seconds=").append((System.nanoTime() - began) / 1_000_000_000);
        line.append(" seed=").append(seed);
        System.out.println(line);
        try {
            Files.createDirectories(REPORT.getParent());
            Files.writeString(
                    REPORT,
                    line.append('\n'),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
