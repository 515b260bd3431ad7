package io.hostpulse.server.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.hostpulse.server.BytesBudget;
import io.hostpulse.server.json.Json;
import io.hostpulse.server.json.JsonOut;
import io.hostpulse.server.json.JsonParser;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// One request and its answer. Confined to the connection's thread.
public final class Exchange {
    /// The largest body of a request that is neither messages nor anything else large.
    public static final int SMALL_BODY = 16 << 10;

    private static final int STRANGER_DRAIN = 8 << 10;
    private static final String JSON = "application/json";
    private static final String NO_ROOM =
            "too many large answers wait for clients that take them slowly";
    private static final int NO_ROOM_SECONDS = 5;

    private final ServerRequest request;
    private final ServerResponse response;
    private final Peer peer;
    private final BytesBudget room;
    private final Endpoint endpoint;
    private final Map<String, String> variables;
    private final Parameters parameters;
    private Caller caller = new Caller.Stranger();
    private boolean bodyRead;
    private int status = 200;

    Exchange(
            ServerRequest request,
            ServerResponse response,
            Peer peer,
            BytesBudget room,
            Endpoint endpoint,
            Map<String, String> variables,
            Parameters parameters) {
        this.request = request;
        this.response = response;
        this.peer = peer;
        this.room = room;
        this.endpoint = endpoint;
        this.variables = variables;
        this.parameters = parameters;
    }

    /// What is asked for.
    public Endpoint endpoint() {
        return endpoint;
    }

    /// Who calls, as the guard has found.
    public Caller caller() {
        return caller;
    }

    /// Says who calls.
    public void caller(Caller found) {
        caller = found;
    }

    /// The connection.
    public Peer peer() {
        return peer;
    }

    /// The part of the path that stands where the endpoint's path has this name in braces.
    public String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    /// The query string's parameters.
    public Parameters parameters() {
        return parameters;
    }

    /// The request's header; of several the first.
    public Optional<String> header(String name) {
        return request.headers().first(HeaderNames.create(name));
    }

    /// All values of a header.
    public List<String> headers(String name) {
        return request.headers().values(HeaderNames.create(name));
    }

    /// How long the body is; absent without a body.
    public OptionalLong contentLength() {
        return request.headers().contentLength();
    }

    /// Reads exactly `length` bytes of the body into an array.
    public void readBody(byte[] into, int length) throws IOException, ProblemException {
        bodyRead = true;
        InputStream in = request.content().inputStream();
        if (in.readNBytes(into, 0, length) < length) {
            throw new ProblemException(400, "the body ends before its Content-Length");
        }
    }

    /// The body as a JSON object of [#SMALL_BODY] bytes at most.
    public Json.Obj json() throws IOException, ProblemException {
        String type = header("Content-Type").orElse("");
        if (!type.equals(JSON) && !type.startsWith(JSON + ";")) {
            throw new ProblemException(415, "Content-Type: " + JSON + " is expected");
        }
        if (header("Content-Encoding").isPresent()) {
            throw new ProblemException(415, "no Content-Encoding is expected here");
        }
        long length = contentLength().orElse(0);
        if (length > SMALL_BODY) {
            throw new ProblemException(413, "the body may have " + SMALL_BODY + " bytes");
        }
        byte[] body = new byte[(int) length];
        readBody(body, body.length);
        try {
            return JsonParser.object(body, 0, body.length);
        } catch (JsonParser.Malformed e) {
            throw new ProblemException(400, "the body: " + e.getMessage());
        }
    }

    /// Reads on to the body's end without keeping it, so that the connection can go on; of a
    /// stranger's only a little, and the connection ends then.
    void drain(boolean known) {
        long length = contentLength().orElse(0);
        if (bodyRead || length == 0) {
            return;
        }
        if (!known && length > STRANGER_DRAIN) {
            response.header(HeaderValues.CONNECTION_CLOSE);
            return;
        }
        try (InputStream in = request.content().inputStream()) {
            byte[] waste = new byte[(int) Math.min(length, STRANGER_DRAIN)];
            while (in.read(waste) >= 0) {
                bodyRead = true;
            }
        } catch (IOException e) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
    }

    /// Sets a header of the answer.
    public void header(String name, String value) {
        HeaderName header = HeaderNames.create(name);
        response.header(HeaderValues.create(header, value));
    }

    /// Answers with 200 and JSON.
    public void answer(JsonOut json) {
        answer(200, json);
    }

    /// Answers with a status and JSON; with 503 when too much of others' is held for clients that
    /// have not taken it yet.
    public void answer(int code, JsonOut json) {
        if (json.length() <= WatchedWriter.PIECE) {
            answer(code, JSON, json.bytes(), json.length());
            return;
        }
        long held = json.bytes().length;
        if (!room.take(held)) {
            problem(new ProblemException(503, NO_ROOM, NO_ROOM_SECONDS));
            return;
        }
        try {
            answer(code, JSON, json.bytes(), json.length());
        } finally {
            room.giveBack(held);
        }
    }

    /// Answers with a status and a body that many may share; it is not changed until this returns.
    public void answer(int code, String type, byte[] body, int length) {
        status = code;
        response.status(Status.create(code));
        response.header(HeaderValues.create(HeaderNames.CONTENT_TYPE, type));
        if (length <= WatchedWriter.PIECE) {
            response.send(body.length == length ? body : Arrays.copyOf(body, length));
        } else {
            answerInPieces(body, length);
        }
    }

    /// Without a copy of the whole: thousands of clients may take the same answer slowly.
    private void answerInPieces(byte[] body, int length) {
        response.contentLength(length);
        try (OutputStream out = response.outputStream()) {
            for (int at = 0; at < length; at += WatchedWriter.PIECE) {
                out.write(body, at, Math.min(WatchedWriter.PIECE, length - at));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Answers with 204 and nothing.
    public void answerNothing() {
        status = 204;
        response.status(Status.NO_CONTENT_204);
        response.send();
    }

    /// Answers with 304 and nothing: the browser has it already.
    public void answerUnchanged() {
        status = 304;
        response.status(Status.NOT_MODIFIED_304);
        response.send();
    }

    /// Answers with 200 and a body that is written bit by bit.
    public OutputStream stream(String type) {
        response.status(Status.OK_200);
        response.header(HeaderValues.create(HeaderNames.CONTENT_TYPE, type));
        return response.outputStream();
    }

    /// The status that was answered.
    int status() {
        return status;
    }

    void problem(ProblemException problem) {
        problem.retryAfterSeconds()
                .ifPresent(seconds -> header("Retry-After", Integer.toString(seconds)));
        byte[] body = Problems.body(problem.status(), problem.detail());
        answer(problem.status(), Problems.TYPE, body, body.length);
    }
}
