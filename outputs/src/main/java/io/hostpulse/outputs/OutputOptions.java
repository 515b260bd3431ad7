package io.hostpulse.outputs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the configuration says of one output. Defaults are written here and nowhere else.
public sealed interface OutputOptions {
    /// The output's name: its key in the configuration, in logs and in `self.outputs`.
    String name();

    /// Lines on standard output.
    ///
    /// @param form one readable line per message, or the message itself
    record Console(String name, Form form) implements OutputOptions {
        public static final Form FORM = Form.LINE;

        /// How the console shows a message.
        public enum Form {
            LINE,
            JSON
        }
    }

    /// JSON lines in a file that is rotated by size and age.
    ///
    /// @param path the file being written; rotated files stand beside it
    /// @param bytesMax rotate before the file grows beyond this
    /// @param ageMax rotate a file that began longer ago than this
    /// @param keep how many rotated files are kept; the oldest go first
    record File(String name, Path path, long bytesMax, Duration ageMax, int keep)
            implements OutputOptions {
        public static final long BYTES_MAX = 64L << 20;
        public static final Duration AGE_MAX = Duration.ofDays(1);
        public static final int KEEP = 7;
    }

    /// A SQL database.
    ///
    /// @param url a JDBC URL: `jdbc:sqlite:FILE` for the embedded database, or a [ServerUrl]
    /// @param user who logs in at a server; a file asks nobody
    /// @param passwordFile the file with the password; empty for a server that asks for none. Never
    ///   the password itself: options are shown
    /// @param ageMax messages older than this are deleted, of a shared database only this agent's;
    ///   empty keeps them
    /// @param bytesMax the oldest messages are deleted while the database is larger; empty sets no
    ///   limit. For a file only: nobody shrinks a database that others share
    record Sql(
            String name,
            String url,
            String user,
            Optional<Path> passwordFile,
            Optional<Duration> ageMax,
            Optional<Long> bytesMax)
            implements OutputOptions {
        public static final String USER = "hostpulse";
        public static final Duration AGE_MAX = Duration.ofDays(7);
        public static final long BYTES_MAX = 1L << 30;

        /// A database that asks for no password.
        public Sql(String name, String url, Optional<Duration> ageMax, Optional<Long> bytesMax) {
            this(name, url, USER, Optional.empty(), ageMax, bytesMax);
        }
    }

    /// A topic of a Kafka cluster.
    ///
    /// @param brokers some of the cluster's brokers as `HOST:PORT`; they name the others
    /// @param topic what the messages are appended to; it has to be there
    /// @param compression how batches are packed
    /// @param security how the cluster is known and who logs in
    /// @param timeout how long an answer may take; a delivery as a whole twice as long
    record Kafka(
            String name,
            List<String> brokers,
            String topic,
            Compression compression,
            Security security,
            Duration timeout)
            implements OutputOptions {
        public static final String TOPIC = "hostpulse";
        public static final Compression COMPRESSION = Compression.ZSTD;
        public static final Duration TIMEOUT = Duration.ofSeconds(30);

        public Kafka {
            brokers = List.copyOf(brokers);
        }

        /// How batches are packed.
        public enum Compression {
            ZSTD,
            GZIP,
            NONE
        }

        /// How a login is proven.
        public enum Mechanism {
            SCRAM_SHA_512,
            SCRAM_SHA_256,
            PLAIN
        }

        /// How the cluster is known and who logs in.
        ///
        /// @param tls whether connections are encrypted and the brokers' names checked
        /// @param ca PEM certificates of the authorities that are believed; empty for those that
        ///   the Java runtime knows
        /// @param certificate the agent's own certificate chain in PEM
        /// @param key its key in PEM (PKCS #8)
        /// @param user who logs in; empty for nobody
        /// @param passwordFile the file with the password. Never the password itself: options are
        ///   shown
        /// @param mechanism how the login is proven
        public record Security(
                boolean tls,
                Optional<Path> ca,
                Optional<Path> certificate,
                Optional<Path> key,
                Optional<String> user,
                Optional<Path> passwordFile,
                Mechanism mechanism) {
            /// Encrypted, nobody logs in.
            public static final Security DEFAULT =
                    new Security(
                            true,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Mechanism.SCRAM_SHA_512);
        }
    }

