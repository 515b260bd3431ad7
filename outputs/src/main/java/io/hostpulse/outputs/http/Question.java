package io.hostpulse.outputs.http;

import io.hostpulse.catalogue.MonotonicClock;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Arrays;

/// Asks one server with GET, over a connection that is kept between questions. Confined to one
/// thread.
///
/// Not through `java.net.URL`: it looks for handlers of its protocols in all jars of the class
/// path, and keeps them open, at a price of some megabytes.
public final class Question {
    private static final String HEADERS = "Accept: application/json";

    private final ServerUrl server;
    private final ServerTrust trust;
    private final Limits limits;
    private final MonotonicClock nanoTime;
    private @Nullable Caller caller;

    /// What came of a question.
    public sealed interface Outcome {}

    /// The server's answer, whole.
    ///
    /// @param location where it sends its asker to; empty when it does not
    /// @param body its bytes
    /// @param sentNanos when the question began to leave on a connection that stood, by the
    ///   monotonic clock
    /// @param receivedNanos when the answer had arrived whole
    @SuppressWarnings("ArrayRecordComponent") // the bytes of an answer, read once
    public record Answered(
            int status, String location, byte[] body, long sentNanos, long receivedNanos)
            implements Outcome {}

    /// No answer that counts.
    ///
    /// @param why what was found instead, in one sentence
    public record Unanswered(String why) implements Outcome {}

    /// @param url the server's, with a path where it stands below one
    /// @param timeout how long connecting, and the answer, may take each; the whole twice as long
    /// @throws IllegalArgumentException if it is no server's URL
    public Question(String url, ServerTrust trust, Duration timeout, MonotonicClock nanoTime) {
        this.server = ServerUrl.of(url);
        this.trust = trust;
        this.limits = new Limits(timeout, timeout, timeout, timeout.plus(timeout));
        this.nanoTime = nanoTime;
    }

    /// Asks.
    ///
    /// @param path below the server's, from `/`
    public Outcome ask(String path) {
        try {
            Caller asked = caller();
            Answer answer = asked.get(path, HEADERS, asked.attemptUntil());
            return new Answered(
                    answer.status,
                    answer.location,
                    Arrays.copyOf(answer.body, answer.bodyLength),
                    answer.sentNanos,
                    answer.receivedNanos);
        } catch (NoAnswer e) {
            // What a person mends counts at the next question: trust is read anew.
            close();
            return new Unanswered(e.why());
        }
    }

    private Caller caller() throws NoAnswer {
        Caller open = caller;
        if (open == null) {
            open = new Caller(server, trust.read(), limits, Names.ofSystem(), "", nanoTime);
            caller = open;
        }
        return open;
    }

    /// Ends the connection; the next question makes another.
    public void close() {
        Caller open = caller;
        caller = null;
        if (open != null) {
            open.close();
        }
    }
}
