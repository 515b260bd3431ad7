package io.hostpulse.outputs.http;

import io.hostpulse.catalogue.MonotonicClock;
import io.hostpulse.wire.JsonReader;
import io.hostpulse.wire.MessageException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The exchange of a one-time token for this host's credential: `POST /api/v1/enrol`
/// (docs/formats/messages.md). Nothing is sent before the server's certificate is the one that the
/// token names.
public final class Enrolment {
    private static final String PATH = "/api/v1/enrol";
    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);

    /// How it ended.
    public sealed interface Outcome {
        /// The server knows this host now.
        record Enrolled(Credential credential) implements Outcome {}

        /// It does not: what was found, and what to do.
        record Failed(String why) implements Outcome {}
    }

    private final ServerUrl server;
    private final EnrolmentToken token;
    private final Optional<Path> tlsCa;
    private final Names names;
    private final String version;
    private final MonotonicClock nanoTime;

    /// @param tlsCa PEM certificates of the authorities that may vouch for a server whose token
    ///   names no certificate; empty for those that the Java runtime knows
    public Enrolment(
            ServerUrl server,
            EnrolmentToken token,
            Optional<Path> tlsCa,
            Names names,
            String version,
            MonotonicClock nanoTime) {
        this.server = server;
        this.token = token;
        this.tlsCa = tlsCa;
        this.names = names;
        this.version = version;
        this.nanoTime = nanoTime;
    }

    /// Exchanges the token. Takes a minute at most.
    ///
    /// @param agent the agent's UUID
    /// @param hostname this host's name, as the server first shows it
    public Outcome run(String agent, String hostname) {
        if (!server.isSecure() && token.fingerprint().isPresent()) {
            return new Outcome.Failed(
                    "the token was made by a server with TLS, but "
                            + server.text()
                            + " is plain HTTP: give the URL with https://");
        }
        if (!server.isSecure() && !server.isLoopback()) {
            return new Outcome.Failed(
                    server.text()
                            + " is plain HTTP to another host: anyone between could take the"
                            + " token; let the server speak TLS and give its https:// URL");
        }
        var body = new RequestBody();
        Caller caller =
                new Caller(server, trust(), Limits.of(ANSWER_MAX), names, version, nanoTime);
        try {
            body.text(question(agent, hostname));
            Answer answer = caller.post(PATH, "application/json", "", body, caller.attemptUntil());
            return outcome(answer, agent);
        } catch (NoAnswer e) {
            return new Outcome.Failed(e.why());
        } finally {
            caller.close();
            body.close();
        }
    }

    private Trust trust() {
        if (token.fingerprint().isPresent()) {
            return new Trust.Pinned(token.fingerprint().get());
        }
        return tlsCa.isPresent() ? new Trust.Authority(tlsCa.get()) : new Trust.Known();
    }

    private byte[] question(String agent, String hostname) {
        String json =
                "{\"token\":\""
                        + token.id()
                        + "\",\"secret\":\""
                        + token.secret()
                        + "\",\"hostname\":\""
                        + escaped(hostname)
                        + "\",\"agent\":\""
                        + escaped(agent)
                        + "\"}";
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c >= ' ' && !Character.isSurrogate(c)) {
                out.append(c);
            }
        }
        return out.toString();
    }

    private Outcome outcome(Answer answer, String agent) {
        if (answer.status == 200 || answer.status == 201) {
            return enrolled(answer, agent);
        }
        String found = server.text() + " answers with status " + answer.status;
        String advice =
                switch (answer.status) {
                    case 401, 403 ->
                            "the token is unknown, used up, expired or wrong; make a new one on"
                                    + " the server and try again";
                    case 404, 405 ->
                            "it is no Hostpulse server, or its API is at another path; look at"
                                    + " the URL";
                    case 409 ->
                            "it knows this agent already; remove the host on the server, or enrol"
                                    + " with another state directory";
                    case 429, 503 -> "it is busy; try again in a minute";
                    default ->
                            answer.isHtml()
                                    ? "a page of HTML: a portal or proxy may stand between"
                                    : "look at the server's log";
                };
        return new Outcome.Failed(found + ": " + advice);
    }

    private Outcome enrolled(Answer answer, String agent) {
        var json = new JsonReader();
        String named = "";
        String secret = "";
        json.start(answer.body, 0, answer.bodyLength);
        try {
            json.beginObject();
            for (boolean first = true; json.nextMember(first); first = false) {
                if (json.isText("agent")) {
                    named = json.newString();
                } else if (json.isText("credential")) {
                    secret = json.newString();
                } else {
                    json.skipValue();
                }
            }
            json.finish();
        } catch (MessageException e) {
            return new Outcome.Failed(
                    server.text()
                            + " does not answer as a Hostpulse server does: "
                            + e.getMessage());
        }
        if (!Credential.isToken(secret)) {
            return new Outcome.Failed(server.text() + " answers without a credential");
        }
        if (!named.equals(agent)) {
            return new Outcome.Failed(
                    server.text()
                            + " gave the credential of another agent; make a new token and try"
                            + " again");
        }
        return new Outcome.Enrolled(new Credential(agent, secret, server, token.fingerprint()));
    }
}