    /// A Hostpulse server.
    ///
    /// @param url where it is, as [io.hostpulse.outputs.http.ServerUrl] reads it
    /// @param credentialFile what the enrolment wrote; empty for the one in the state directory
    /// @param tlsFingerprint the SHA-256 of the certificate that is believed, 64 hexadecimal
    ///   digits; empty believes what the enrolment pinned
    /// @param tlsCa PEM certificates of the authorities that are believed; empty for those that the
    ///   Java runtime knows
    /// @param gzip whether bodies are compressed, but for a server on this host
    /// @param timeout how long an answer may take
    /// @param insecurePlainHttp whether plain HTTP may go to another host
    record Http(
            String name,
            String url,
            Optional<Path> credentialFile,
            Optional<String> tlsFingerprint,
            Optional<Path> tlsCa,
            boolean gzip,
            Duration timeout,
            boolean insecurePlainHttp)
            implements OutputOptions {
        public static final boolean GZIP = true;
        public static final Duration TIMEOUT = Duration.ofSeconds(30);

        /// The same with another credential file.
        public Http withCredentialFile(Path file) {
            return new Http(
                    name,
                    url,
                    Optional.of(file),
                    tlsFingerprint,
                    tlsCa,
                    gzip,
                    timeout,
                    insecurePlainHttp);
        }
    }

    /// A receiver of Prometheus' remote write.
    ///
    /// @param url where it takes samples, with the path
    /// @param protocol which version is spoken
    /// @param names which names the series have
    /// @param instance the label `instance`; empty for the host's name
    /// @param job the label `job`
    /// @param labels more labels of every series, `NAME=VALUE` each
    /// @param tenant what the header `X-Scope-OrgID` says; empty sends none
    /// @param user who logs in with the password
    /// @param passwordFile the file with the password; empty for a receiver that asks for none.
    ///   Never the password itself: options are shown
    /// @param tokenFile the file with a bearer token; empty for a receiver that asks for none
    /// @param tlsFingerprint the SHA-256 of the certificate that is believed, 64 hexadecimal
    ///   digits; empty believes what authorities vouch for
    /// @param tlsCa PEM certificates of the authorities that are believed; empty for those that the
    ///   Java runtime knows
    /// @param timeout how long an answer may take
    /// @param insecurePlainHttp whether plain HTTP may go to another host
    record RemoteWrite(
            String name,
            String url,
            Protocol protocol,
            Names names,
            Optional<String> instance,
            String job,
            List<String> labels,
            Optional<String> tenant,
            String user,
            Optional<Path> passwordFile,
            Optional<Path> tokenFile,
            Optional<String> tlsFingerprint,
            Optional<Path> tlsCa,
            Duration timeout,
            boolean insecurePlainHttp)
            implements OutputOptions {
        public static final Protocol PROTOCOL = Protocol.AUTO;
        public static final Names NAMES = Names.HOSTPULSE;
        public static final String JOB = "hostpulse";
        public static final String USER = "hostpulse";
        public static final Duration TIMEOUT = Duration.ofSeconds(30);

        /// Versions of the protocol.
        public enum Protocol {
            /// 2.0, or 1.0 where the receiver does not take that.
            AUTO,
            V1,
            V2
        }

        /// Names of metrics.
        public enum Names {
            /// The catalogue's own.
            HOSTPULSE,
            /// Those of Prometheus' node_exporter.
            NODE_EXPORTER
        }

        public RemoteWrite {
            labels = List.copyOf(labels);
        }

        /// An output to this receiver, all else by default.
        public RemoteWrite(String name, String url) {
            this(
                    name,
                    url,
                    PROTOCOL,
                    NAMES,
                    Optional.empty(),
                    JOB,
                    List.of(),
                    Optional.empty(),
                    USER,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    TIMEOUT,
                    false);
        }
    }
}
