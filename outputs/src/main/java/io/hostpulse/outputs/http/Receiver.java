package io.hostpulse.outputs.http;

import io.hostpulse.catalogue.MonotonicClock;
import io.hostpulse.outputs.OutputOptions;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// What an attempt at a receiver of remote write needs. Made from the configuration and the files
/// that it names, anew after each refusal, so that what a person mends counts at the next attempt.
///
/// @param caller asks the receiver
/// @param headers the header lines that say who speaks
/// @param secrets what must not stand in a log
record Receiver(Caller caller, String headers, List<String> secrets) {
    /// Reads the files and gets ready.
    ///
    /// @throws NoAnswer.Untrusted if nothing may be sent
    static Receiver of(
            OutputOptions.RemoteWrite options,
            ServerUrl server,
            Names names,
            String version,
            MonotonicClock nanoTime)
            throws NoAnswer.Untrusted {
        if (!server.isSecure() && !server.isLoopback() && !options.insecurePlainHttp()) {
            throw new NoAnswer.Untrusted(
                    server.text()
                            + " is plain HTTP to another host: use https, or say"
                            + " insecure-plain-http: true");
        }
        var secrets = new ArrayList<String>();
        String headers = options.tenant().map(id -> "\r\nX-Scope-OrgID: " + id).orElse("");
        if (options.tokenFile().isPresent()) {
            String token = SecretFile.read("token-file", options.tokenFile().get());
            if (!Credential.isToken(token)) {
                throw new NoAnswer.Untrusted(
                        "token-file "
                                + options.tokenFile().get()
                                + " holds what cannot stand in a header; expected a bearer token");
            }
            secrets.add(token);
            headers += "\r\nAuthorization: Bearer " + token;
        } else if (options.passwordFile().isPresent()) {
            String password = SecretFile.read("password-file", options.passwordFile().get());
            secrets.add(password);
            byte[] pair = (options.user() + ":" + password).getBytes(StandardCharsets.UTF_8);
            String basic = Base64.getEncoder().encodeToString(pair);
            secrets.add(basic);
            headers += "\r\nAuthorization: Basic " + basic;
        }
        Caller caller =
                new Caller(
                        server,
                        trust(options),
                        Limits.of(options.timeout()),
                        names,
                        version,
                        nanoTime);
        return new Receiver(caller, headers, List.copyOf(secrets));
    }

    private static Trust trust(OutputOptions.RemoteWrite options) {
        Optional<Fingerprint> pinned = options.tlsFingerprint().flatMap(Fingerprint::of);
        if (pinned.isPresent()) {
            return new Trust.Pinned(pinned.get());
        }
        return options.tlsCa().isPresent()
                ? new Trust.Authority(options.tlsCa().get())
                : new Trust.Known();
    }

    /// The text without the secrets, should the receiver repeat them.
    String withoutSecrets(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, "(secret)");
        }
        return clean;
    }
}
