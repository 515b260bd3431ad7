package io.hostpulse.agent.time;

import io.hostpulse.agent.time.ProbeResult.Refused;
import io.hostpulse.agent.time.ProbeResult.Sample;
import io.hostpulse.catalogue.MonotonicClock;
import io.hostpulse.outputs.http.Question;
import io.hostpulse.outputs.http.ServerTrust;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;

/// A Hostpulse server, asked with `GET <url>/api/v1/time`; [TimeAnswer] is the answer.
///
/// The question's stamp is taken after the connection stands, so that neither its set-up nor TLS
/// counts as delay; the connection is kept for the questions that follow at once. No redirect is
/// followed and no proxy asked: either would tell another clock's time. Connecting, and the answer,
/// may take the timeout each; the whole question twice as long. Confined to one thread.
public final class ServerSource implements TimeSource {
    /// The path of the time below the server's URL.
    public static final String PATH = "/api/v1/time";

    /// A longer answer is refused.
    public static final int BODY_BYTES_MAX = 4 << 10;

    private static final int OK = 200;

    private final URI uri;
    private final Question question;

    /// @param server the server's URL, `http://HOST:PORT` or `https://HOST`, with a path where the
    ///   server stands below one
    /// @param trust why an https server is believed
    /// @throws IllegalArgumentException if it is no such URL
    public ServerSource(
            String server, Duration timeout, MonotonicClock nanoTime, ServerTrust trust) {
        this.uri = checked(server);
        this.question = new Question(server, trust, timeout, nanoTime);
    }

    private static URI checked(String server) {
        try {
            var url = new URI(server);
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            if (web
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Its message would show a password; the sentence below fits as well.
        }
        throw new IllegalArgumentException(
                "time.server: http://HOST[:PORT] or https://HOST[:PORT] expected, without user or"
                        + " password");
    }

    @Override
    public ProbeResult probe() {
        return switch (question.ask(PATH)) {
            case Question.Unanswered none -> Refused.because(none.why());
            case Question.Answered answer -> judge(answer);
        };
    }

    private ProbeResult judge(Question.Answered answer) {
        if (answer.status() != OK) {
            question.close();
            return Refused.because(
                    "status " + answer.status() + " instead of 200" + redirect(answer));
        }
        byte[] body = answer.body();
        if (body.length > BODY_BYTES_MAX) {
            question.close();
            return Refused.because("the answer is longer than " + BODY_BYTES_MAX + " bytes");
        }
        // Not earlier: only when the answer is whole is it sure that the server has taken its
        // stamp.
        return judge(body, answer.sentNanos(), answer.receivedNanos());
    }

    private static ProbeResult judge(byte[] body, long sent, long received) {
        TimeAnswer answer;
        try {
            answer = TimeAnswer.parse(body, body.length);
        } catch (TimeAnswer.Malformed e) {
            return Refused.because(reason(e));
        }
        if (!answer.isSynchronized()) {
            return Refused.because("the server says its own clock is not synchronized");
        }
        long held = answer.transmitMicros() - answer.receiveMicros();
        if (!Sample.isPossible(sent, received, held)) {
            return Refused.because(
                    "the server says it worked longer than the whole exchange: " + held + " us");
        }
        return Sample.of(
                sent,
                received,
                answer.receiveMicros(),
                answer.transmitMicros(),
                answer.errorMicros());
    }

    private static String redirect(Question.Answered answer) {
        String location = answer.location();
        if (answer.status() < 300 || answer.status() > 399 || location.isEmpty()) {
            return "";
        }
        int query = location.indexOf('?');
        String shown = query < 0 ? location : location.substring(0, query);
        return ", a redirect to " + shown.substring(0, Math.min(shown.length(), 100));
    }

    private static String reason(Exception e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    @Override
    public String word() {
        return "server";
    }

    @Override
    public String describe() {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return "server " + uri.getScheme() + "://" + uri.getHost() + port;
    }
}
