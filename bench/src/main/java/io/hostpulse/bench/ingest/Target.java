package io.hostpulse.bench.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A server under measurement, and how one hands it messages.
enum Target {
    /// Our server: lines of JSON, gzip, as agents send them.
    HOSTPULSE("/api/v1/messages", "application/x-ndjson", "gzip", ""),
    /// VictoriaMetrics: Prometheus remote write 1.0.
    VICTORIA(
            "/api/v1/write",
            "application/x-protobuf",
            "snappy",
            "X-Prometheus-Remote-Write-Version: 0.1.0\r\n");

    private final String head;

    Target(String path, String type, String encoding, String more) {
        this.head =
                ("POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                                + "Content-Type: %s\r\nContent-Encoding: %s\r\n%s")
                        .formatted(path, type, encoding, more);
    }

    /// The name in files and arguments.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The request line and headers of a body of this length.
    ///
    /// @param credential what the agent shows; empty for nothing
    byte[] head(int length, String credential) {
        String shown = credential.isEmpty() ? "" : "Authorization: Bearer " + credential + "\r\n";
        return (head + shown + "Content-Length: " + length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
