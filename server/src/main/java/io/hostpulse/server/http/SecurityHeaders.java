package io.hostpulse.server.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.WritableHeaders;

import java.util.List;

/// Headers that every answer carries, errors included: a browser may do nothing with the API's
/// answers but hand them to the page that asked.
final class SecurityHeaders {
    private static final List<Header> ALL =
            List.of(
                    of("X-Content-Type-Options", "nosniff"),
                    of(
                            "Content-Security-Policy",
                            "default-src 'none'; base-uri 'none'; form-action 'none';"
                                    + " frame-ancestors 'none'"),
                    of("Referrer-Policy", "no-referrer"),
                    of("Cross-Origin-Resource-Policy", "same-origin"),
                    of("Cross-Origin-Opener-Policy", "same-origin"),
                    of("Cache-Control", "no-store"));

    private SecurityHeaders() {}

    private static Header of(String name, String value) {
        HeaderName header = HeaderNames.create(name);
        return HeaderValues.createCached(header, value);
    }

    static void set(WritableHeaders<?> headers) {
        for (Header header : ALL) {
            headers.set(header);
        }
    }
}
