package io.hostpulse.outputs.http;

import io.hostpulse.outputs.OutputOptions;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes HTTP outputs for tests: plain, impatient, and hearing into lists. Confined to one thread.
final class HttpOutputs {
    static final Instant WALL = Instant.parse("2026-11-22T11:25:00Z");

    final List<String> log = new ArrayList<>();
    OutputOptions.Http options;
    Names names = Names.ofSystem();
    ServerListener listener = ServerListener.none();

    HttpOutputs(String url) {
        options =
                new OutputOptions.Http(
                        "server",
                        url,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        Duration.ofSeconds(10),
                        false);
    }

    HttpOutputs timeout(Duration timeout) {
        options =
                new OutputOptions.Http(
                        options.name(),
                        options.url(),
                        options.credentialFile(),
                        options.tlsFingerprint(),
                        options.tlsCa(),
                        options.gzip(),
                        timeout,
                        options.insecurePlainHttp());
        return this;
    }

    HttpOutputs credential(Path file) {
        options = options.withCredentialFile(file);
        return this;
    }

    HttpOutputs insecure() {
        options =
                new OutputOptions.Http(
                        options.name(),
                        options.url(),
                        options.credentialFile(),
                        options.tlsFingerprint(),
                        options.tlsCa(),
                        options.gzip(),
                        options.timeout(),
                        true);
        return this;
    }

    HttpOutputs authority(Path pem) {
        options =
                new OutputOptions.Http(
                        options.name(),
                        options.url(),
                        options.credentialFile(),
                        options.tlsFingerprint(),
                        Optional.of(pem),
                        options.gzip(),
                        options.timeout(),
                        options.insecurePlainHttp());
        return this;
    }

    HttpOutputs names(Names how) {
        names = how;
        return this;
    }

    HttpOutputs listener(ServerListener how) {
        listener = how;
        return this;
    }

    HttpOutput open() {
        return new HttpOutput(
                options, names, listener, "1.2.3", () -> WALL, System::nanoTime, log::add);
    }
}
