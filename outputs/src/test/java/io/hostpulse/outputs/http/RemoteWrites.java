package io.hostpulse.outputs.http;

import io.hostpulse.catalogue.MonotonicClock;
import io.hostpulse.outputs.Decoder;
import io.hostpulse.outputs.OutputOptions;
import io.hostpulse.outputs.OutputOptions.RemoteWrite.Protocol;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes outputs by remote write for tests: impatient, and hearing into a list. Confined to one
/// thread.
final class RemoteWrites {
    final List<String> log = new ArrayList<>();
    MonotonicClock nanoTime = System::nanoTime;
    Decoder decoder = Decoder.ofMessages();
    Protocol protocol = Protocol.AUTO;
    List<String> labels = List.of();
    Optional<String> tenant = Optional.empty();
    Optional<Path> passwordFile = Optional.empty();
    Optional<Path> tokenFile = Optional.empty();
    Optional<Path> authority = Optional.empty();
    Optional<String> fingerprint = Optional.empty();
    private final String url;

    private RemoteWrites(String url) {
        this.url = url;
    }

    static RemoteWrites to(String url) {
        return new RemoteWrites(url);
    }

    RemoteWriteOutput open() {
        OutputOptions.RemoteWrite base = new OutputOptions.RemoteWrite("tsdb", url);
        var options =
                new OutputOptions.RemoteWrite(
                        base.name(),
                        base.url(),
                        protocol,
                        base.names(),
                        base.instance(),
                        base.job(),
                        labels,
                        tenant,
                        base.user(),
                        passwordFile,
                        tokenFile,
                        fingerprint,
                        authority,
                        Duration.ofSeconds(5),
                        base.insecurePlainHttp());
        return new RemoteWriteOutput(
                options,
                Names.ofSystem(),
                decoder,
                "1.2.3",
                () -> HttpOutputs.WALL,
                nanoTime,
                log::add);
    }
}
