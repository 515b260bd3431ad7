package io.hostpulse.agent.config;

import io.hostpulse.config.DurationKind;
import io.hostpulse.config.Key;
import io.hostpulse.config.MaybeKind;
import io.hostpulse.config.Origin;
import io.hostpulse.config.PathKind;
import io.hostpulse.config.Problems;
import io.hostpulse.config.SwitchKind;
import io.hostpulse.config.Values;
import io.hostpulse.outputs.OutputOptions.Http;
import io.hostpulse.outputs.http.ServerUrl;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The keys of an output to a Hostpulse server.
final class HttpKeys {
    static final Key<Http, String> URL =
            Key.of("url", new ServerUrlKind(), Http::url, "Where the server is.")
                    .required("https://monitor.example.org:8443");
    static final Key<Http, Optional<Path>> CREDENTIAL_FILE =
            Key.of(
                            "credential-file",
                            new MaybeKind<>(new PathKind(), ""),
                            Http::credentialFile,
                            "What `hostpulse enroll` wrote; the file `credential` in the state"
                                    + " directory if left out. Others must not be able to read it."
                                    + " A server on this host that listens on loopback needs none.")
                    .example("/etc/hostpulse/credential");
    static final Key<Http, Optional<String>> FINGERPRINT =
            Key.of(
                            "tls-fingerprint",
                            new MaybeKind<>(new FingerprintKind(), ""),
                            Http::tlsFingerprint,
                            "The one certificate that is believed, whatever its name, dates and"
                                + " issuer. If left out, the one that the enrolment pinned; without"
                                + " that, what `tls-ca` or else the Java runtime vouches for.")
                    .example("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    static final Key<Http, Optional<Path>> CA =
            Key.of(
                            "tls-ca",
                            new MaybeKind<>(new PathKind(), ""),
                            Http::tlsCa,
                            "PEM certificates of the authorities that may vouch for the server."
                                    + " Wins over what the enrolment pinned; `tls-fingerprint` wins"
                                    + " over it.")
                    .example("/etc/hostpulse/ca.pem");
    static final Key<Http, Boolean> GZIP =
            Key.of(
                    "gzip",
                    new SwitchKind(),
                    Http::gzip,
                    "Whether to compress what is sent, but for a server on this host.");
    static final Key<Http, Duration> TIMEOUT =
            Key.of(
                    "timeout",
                    new DurationKind(Duration.ofSeconds(1), Duration.ofSeconds(60)),
                    Http::timeout,
                    "How long an answer may take; an attempt as a whole twice as long.");
    static final Key<Http, Boolean> INSECURE =
            Key.of(
                    "insecure-plain-http",
                    new SwitchKind(),
                    Http::insecurePlainHttp,
                    "Whether plain http may go to another host, where anyone between can read and"
                            + " change everything, the credential included. The log says so each"
                            + " hour.");

    static final List<Key<Http, ?>> ALL =
            List.of(URL, CREDENTIAL_FILE, FINGERPRINT, CA, GZIP, TIMEOUT, INSECURE);

    private HttpKeys() {}

    static Http defaults() {
        return new Http(
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Http.GZIP,
                Http.TIMEOUT,
                false);
    }

    static Http options(String name, Values<Http> values) {
        return new Http(
                name,
                values.of(URL),
                values.of(CREDENTIAL_FILE),
                values.of(FINGERPRINT),
                values.of(CA),
                values.of(GZIP),
                values.of(TIMEOUT),
                values.of(INSECURE));
    }

    /// Plain HTTP stays on this host, unless the configuration says that it need not.
    static void checkPlainHttp(
            String name, String url, boolean isAllowed, Origin origin, Problems problems) {
        if (url.isEmpty() || isAllowed) {
            return;
        }
        ServerUrl server = ServerUrl.of(url);
        if (!server.isSecure() && !server.isLoopback()) {
            problems.add(
                    origin,
                    "outputs."
                            + name
                            + ".url is "
                            + server.text()
                            + ", plain http to another host; expected https://, or"
                            + " insecure-plain-http: true if the network between is trusted");
        }
    }
}
