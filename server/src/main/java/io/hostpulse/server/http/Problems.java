package io.hostpulse.server.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import io.hostpulse.server.HttpLimits;
import io.hostpulse.server.json.JsonOut;

/// Errors as `application/problem+json`, those included that Helidon finds before any of our code
/// has seen the request.
final class Problems {
    static final String TYPE = "application/problem+json";

    private Problems() {}

    /// The body of an error.
    static byte[] body(int status, String detail) {
        return new JsonOut(256)
                .object()
                .member("type", "about:blank")
                .member("title", title(status))
                .member("status", status)
                .member("detail", detail)
                .endObject()
                .toBytes();
    }

    /// The status's name.
    static String title(int status) {
        return Status.create(status).reasonPhrase();
    }

    /// What Helidon answers with when it cannot even read a request.
    static DirectHandlers directHandlers(Served served) {
        DirectHandler handler =
                (_, type, status, headers, _) -> {
                    int code = code(type, status);
                    served.unreadable(code);
                    ServerResponseHeaders answer = headers;
                    SecurityHeaders.set(answer);
                    answer.set(HeaderValues.create(HeaderNames.CONTENT_TYPE, TYPE));
                    return DirectHandler.TransportResponse.builder()
                            .headers(answer)
                            .status(Status.create(code))
                            .keepAlive(false)
                            .entity(body(code, detail(code)))
                            .build();
                };
        var handlers = DirectHandlers.builder();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(type, handler);
        }
        return handlers.build();
    }

    private static int code(DirectHandler.EventType type, Status status) {
        boolean tooMuch = Peer.current().map(Peer::hasTooLongHeaders).orElse(false);
        return type == DirectHandler.EventType.BAD_REQUEST && status.code() == 400 && tooMuch
                ? 431
                : status.code();
    }

    private static String detail(int code) {
        return switch (code) {
            case 400 -> "the request is no valid HTTP/1.1";
            case 413 -> "the body is too large";
            case 414 -> "the request line is longer than " + HttpLimits.REQUEST_LINE + " bytes";
            case 431 -> "the headers are longer than " + HttpLimits.HEADERS_BYTES + " bytes";
            case 505 -> "HTTP/1.1 is spoken here";
            default -> "the request could not be answered";
        };
    }
}
