package io.hostpulse.outputs.http;

import io.hostpulse.catalogue.MonotonicClock;
import io.hostpulse.outputs.OutputOptions;
import io.hostpulse.outputs.OutputOptions.RemoteWrite.Protocol;
import io.hostpulse.wire.RemoteWriteRequest;
import io.hostpulse.wire.RemoteWriteRequest.Version;
import io.hostpulse.wire.SeriesBook;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.Consumer;

/// Sends the requests of a [SeriesBook] to one receiver, by the newest protocol that it takes.
/// Confined to the pump's thread.
final class RemoteWriteCall {
    /// After so long the receiver is asked again whether it takes the newer protocol.
    static final Duration OLDER_FOR = Duration.ofHours(1);

    private static final int UNSUPPORTED = 415;
    private static final String HEADERS = "Content-Encoding: snappy\r\nContent-Type: ";
    private static final String V1 =
            "application/x-protobuf\r\nX-Prometheus-Remote-Write-Version: 0.1.0";
    private static final String V2 =
            "application/x-protobuf;proto=io.prometheus.write.v2.Request"
                    + "\r\nX-Prometheus-Remote-Write-Version: 2.0.0";

    private final OutputOptions.RemoteWrite options;
    private final ServerUrl server;
    private final Names names;
    private final String version;
    private final MonotonicClock nanoTime;
    private final Consumer<String> log;
    private final RemoteWriteRequest request = new RemoteWriteRequest();
    private final RequestBody body = new RequestBody();
    private @Nullable Receiver ready;
    private boolean isNewer;
    private boolean isOlder;
    private long olderSince;

    RemoteWriteCall(
            OutputOptions.RemoteWrite options,
            ServerUrl server,
            Names names,
            String version,
            MonotonicClock nanoTime,
            Consumer<String> log) {
        this.options = options;
        this.server = server;
        this.names = names;
        this.version = version;
        this.nanoTime = nanoTime;
        this.log = log;
    }

    /// Sends the request that the book has begun. A receiver that knows the older protocol only
    /// says so by its status; or it finds nothing in what it does not know, and does not say that
    /// it wrote anything: then the same goes by the older one at once.
    Answer send(SeriesBook book) throws NoAnswer {
        Receiver now = ready();
        long until = now.caller().attemptUntil();
        if (by() == Version.V1) {
            return send(book, Version.V1, now, until);
        }
        Answer answer = send(book, Version.V2, now, until);
        isNewer |= answer.isSuccess() && answer.samplesWritten >= 0;
        boolean isRefused = answer.status == UNSUPPORTED;
        if (options.protocol() != Protocol.AUTO || !(isRefused || isSilent(answer))) {
            return answer;
        }
        isOlder = true;
        isNewer = false;
        olderSince = nanoTime.getAsLong();
        log.accept(
                "output "
                        + options.name()
                        + " speaks remote write 1.0, for "
                        + server.text()
                        + (isRefused
                                ? " does not take 2.0"
                                : " does not say what it wrote of 2.0"));
        return send(book, Version.V1, now, until);
    }

    /// Sends the request once, within a time.
    Answer sendWithin(SeriesBook book, Duration atMost) throws NoAnswer {
        return send(book, by(), ready(), nanoTime.getAsLong() + atMost.toNanos());
    }

    /// Whether a receiver took a request of the newer protocol, by its own account, and does not
    /// say what it wrote, as it would if it knew the protocol.
    boolean isSilent(Answer answer) {
        return by() == Version.V2 && answer.isSuccess() && answer.samplesWritten < 0;
    }

    /// Whether the receiver has shown which protocol it speaks, or only one may be spoken.
    boolean isKnown() {
        return by() == Version.V1 || isNewer;
    }

    private Version by() {
        if (isOlder && nanoTime.getAsLong() - olderSince >= OLDER_FOR.toNanos()) {
            isOlder = false;
        }
        return isOlder || options.protocol() == Protocol.V1 ? Version.V1 : Version.V2;
    }

    private Receiver ready() throws NoAnswer.Untrusted {
        Receiver now = ready;
        if (now == null) {
            now = Receiver.of(options, server, names, version, nanoTime);
            ready = now;
        }
        return now;
    }

    private Answer send(SeriesBook book, Version by, Receiver now, long until) throws NoAnswer {
        int length = request.write(book, by);
        body.raw(request.buffer(), length);
        String headers = HEADERS + (by == Version.V1 ? V1 : V2) + now.headers();
        return now.caller().post("", headers, body, until);
    }

    /// The text without secrets, should the receiver repeat them.
    String withoutSecrets(String text) {
        Receiver now = ready;
        return now == null ? text : now.withoutSecrets(text);
    }

    /// Cuts the connection; the next request reads the configuration's files anew.
    void release() {
        Receiver now = ready;
        ready = null;
        if (now != null) {
            now.caller().close();
        }
    }

    void close() {
        release();
        body.close();
    }
}
