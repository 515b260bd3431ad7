package io.hostpulse.server.http;

import io.helidon.http.Headers;
import io.helidon.http.encoding.ContentDecoder;
import io.helidon.http.encoding.ContentEncoder;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.http.encoding.ContentEncodingContextConfig;

/// Leaves bodies as they are sent, whatever `Content-Encoding` says: ingest unpacks by itself,
/// within its limits.
final class RawBodies implements ContentEncodingContext {
    private final ContentEncodingContextConfig prototype =
            ContentEncodingContextConfig.builder()
                    .contentEncodingsDiscoverServices(false)
                    .buildPrototype();

    @Override
    public ContentEncodingContextConfig prototype() {
        return prototype;
    }

    @Override
    public boolean contentEncodingEnabled() {
        return false;
    }

    @Override
    public boolean contentDecodingEnabled() {
        return true;
    }

    @Override
    public boolean contentEncodingSupported(String encodingId) {
        return false;
    }

    @Override
    public boolean contentDecodingSupported(String encodingId) {
        return true;
    }

    @Override
    public ContentEncoder encoder(String encodingId) {
        return ContentEncoder.NO_OP;
    }

    @Override
    public ContentDecoder decoder(String encodingId) {
        return ContentDecoder.NO_OP;
    }

    @Override
    public ContentEncoder encoder(Headers headers) {
        return ContentEncoder.NO_OP;
    }
}
