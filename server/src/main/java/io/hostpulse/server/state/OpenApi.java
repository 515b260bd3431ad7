package io.hostpulse.server.state;

import io.hostpulse.server.http.Endpoint;
import io.hostpulse.server.http.Parameter;
import io.hostpulse.server.http.Role;
import io.hostpulse.server.json.JsonOut;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The interface as an OpenAPI 3.1 document and as a page, both from the table of endpoints. Pure
/// functions.
public final class OpenApi {
    private OpenApi() {}

    /// The document.
    public static byte[] document() {
        JsonOut out = new JsonOut(32 << 10).object();
        out.member("openapi", "3.1.0");
        out.object("info").member("title", "Hostpulse server").member("version", "1").endObject();
        out.object("paths");
        byPath().forEach(
                        (path, endpoints) -> {
                            out.object(path);
                            endpoints.forEach(endpoint -> operation(out, endpoint));
                            out.endObject();
                        });
        out.endObject();
        components(out);
        return out.endObject().toBytes();
    }

    private static Map<String, List<Endpoint>> byPath() {
        Map<String, List<Endpoint>> paths = new LinkedHashMap<>();
        for (Endpoint endpoint : Endpoint.values()) {
            paths.computeIfAbsent(endpoint.path(), _ -> new ArrayList<>()).add(endpoint);
        }
        return paths;
    }

    private static void operation(JsonOut out, Endpoint endpoint) {
        out.object(endpoint.method().toLowerCase(Locale.ROOT))
                .member("operationId", endpoint.name().toLowerCase(Locale.ROOT))
                .member("summary", endpoint.summary());
        out.array("parameters");
        for (String part : endpoint.path().split("/", -1)) {
            if (part.startsWith("{")) {
                String name = part.substring(1, part.length() - 1);
                String help = name.equals("id") ? "the id" : "the file's name";
                parameter(out, name, "path", "string", help);
            }
        }
        for (Parameter parameter : endpoint.parameters()) {
            parameter(out, parameter.name(), "query", parameter.type(), parameter.help());
        }
        if (changesAsAdministrator(endpoint)) {
            parameter(out, "X-Hostpulse-Request", "header", "string", "anything, `1` say");
        }
        out.endArray();
        security(out, endpoint.role());
        out.object("responses");
        for (int status : endpoint.statuses()) {
            out.object(Integer.toString(status)).member("description", describe(status));
            if (status >= 400) {
                out.object("content")
                        .object("application/problem+json")
                        .object("schema")
                        .member("$ref", "#/components/schemas/Problem")
                        .endObject()
                        .endObject()
                        .endObject();
            }
            out.endObject();
        }
        out.endObject().endObject();
    }

    private static boolean changesAsAdministrator(Endpoint endpoint) {
        return endpoint.changes()
                && (endpoint.role() == Role.ADMINISTRATOR || endpoint == Endpoint.LOGIN);
    }

    private static void parameter(JsonOut out, String name, String in, String type, String help) {
        out.object()
                .member("name", name)
                .member("in", in)
                .member("required", !in.equals("query"))
                .member("description", help);
        out.object("schema").member("type", type).endObject().endObject();
    }

    private static void security(JsonOut out, Role role) {
        out.array("security");
        switch (role) {
            case ANYONE -> {}
            case AGENT -> out.object().array("credential").endArray().endObject();
            case ADMINISTRATOR, LOCAL_OR_ADMINISTRATOR ->
                    out.object().array("session").endArray().endObject();
        }
        out.endArray();
    }

    private static String describe(int status) {
        return switch (status) {
            case 200 -> "the answer";
            case 201 -> "made";
            case 204 -> "done";
            case 304 -> "it has not changed";
            case 400 -> "the request is not understood";
            case 401 -> "who calls is not known";
            case 403 -> "who calls may not";
            case 404 -> "there is no such thing";
            case 408 -> "the request came too slowly";
            case 409 -> "it is there already";
            case 411 -> "a Content-Length is needed";
            case 413 -> "too large";
            case 415 -> "another type or encoding is expected";
            case 429 -> "too often; Retry-After says when again";
            case 503 -> "not now; Retry-After says when again";
            case 504 -> "it took too long; ask for less";
            default -> throw new IllegalArgumentException("status " + status + " has no words");
        };
    }

    private static void components(JsonOut out) {
        out.object("components").object("securitySchemes");
        out.object("credential").member("type", "http").member("scheme", "bearer").endObject();
        out.object("session")
                .member("type", "apiKey")
                .member("in", "cookie")
                .member("name", "__Host-hostpulse")
                .endObject()
                .endObject();
        out.object("schemas").object("Problem").member("type", "object");
        out.object("properties");
        for (String name : List.of("type", "title", "detail")) {
            out.object(name).member("type", "string").endObject();
        }
        out.object("status").member("type", "integer").endObject();
        out.endObject().endObject().endObject().endObject();
    }

    /// The page `docs/api.md`.
    public static String page() {
        var page =
                new StringBuilder(
                        """
                        # The server's HTTP interface

                        [简体中文](zh-CN/api.md)

                        Generated from the table of endpoints; `GET /api/v1/openapi.json` gives it
                        as OpenAPI 3.1. Errors are `application/problem+json` (RFC 9457). Instants
                        are microseconds since 1970 where a name ends with `_us`. What changes
                        something for the administrator needs the header `X-Hostpulse-Request: 1`.
                        A secret in a query string is refused with 400, valid or not.
                        How messages are taken in:
                        [formats/messages.md](formats/messages.md).

                        """);
        for (Endpoint endpoint : Endpoint.values()) {
            page.append("## `")
                    .append(endpoint.method())
                    .append(' ')
                    .append(endpoint.path())
                    .append("`\n\n")
                    .append(endpoint.summary())
                    .append(". For ")
                    .append(who(endpoint.role()))
                    .append(".\n\n");
            for (Parameter parameter : endpoint.parameters()) {
                page.append("- `")
                        .append(parameter.name())
                        .append("`: ")
                        .append(parameter.help())
                        .append('\n');
            }
            page.append(endpoint.parameters().isEmpty() ? "" : "\n").append("Answers: ");
            page.append(
                    String.join(
                            "; ",
                            endpoint.statuses().stream()
                                    .map(status -> status + " " + describe(status))
                                    .toList()));
            page.append(".\n\n");
        }
        return page.toString().stripTrailing() + "\n";
    }

    private static String who(Role role) {
        return switch (role) {
            case ANYONE -> "anyone";
            case AGENT -> "agents";
            case ADMINISTRATOR -> "the administrator";
            case LOCAL_OR_ADMINISTRATOR -> "clients on the server's own host and the administrator";
        };
    }
}
