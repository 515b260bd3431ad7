package io.hostpulse.bench.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/// The body of one request to our server: lines of JSON, compressed as hard as an agent does a
/// backlog. Confined to one thread.
final class Batch {
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();

    void add(byte[] json) {
        lines.writeBytes(json);
        lines.write('\n');
    }

    /// The body with what was added since the last one.
    byte[] take() {
        packed.reset();
        try (var gzip = new GZIPOutputStream(packed)) {
            lines.writeTo(gzip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lines.reset();
        return packed.toByteArray();
    }
}
