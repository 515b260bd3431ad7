package io.hostpulse.outputs.http;

import io.hostpulse.catalogue.MonotonicClock;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/// Asks one server, one exchange at a time, over one kept connection. Confined to one thread.
///
/// No redirect is followed, no proxy asked, nothing sent twice within one exchange, but for one
/// case: a kept connection that the server closed while it was idle is replaced once, before a byte
/// of an answer was seen, unless the server has asked its clients not to come back at once.
final class Caller {
    /// How long to look for an answer when the server stops taking the request.
    private static final long EARLY_NANOS_MAX = 2_000_000_000;

    private final ServerUrl server;
    private final Limits limits;
    private final MonotonicClock nanoTime;
    private final LookUp lookUp;
    private final TlsLayer tls;
    private final AnswerReader reader;
    private final String userAgent;
    private @Nullable Link link;
    private boolean replaces = true;

    /// @param version the agent's, for the server's log; may be empty
    Caller(
            ServerUrl server,
            Trust trust,
            Limits limits,
            Names names,
            String version,
            MonotonicClock nanoTime) {
        this.server = server;
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.lookUp = new LookUp(names);
        this.tls = new TlsLayer(trust);
        this.reader = new AnswerReader(nanoTime);
        this.userAgent = version.isEmpty() ? "hostpulse-agent" : "hostpulse-agent/" + version;
    }

    /// When an attempt that begins now must be over.
    long attemptUntil() {
        return nanoTime.getAsLong() + limits.whole().toNanos();
    }

    /// Whether the kept connection's server refuses compressed bodies.
    boolean refusesEncoding() {
        Link kept = link;
        if (kept != null && kept.isWornOut()) {
            close();
            return false;
        }
        return kept != null && kept.refusesEncoding;
    }

    /// Notes that it does; on a new connection if the server closed the one on which it said so.
    void encodingIsRefused(long until) throws NoAnswer {
        connected(until).refusesEncoding = true;
    }

    /// Whether a connection that was kept for several exchanges, and that the server closed then,
    /// is replaced at once.
    void replaces(boolean atOnce) {
        replaces = atOnce;
    }

    /// Sends a request and returns its answer, which is valid until the next call.
    ///
    /// @param path the API's path, from `/`
    /// @param contentType the body's type
    /// @param bearer the credential; empty sends none
    /// @param until when the whole attempt must be over, by the monotonic clock
    /// @throws NoAnswer if there is none; the connection is closed then
    Answer post(String path, String contentType, String bearer, RequestBody body, long until)
            throws NoAnswer {
        return post(
                path,
                "Accept: application/json\r\nContent-Type: "
                        + contentType
                        + (body.isGzip() ? "\r\nContent-Encoding: gzip" : "")
                        + (bearer.isEmpty() ? "" : "\r\nAuthorization: Bearer " + bearer),
                body,
                until);
    }

    /// Sends a request with other headers and returns its answer, which is valid until the next
    /// call.
    ///
    /// @param headers the lines that say what the body is and who speaks, without the last end
    /// @throws NoAnswer if there is none; the connection is closed then
    Answer post(String path, String headers, RequestBody body, long until) throws NoAnswer {
        String length = "\r\nContent-Length: " + body.length();
        return ask(head("POST ", path, headers + length), body, until);
    }

    /// Asks for what stands at a path and returns the answer, which is valid until the next call.
    ///
    /// @param headers lines, without the last end
    /// @throws NoAnswer if there is none; the connection is closed then
    Answer get(String path, String headers, long until) throws NoAnswer {
        return ask(head("GET ", path, headers), new RequestBody(), until);
    }

    private Answer ask(byte[] head, RequestBody body, long until) throws NoAnswer {
        try {
            return exchange(head, body, until);
        } catch (NoAnswer.Stale e) {
            return exchange(head, body, until);
        }
    }

    private byte[] head(String method, String path, String headers) {
        String whole = server.path() + path;
        String head =
                method
                        + (whole.isEmpty() ? "/" : whole)
                        + " HTTP/1.1\r\nHost: "
                        + server.authority()
                        + "\r\nUser-Agent: "
                        + userAgent
                        + "\r\n"
                        + headers
                        + "\r\n\r\n";
        return head.getBytes(StandardCharsets.US_ASCII);
    }

    private Link connected(long until) throws NoAnswer {
        Link kept = link;
        if (kept != null && kept.isWornOut()) {
            close();
            kept = null;
        }
        if (kept == null) {
            kept = Link.open(server, lookUp, tls, limits, until, nanoTime);
            link = kept;
        }
        return kept;
    }

    private Answer exchange(byte[] head, RequestBody body, long until) throws NoAnswer {
        Link open = connected(until);
        int carried = open.exchanges();
        long sentNanos = nanoTime.getAsLong();
        try {
            Answer answer = send(open, head, body, until);
            if (answer == null) {
                answer = open.read(reader, answerUntil(until));
            }
            answer.sentNanos = sentNanos;
            if (!answer.isKept) {
                close();
            }
            return answer;
        } catch (SocketTimeoutException e) {
            close();
            throw new NoAnswer.Late(late(sentNanos));
        } catch (IOException e) {
            close();
            String why = server.text() + " gave no answer that counts: " + e.getMessage();
            // One that is closed after each exchange is closed by something on the way.
            boolean isReplaced = carried == 1 || (carried > 1 && replaces);
            throw isReplaced && !reader.hasBegun() ? new NoAnswer.Stale(why) : new NoAnswer(why);
        }
    }

    private long answerUntil(long until) {
        long answerUntil = nanoTime.getAsLong() + limits.answer().toNanos();
        return answerUntil - until < 0 ? answerUntil : until;
    }

    /// Sends the request. A server that refuses it may say so and close before it has read all of
    /// it: then its answer is returned, else null.
    private @Nullable Answer send(Link open, byte[] head, RequestBody body, long until)
            throws IOException {
        reader.begin();
        try {
            open.send(head, body, until);
            return null;
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            return early(open, e);
        }
    }

    private Answer early(Link open, IOException failure) throws IOException {
        try {
            Answer answer = open.read(reader, nanoTime.getAsLong() + EARLY_NANOS_MAX);
            answer.isKept = false;
            if (answer.status >= 400) {
                return answer;
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        throw failure;
    }

    private String late(long sentNanos) {
        long millis = (nanoTime.getAsLong() - sentNanos) / 1_000_000;
        return server.text()
                + " took the connection and gave no "
                + (reader.hasBegun() ? "whole " : "")
                + "answer within "
                + millis
                + " ms";
    }

    /// Cuts the connection; the next exchange makes a new one.
    void close() {
        Link kept = link;
        link = null;
        if (kept != null) {
            kept.close();
        }
    }
}
