package io.hostpulse.agent.window;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.hostpulse.agent.window.Pages.Names;
import io.hostpulse.wire.Exposition.Form;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/// Answers requests: which page for which path. Confined to the window's thread.
final class Door {
    /// The page under node_exporter's names.
    static final String METRICS = "/metrics";

    /// The page under names of our own.
    static final String OWN_METRICS = "/metrics/hostpulse";

    private static final String INDEX =
            "Hostpulse agent\n\n"
                    + METRICS
                    + "  the host under node_exporter's names; collect[]= and exclude[]= choose\n"
                    + OWN_METRICS
                    + "  the same under Hostpulse's own names\n";

    private final Pages pages;
    private final Hosts hosts;

    Door(Pages pages, Hosts hosts) {
        this.pages = pages;
        this.hosts = hosts;
    }

    /// An answer: its bytes, and whether the connection stays open after it.
    record Answer(ByteBuffer bytes, boolean isKept) {}

    /// The answer to a request.
    Answer answer(Request request) throws Request.Malformed {
        Optional<String> host = request.header("host");
        if (request.hasBody()) {
            return refusal("400 Bad Request", "a body is not expected here");
        }
        if (host.isEmpty() ? !request.isOld() : !hosts.admits(host.get())) {
            return refusal(
                    "403 Forbidden",
                    "the Host of this request is not admitted; window.hosts of the agent's"
                            + " configuration names those that are, beside IP addresses");
        }
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return refusal(
                    "405 Method Not Allowed",
                    "only GET and HEAD are served",
                    "Allow: GET, HEAD\r\n");
        }
        return switch (request.path()) {
            case METRICS -> page(request, Names.NODE);
            case OWN_METRICS -> page(request, Names.OWN);
            case "/" -> text(request, "200 OK", INDEX);
            default -> text(request, "404 Not Found", "no such page\n" + INDEX);
        };
    }

    private Answer page(Request request, Names names) {
        if (!pages.isReady()) {
            return text(request, "503 Service Unavailable", "no message has been made yet\n");
        }
        List<String> collect = request.parameters("collect[]");
        List<String> exclude = request.parameters("exclude[]");
        if (!collect.isEmpty() && !exclude.isEmpty()) {
            return text(request, "400 Bad Request", "collect[] and exclude[] exclude each other\n");
        }
        for (String name : collect.isEmpty() ? exclude : collect) {
            if (!pages.knows(names, name)) {
                return text(request, "400 Bad Request", "no collector has the name asked for\n");
            }
        }
        Form form = Preference.form(request.list("accept"));
        boolean gzip = Preference.gzip(request.list("accept-encoding"));
        boolean isWhole = collect.isEmpty() && exclude.isEmpty();
        byte[] body =
                isWhole
                        ? pages.whole(names, form, gzip)
                        : pages.part(
                                names,
                                form,
                                gzip,
                                name ->
                                        collect.isEmpty()
                                                ? !exclude.contains(name)
                                                : collect.contains(name));
        String more = gzip ? "Content-Encoding: gzip\r\n" : "";
        more += "Vary: Accept, Accept-Encoding\r\n";
        return answer(request, "200 OK", form.contentType(), more, body);
    }

    private static Answer text(Request request, String status, String body) {
        return answer(request, status, "text/plain; charset=utf-8", "", body.getBytes(UTF_8));
    }

    private static Answer answer(
            Request request, String status, String type, String more, byte[] body) {
        boolean isHead = request.method().equals("HEAD");
        return new Answer(
                bytes(status, type, more, body, isHead, request.isKept()), request.isKept());
    }

    /// The answer to a request that is refused; it ends the connection.
    static Answer refusal(String status, String why) {
        return refusal(status, why, "");
    }

    private static Answer refusal(String status, String why, String more) {
        byte[] body = (why + "\n").getBytes(UTF_8);
        return new Answer(
                bytes(status, "text/plain; charset=utf-8", more, body, false, false), false);
    }

    private static ByteBuffer bytes(
            String status, String type, String more, byte[] body, boolean isHead, boolean isKept) {
        String head =
                "HTTP/1.1 "
                        + status
                        + "\r\nContent-Type: "
                        + type
                        + "\r\nContent-Length: "
                        + body.length
                        + "\r\nX-Content-Type-Options: nosniff\r\nConnection: "
                        + (isKept ? "keep-alive" : "close")
                        + "\r\n"
                        + more
                        + "\r\n";
        byte[] start = head.getBytes(US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocate(start.length + (isHead ? 0 : body.length));
        bytes.put(start);
        if (!isHead) {
            bytes.put(body);
        }
        return bytes.flip();
    }
}
