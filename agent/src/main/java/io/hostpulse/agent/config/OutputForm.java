package io.hostpulse.agent.config;

import io.hostpulse.config.ChoiceKind;
import io.hostpulse.config.CountKind;
import io.hostpulse.config.DurationKind;
import io.hostpulse.config.Key;
import io.hostpulse.config.MaybeKind;
import io.hostpulse.config.NamedSection;
import io.hostpulse.config.PathKind;
import io.hostpulse.config.Problems;
import io.hostpulse.config.SecretFileKind;
import io.hostpulse.config.SizeKind;
import io.hostpulse.config.TextKind;
import io.hostpulse.config.Values;
import io.hostpulse.outputs.OutputOptions;
import io.hostpulse.outputs.OutputOptions.Console;
import io.hostpulse.outputs.OutputOptions.File;
import io.hostpulse.outputs.OutputOptions.Http;
import io.hostpulse.outputs.OutputOptions.Kafka;
import io.hostpulse.outputs.OutputOptions.RemoteWrite;
import io.hostpulse.outputs.OutputOptions.Sql;
import io.hostpulse.outputs.ServerUrl;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A type of output with the keys it has: each is declared here, once.
///
/// @param <O> the output's options
abstract class OutputForm<O extends OutputOptions> {
    /// The section that the outputs stand in.
    static final String SECTION = "outputs";

    /// The key that names the type.
    static final String TYPE = "type";

    private static final Duration AGE_MIN = Duration.ofSeconds(1);
    private static final Duration AGE_MAX = Duration.ofDays(3_650);

    static final Key<Console, Console.Form> FORM =
            Key.of(
                    "form",
                    new ChoiceKind<>(List.of(Console.Form.values())),
                    Console::form,
                    "One readable line per message, or the message itself.");

    static final Key<File, Path> PATH =
            Key.of(
                            "path",
                            new PathKind(),
                            File::path,
                            "The file to write; rotated files stand beside it.")
                    .required("/var/log/hostpulse/messages.jsonl");
    static final Key<File, Long> FILE_SIZE =
            Key.of(
                    "max-size",
                    new SizeKind(1L << 10, 1L << 40),
                    File::bytesMax,
                    "Rotate before the file grows beyond this.");
    static final Key<File, Duration> FILE_AGE =
            Key.of(
                    "max-age",
                    new DurationKind(AGE_MIN, AGE_MAX),
                    File::ageMax,
                    "Rotate a file that began longer ago than this.");
    static final Key<File, Integer> KEEP =
            Key.of(
                    "keep",
                    new CountKind(0, 1_000),
                    File::keep,
                    "How many rotated files are kept; the oldest go first.");

    static final Key<Sql, String> URL =
            Key.of("url", new SqlUrlKind(), Sql::url, "The database, as a JDBC URL.")
                    .required("jdbc:sqlite:/var/lib/hostpulse/messages.db");
    static final Key<Sql, String> USER =
            Key.of("user", new TextKind(63), Sql::user, "Who logs in at a database server.");
    static final Key<Sql, Optional<Path>> PASSWORD_FILE =
            Key.of(
                    "password-file",
                    new MaybeKind<>(new SecretFileKind(), "none"),
                    Sql::passwordFile,
                    "The file with the password for a database server, and nothing else.");
    static final Key<Sql, Optional<Duration>> SQL_AGE =
            Key.of(
                    "max-age",
                    new MaybeKind<>(new DurationKind(AGE_MIN, AGE_MAX), "never"),
                    Sql::ageMax,
                    "Messages older than this are deleted; of a shared database, only this"
                            + " agent's.");
    static final Key<Sql, Optional<Long>> SQL_SIZE =
            Key.of(
                    "max-size",
                    new MaybeKind<>(new SizeKind(1L << 20, 1L << 44), "unlimited"),
                    Sql::bytesMax,
                    "The oldest messages are deleted while the file is larger than this; not for a"
                            + " database server.");

