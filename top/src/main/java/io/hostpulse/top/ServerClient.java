package io.hostpulse.top;

import io.hostpulse.outputs.http.ServerTrust;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks a server over its HTTP interface (`docs/api.md`). Confined to one thread at a time.
final class ServerClient {
    /// A longer answer is refused.
    static final int BYTES_MAX = 64 << 20;

    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 15_000;
    private static final int UNAUTHORIZED = 401;
    private static final String CHANGE_HEADER = "X-Hostpulse-Request";

    private final String url;
    private final ServerTrust trust;
    private Optional<String> cookie = Optional.empty();

    /// @param url the server's, in its one form
    ServerClient(String url, ServerTrust trust) {
        this.url = url;
        this.trust = trust;
    }

    String url() {
        return url;
    }

    /// What a server answered.
    @SuppressWarnings("ArrayRecordComponent") // handed on once, to be read
    private record Answer(int status, byte[] body, Map<String, List<String>> headers) {}

    /// Whether the administrator's password is needed.
    boolean needsLogin() throws SourceException {
        return JsonText.read(get("/api/v1/session")).isTrue("login_needed");
    }

    /// Opens a session.
    void login(String password) throws SourceException {
        var json = new StringBuilder("{\"password\":\"");
        for (int i = 0; i < password.length(); i++) {
            char c = password.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                json.append("\\u").append(String.format("%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        Answer answer = ask("POST", "/api/v1/session", json.append("\"}").toString());
        cookie =
                answer.headers().entrySet().stream()
                        .filter(header -> "Set-Cookie".equalsIgnoreCase(header.getKey()))
                        .flatMap(header -> header.getValue().stream())
                        .map(value -> value.substring(0, (value + ";").indexOf(';')))
                        .findFirst();
    }

    /// Ends the session, if one was opened: a server keeps a hundred at most.
    void logout() {
        if (cookie.isEmpty()) {
            return;
        }
        try {
            Answer _ = ask("DELETE", "/api/v1/session", "");
        } catch (SourceException e) {
            // It ends by itself then.
        }
        cookie = Optional.empty();
    }

    Json json(String path) throws SourceException {
        return JsonText.read(get(path));
    }

    byte[] get(String path) throws SourceException {
        return ask("GET", path, "").body();
    }

    private Answer ask(String method, String path, String body) throws SourceException {
        Answer answer;
        try {
            answer = exchange(method, path, body);
        } catch (IOException | URISyntaxException e) {
            throw new SourceException(url + " does not answer: " + reason(e));
        }
        if (answer.status() == UNAUTHORIZED && cookie.isPresent()) {
            throw new SourceException("the login at " + url + " has ended: start again");
        }
        if (answer.status() / 100 != 2) {
            throw new SourceException(url + " refuses " + path + ": " + detail(answer));
        }
        return answer;
    }

    private static String reason(Exception e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    /// What a problem document (RFC 9457) says, else the status.
    private static String detail(Answer answer) {
        try {
            return JsonText.read(answer.body())
                    .text("detail")
                    .orElse(String.valueOf(answer.status()));
        } catch (SourceException e) {
            return "status " + answer.status();
        }
    }

    private Answer exchange(String method, String path, String body)
            throws IOException, URISyntaxException {
        HttpURLConnection connection =
                (HttpURLConnection) new URI(url + path).toURL().openConnection();
        trust.protect(connection);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestMethod(method);
        connection.setRequestProperty("Accept", "application/json");
        connection.setRequestProperty(CHANGE_HEADER, "1");
        cookie.ifPresent(session -> connection.setRequestProperty("Cookie", session));
        if (!body.isEmpty()) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body.getBytes(StandardCharsets.UTF_8));
            }
        }
        int status = connection.getResponseCode();
        try (InputStream in =
                status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            byte[] answer = in == null ? new byte[0] : in.readNBytes(BYTES_MAX + 1);
            if (answer.length > BYTES_MAX) {
                throw new IOException("an answer of more than " + BYTES_MAX + " bytes");
            }
            return new Answer(status, answer, connection.getHeaderFields());
        }
    }
}
