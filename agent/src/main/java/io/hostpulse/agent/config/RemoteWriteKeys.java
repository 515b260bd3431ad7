package io.hostpulse.agent.config;

import io.hostpulse.config.ChoiceKind;
import io.hostpulse.config.DurationKind;
import io.hostpulse.config.Key;
import io.hostpulse.config.MaybeKind;
import io.hostpulse.config.PathKind;
import io.hostpulse.config.Problems;
import io.hostpulse.config.SecretFileKind;
import io.hostpulse.config.SwitchKind;
import io.hostpulse.config.TextKind;
import io.hostpulse.config.Values;
import io.hostpulse.outputs.OutputOptions.RemoteWrite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The keys of an output to a receiver of Prometheus' remote write.
final class RemoteWriteKeys {
    static final Key<RemoteWrite, String> URL =
            Key.of(
                            "url",
                            new ServerUrlKind(),
                            RemoteWrite::url,
                            "Where the receiver takes samples, with the path.")
                    .required("https://metrics.example.org/api/v1/write");
    static final Key<RemoteWrite, RemoteWrite.Protocol> PROTOCOL =
            Key.of(
                    "protocol",
                    new ChoiceKind<>(List.of(RemoteWrite.Protocol.values())),
                    RemoteWrite::protocol,
                    "The version that is spoken: v1 is 1.0, v2 is 2.0, and auto 2.0 where the"
                            + " receiver takes it.");
    static final Key<RemoteWrite, RemoteWrite.Names> NAMES =
            Key.of(
                    "names",
                    new ChoiceKind<>(List.of(RemoteWrite.Names.values())),
                    RemoteWrite::names,
                    "The metrics' names: hostpulse_GROUP_FIELD, or those of node_exporter for the"
                            + " groups that messages hold.");
    static final Key<RemoteWrite, Optional<String>> INSTANCE =
            Key.of(
                            "instance",
                            new MaybeKind<>(new TextKind(253), ""),
                            RemoteWrite::instance,
                            "The label `instance`; the host's name if left out.")
                    .example("web-1.example.org:9100");
    static final Key<RemoteWrite, String> JOB =
            Key.of("job", new TextKind(253), RemoteWrite::job, "The label `job`.");
    static final Key<RemoteWrite, List<String>> LABELS =
            Key.of(
                            "labels",
                            new LabelsKind(),
                            RemoteWrite::labels,
                            "More labels that every series gets. A series' own label of the same"
                                    + " name becomes `exported_NAME`.")
                    .example("env=prod,rack=b7");
    static final Key<RemoteWrite, Optional<String>> TENANT =
            Key.of(
                            "tenant",
                            new MaybeKind<>(new TextKind(150), ""),
                            RemoteWrite::tenant,
                            "Whose the samples are, at a receiver for several: the header"
                                    + " `X-Scope-OrgID`.")
                    .example("team-a");
    static final Key<RemoteWrite, String> USER =
            Key.of(
                    "user",
                    new TextKind(253),
                    RemoteWrite::user,
                    "Who logs in with the password (basic authentication).");
    static final Key<RemoteWrite, Optional<Path>> PASSWORD_FILE =
            Key.of(
                    "password-file",
                    new MaybeKind<>(new SecretFileKind(), "none"),
                    RemoteWrite::passwordFile,
                    "The file with the password, and nothing else.");
    static final Key<RemoteWrite, Optional<Path>> TOKEN_FILE =
            Key.of(
                    "token-file",
                    new MaybeKind<>(new SecretFileKind(), "none"),
                    RemoteWrite::tokenFile,
                    "The file with a bearer token, and nothing else.");
    static final Key<RemoteWrite, Optional<String>> FINGERPRINT =
            Key.of(
                            "tls-fingerprint",
                            new MaybeKind<>(new FingerprintKind(), ""),
                            RemoteWrite::tlsFingerprint,
                            "The one certificate that is believed, whatever its name, dates and"
                                    + " issuer. If left out, what `tls-ca` or else the Java runtime"
                                    + " vouches for.")
                    .example("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    static final Key<RemoteWrite, Optional<Path>> CA =
            Key.of(
                            "tls-ca",
                            new MaybeKind<>(new PathKind(), ""),
                            RemoteWrite::tlsCa,
                            "PEM certificates of the authorities that may vouch for the receiver."
                                    + " `tls-fingerprint` wins over it.")
                    .example("/etc/hostpulse/ca.pem");
    static final Key<RemoteWrite, Duration> TIMEOUT =
            Key.of(
                    "timeout",
                    new DurationKind(Duration.ofSeconds(1), Duration.ofSeconds(60)),
                    RemoteWrite::timeout,
                    "How long an answer may take; an attempt as a whole twice as long.");
    static final Key<RemoteWrite, Boolean> INSECURE =
            Key.of(
                    "insecure-plain-http",
                    new SwitchKind(),
                    RemoteWrite::insecurePlainHttp,
                    "Whether plain http may go to another host, where anyone between can read and"
                            + " change everything, a password or token included.");

    static final List<Key<RemoteWrite, ?>> ALL =
            List.of(
                    URL,
                    PROTOCOL,
                    NAMES,
                    INSTANCE,
                    JOB,
                    LABELS,
                    TENANT,
                    USER,
                    PASSWORD_FILE,
                    TOKEN_FILE,
                    FINGERPRINT,
                    CA,
                    TIMEOUT,
                    INSECURE);

    private RemoteWriteKeys() {}

    static RemoteWrite options(String name, Values<RemoteWrite> values) {
        return new RemoteWrite(
                name,
                values.of(URL),
                values.of(PROTOCOL),
                values.of(NAMES),
                values.of(INSTANCE),
                values.of(JOB),
                values.of(LABELS),
                values.of(TENANT),
                values.of(USER),
                values.of(PASSWORD_FILE),
                values.of(TOKEN_FILE),
                values.of(FINGERPRINT),
                values.of(CA),
                values.of(TIMEOUT),
                values.of(INSECURE));
    }

    /// There is one way to say who speaks.
    static void check(String prefix, Values<RemoteWrite> values, Problems problems) {
        if (values.of(TOKEN_FILE).isPresent() && values.of(PASSWORD_FILE).isPresent()) {
            problems.add(
                    values.origin(TOKEN_FILE),
                    prefix
                            + TOKEN_FILE.name()
                            + " is given beside "
                            + PASSWORD_FILE.name()
                            + "; expected one of them");
        }
    }
}