    static final OutputForm<Console> CONSOLE =
            new OutputForm<>(
                    "console",
                    "Lines on standard output.",
                    List.of(FORM),
                    new Console("", Console.FORM)) {
                @Override
                Console options(String name, Values<Console> values) {
                    return new Console(name, values.of(FORM));
                }
            };
    static final OutputForm<File> FILE =
            new OutputForm<>(
                    "file",
                    "JSON lines in a file that is rotated by size and age.",
                    List.of(PATH, FILE_SIZE, FILE_AGE, KEEP),
                    new File("", Path.of(""), File.BYTES_MAX, File.AGE_MAX, File.KEEP)) {
                @Override
                File options(String name, Values<File> values) {
                    return new File(
                            name,
                            values.of(PATH),
                            values.of(FILE_SIZE),
                            values.of(FILE_AGE),
                            values.of(KEEP));
                }
            };
    static final OutputForm<Sql> SQL =
            new OutputForm<>(
                    "sql",
                    "A SQL database: SQLite, PostgreSQL or MariaDB.",
                    List.of(URL, USER, PASSWORD_FILE, SQL_AGE, SQL_SIZE),
                    new Sql("", "", Optional.of(Sql.AGE_MAX), Optional.of(Sql.BYTES_MAX))) {
                @Override
                Sql options(String name, Values<Sql> values) {
                    String url = values.of(URL);
                    return new Sql(
                            name,
                            url,
                            values.of(USER),
                            values.of(PASSWORD_FILE),
                            values.of(SQL_AGE),
                            ServerUrl.serverOf(url).isPresent()
                                    ? Optional.empty()
                                    : values.of(SQL_SIZE));
                }

                @Override
                void check(String prefix, Values<Sql> values, Problems problems) {
                    if (ServerUrl.serverOf(values.of(URL)).isPresent()
                            && values.isGiven(SQL_SIZE)
                            && values.of(SQL_SIZE).isPresent()) {
                        problems.add(
                                values.origin(SQL_SIZE),
                                prefix
                                        + SQL_SIZE.name()
                                        + " is given, but the database is a server's, which others"
                                        + " share; expected no "
                                        + SQL_SIZE.name()
                                        + " (max-age deletes what this agent wrote)");
                    }
                }
            };

    static final OutputForm<Http> HTTP =
            new OutputForm<>(
                    "http",
                    "A Hostpulse server, at which this host is enrolled.",
                    HttpKeys.ALL,
                    HttpKeys.defaults()) {
                @Override
                Http options(String name, Values<Http> values) {
                    return HttpKeys.options(name, values);
                }
            };

    static final OutputForm<Kafka> KAFKA =
            new OutputForm<>(
                    "kafka",
                    "A topic of a Kafka cluster, from which servers and others read.",
                    KafkaKeys.ALL,
                    KafkaKeys.defaults()) {
                @Override
                Kafka options(String name, Values<Kafka> values) {
                    return KafkaKeys.options(name, values);
                }

                @Override
                void check(String prefix, Values<Kafka> values, Problems problems) {
                    KafkaKeys.check(prefix, values, problems);
                }
            };

    static final OutputForm<RemoteWrite> REMOTE_WRITE =
            new OutputForm<>(
                    "remote-write",
                    "A receiver of Prometheus' remote write: Prometheus, VictoriaMetrics, Mimir,"
                            + " Thanos and others.",
                    RemoteWriteKeys.ALL,
                    new RemoteWrite("", "")) {
                @Override
                RemoteWrite options(String name, Values<RemoteWrite> values) {
                    return RemoteWriteKeys.options(name, values);
                }

                @Override
                void check(String prefix, Values<RemoteWrite> values, Problems problems) {
                    RemoteWriteKeys.check(prefix, values, problems);
                }
            };

    /// The types in the order of the manual.
    static final List<OutputForm<?>> ALL = List.of(CONSOLE, FILE, SQL, HTTP, KAFKA, REMOTE_WRITE);

    private final String word;
    private final String help;
    private final List<Key<O, ?>> keys;
    private final O defaults;

    private OutputForm(String word, String help, List<Key<O, ?>> keys, O defaults) {
        this.word = word;
        this.help = help;
        this.keys = keys;
        this.defaults = defaults;
    }

    abstract O options(String name, Values<O> values);

    /// Finds what does not go with each other.
    ///
    /// @param prefix what stands before the keys' names
    void check(String prefix, Values<O> values, Problems problems) {}

    String word() {
        return word;
    }

    String help() {
        return help;
    }

    List<Key<O, ?>> keys() {
        return keys;
    }

    O defaults() {
        return defaults;
    }

    /// These options, when they are of this type.
    @SuppressWarnings("unchecked") // same class as the defaults
    Optional<O> cast(OutputOptions options) {
        return options.getClass() == defaults.getClass()
                ? Optional.of((O) options)
                : Optional.empty();
    }

    /// The names of this type's keys, `type` first.
    Set<String> fields() {
        var fields = new LinkedHashSet<String>();
        fields.add(TYPE);
        for (Key<O, ?> key : keys) {
            fields.add(key.name());
        }
        return fields;
    }

    static Optional<OutputForm<?>> named(String word) {
        for (OutputForm<?> form : ALL) {
            if (form.word().equals(word)) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }

    static Optional<OutputForm<?>> of(OutputOptions options) {
        for (OutputForm<?> form : ALL) {
            if (form.cast(options).isPresent()) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }

    /// The names of all types' keys.
    static Set<String> allFields() {
        var fields = new LinkedHashSet<String>();
        for (OutputForm<?> form : ALL) {
            fields.addAll(form.fields());
        }
        return fields;
    }

    /// The outputs' part of the vocabulary.
    static NamedSection section() {
        return new NamedSection(SECTION, "output", allFields());
    }

    /// The types' words.
    static List<String> words() {
        List<String> words = new ArrayList<>();
        ALL.forEach(form -> words.add(form.word));
        return words;
    }
}
