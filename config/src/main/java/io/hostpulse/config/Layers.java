package io.hostpulse.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The sources of a configuration, one over the other: command line over environment over file over
/// default. Immutable.
///
/// @param <S> the record that the values belong to
public final class Layers<S> {
    /// The largest file that is read, in bytes.
    public static final int FILE_BYTES_MAX = ConfigText.BYTES_MAX;

    private final Vocabulary<S> vocabulary;
    private final Map<String, String> environment;
    private final List<String> flags;

    /// Takes the sources that stay the same while the program runs.
    ///
    /// @param environment the process's environment; names without `HOSTPULSE_` are ignored, and so
    ///   are `HOSTPULSE_JAVA_HOME` and `HOSTPULSE_JAVA_OPTIONS`, which the launcher reads
    /// @param flags `--KEY=VALUE`, or `--KEY` and `VALUE`; nothing else may be among them
    public Layers(Vocabulary<S> vocabulary, Map<String, String> environment, List<String> flags) {
        this.vocabulary = vocabulary;
        this.environment = Map.copyOf(environment);
        this.flags = List.copyOf(flags);
    }

    /// Reads all sources, with this file or without one, and checks everything that a key by itself
    /// says of its value. Whatever the file holds, this throws no exception.
    ///
    /// @param defaults holds the values of keys that no source gives
    public Reading<S> read(Optional<Path> file, S defaults) {
        var problems = new Problems();
        var givens = new Givens();
        boolean isFileRead =
                file.isEmpty() || FileLayer.read(file.get(), vocabulary, givens, problems);
        EnvironmentLayer.read(environment, vocabulary, givens, problems);
        FlagLayer.read(flags, vocabulary, givens, problems);
        Values<S> values = Values.resolve("", vocabulary.keys(), defaults, givens.keys(), problems);
        return new Reading<>(values, givens, problems, isFileRead);
    }
}
