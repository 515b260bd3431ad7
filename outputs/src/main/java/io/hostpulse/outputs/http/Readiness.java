package io.hostpulse.outputs.http;

import io.hostpulse.catalogue.MonotonicClock;
import io.hostpulse.outputs.OutputOptions;

import java.nio.file.Path;
import java.util.Optional;

/// What one attempt needs: the server, who this host is to it, and why it is believed. Made from
/// the configuration and the credential file, anew after each refusal, so that what a person mends
/// counts at the next attempt.
///
/// @param caller asks the server
/// @param secret what is sent as proof; empty for a server that asks for none
record Readiness(Caller caller, String secret) {
    /// Reads the credential file and gets ready.
    ///
    /// @throws NoAnswer.Untrusted if nothing may be sent
    static Readiness of(
            OutputOptions.Http options,
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
        Optional<Credential> credential = credential(options, server);
        if (credential.isEmpty() && !server.isLoopback()) {
            throw new NoAnswer.Untrusted(
                    "this host is not enrolled at "
                            + server.text()
                            + ": run 'hostpulse enroll "
                            + server.text()
                            + " TOKEN' with a token of the server");
        }
        Caller caller =
                new Caller(
                        server,
                        trust(options, credential),
                        Limits.of(options.timeout()),
                        names,
                        version,
                        nanoTime);
        return new Readiness(caller, credential.map(Credential::secret).orElse(""));
    }

    /// The credential for this server; one for another server is none.
    private static Optional<Credential> credential(OutputOptions.Http options, ServerUrl server)
            throws NoAnswer.Untrusted {
        Optional<Path> file = options.credentialFile();
        if (file.isEmpty()) {
            return Optional.empty();
        }
        Optional<Credential> credential;
        try {
            credential = CredentialFile.read(file.get());
        } catch (CredentialFile.Unusable e) {
            throw new NoAnswer.Untrusted(e.why());
        }
        boolean isOurs =
                credential.isPresent() && credential.get().server().text().equals(server.text());
        return isOurs ? credential : Optional.empty();
    }

    /// Why a server is believed: what the configuration names, or else what the enrolment pinned.
    ///
    /// @throws NoAnswer.Untrusted if the credential file cannot be used
    static Trust trust(OutputOptions.Http options, ServerUrl server) throws NoAnswer.Untrusted {
        return trust(options, credential(options, server));
    }

    private static Trust trust(OutputOptions.Http options, Optional<Credential> credential) {
        Optional<Fingerprint> configured = options.tlsFingerprint().flatMap(Fingerprint::of);
        if (configured.isPresent()) {
            return new Trust.Pinned(configured.get());
        }
        if (options.tlsCa().isPresent()) {
            return new Trust.Authority(options.tlsCa().get());
        }
        Optional<Fingerprint> enrolled = credential.flatMap(Credential::fingerprint);
        return enrolled.isPresent() ? new Trust.Pinned(enrolled.get()) : new Trust.Known();
    }

    /// The text without the secret, should the server repeat it.
    String withoutSecret(String text) {
        return secret.isEmpty() ? text : text.replace(secret, "(secret)");
    }
}
