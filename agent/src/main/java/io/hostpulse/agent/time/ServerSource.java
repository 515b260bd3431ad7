package io.hostpulse.agent.time;

import io.hostpulse.agent.time.ProbeResult.Refused;
import io.hostpulse.agent.time.ProbeResult.Sample;
import io.hostpulse.outputs.http.ServerTrust;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

import javax.net.ssl.SSLException;

/// A Hostpulse server, asked with `GET <url>/api/v1/time`; [TimeAnswer] is the answer.
///
/// The question's stamp is taken after the connection stands, so that neither its set-up nor TLS
/// counts as delay; the connection is kept for the questions that follow at once. No redirect is
/// followed and no proxy asked: either would tell another clock's time. Connecting, and each read,
/// may take the timeout; the whole question twice as long, then a thread of its own cuts the
/// connection. Confined to one thread.
public final class ServerSource implements TimeSource {
    /// The path of the time below the server's URL.
    public static final String PATH = "/api/v1/time";

    /// A longer answer is refused.
    public static final int BODY_BYTES_MAX = 4 << 10;

    /// How long one question may take in all, in timeouts.
    private static final int TIMEOUTS_PER_QUESTION = 2;

    private final URI uri;
    private final Duration timeout;
    private final LongSupplier nanoTime;
    private final ServerTrust trust;
    private final byte[] body = new byte[BODY_BYTES_MAX + 1];

    /// @param server the server's URL, `http://HOST:PORT` or `https://HOST`, with a path where the
    ///   server stands below one
    /// @param trust why an https server is believed
    /// @throws IllegalArgumentException if it is no such URL
    public ServerSource(String server, Duration timeout, LongSupplier nanoTime, ServerTrust trust) {
        this.uri = timeOf(server);
        this.timeout = timeout;
        this.nanoTime = nanoTime;
        this.trust = trust;
    }

    private static URI timeOf(String server) {
        try {
            var url = new URI(server);
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            if (web
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null) {
                String base =
                        server.endsWith("/") ? server.substring(0, server.length() - 1) : server;
                return new URI(base + PATH);
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
        HttpURLConnection connection;
        try {
            connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
        } catch (IOException e) {
            return Refused.because("the question could not be made: " + reason(e));
        }
        try (var limit = new Limit(connection)) {
            return ask(connection, limit);
        }
    }

    private ProbeResult ask(HttpURLConnection connection, Limit limit) {
        boolean answered = false;
        try {
            prepare(connection);
            connection.connect();
            long sent = nanoTime.getAsLong();
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                return Refused.because(
                        "status " + status + " instead of 200" + redirect(connection, status));
            }
            long announced = connection.getContentLengthLong();
            int length = read(connection);
            // Not earlier: only now is it sure that the server has taken the stamp in the body.
            long received = nanoTime.getAsLong();
            answered = length <= BODY_BYTES_MAX;
            if (!answered) {
                return Refused.because("the answer is longer than " + BODY_BYTES_MAX + " bytes");
            }
            if (announced > length) {
                return Refused.because(
                        "the answer ends after " + length + " of " + announced + " bytes");
            }
            return judge(length, sent, received);
        } catch (SocketTimeoutException e) {
            return Refused.because("no answer within " + timeout.toMillis() + " ms");
        } catch (UnknownHostException e) {
            return Refused.because("the name " + uri.getHost() + " cannot be resolved");
        } catch (SSLException e) {
            trust.forget();
            return Refused.because("no secure connection: " + reason(e));
        } catch (IOException e) {
            return Refused.because(
                    limit.passed()
                            ? "no whole answer within " + limitMillis() + " ms"
                            : "the question failed: " + reason(e));
        } finally {
            if (!answered) {
                connection.disconnect();
            }
        }
    }

    private void prepare(HttpURLConnection connection) throws IOException {
        trust.protect(connection);
        int millis = (int) timeout.toMillis();
        connection.setConnectTimeout(millis);
        connection.setReadTimeout(millis);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestProperty("Accept", "application/json");
        connection.setRequestProperty("User-Agent", "hostpulse-agent");
    }

    private int read(HttpURLConnection connection) throws IOException {
        try (InputStream in = connection.getInputStream()) {
            return in.readNBytes(body, 0, body.length);
        }
    }

    private ProbeResult judge(int length, long sent, long received) {
        TimeAnswer answer;
        try {
            answer = TimeAnswer.parse(body, length);
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

    private static String redirect(HttpURLConnection connection, int status) {
        String location = connection.getHeaderField("Location");
        if (status < 300 || status > 399 || location == null) {
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

    private long limitMillis() {
        return timeout.toMillis() * TIMEOUTS_PER_QUESTION;
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

    /// Cuts a question's connection when it takes too long: a read timeout alone lets a server that
    /// sends a byte now and then hold its asker for hours. One short-lived thread per question, for
    /// there is one question in a minute.
    private final class Limit implements AutoCloseable {
        private final HttpURLConnection connection;
        private final long from = nanoTime.getAsLong();
        private final Thread thread;
        private volatile boolean closed;
        private volatile boolean passed;

        Limit(HttpURLConnection connection) {
            this.connection = connection;
            this.thread = Thread.ofPlatform().daemon().name("time-limit").unstarted(this::watch);
            thread.start();
        }

        private void watch() {
            while (!closed) {
                long left = limitMillis() * 1_000_000 - (nanoTime.getAsLong() - from);
                if (left <= 0) {
                    passed = true;
                    connection.disconnect();
                    return;
                }
                LockSupport.parkNanos(this, left);
            }
        }

        boolean passed() {
            return passed;
        }

        @Override
        public void close() {
            closed = true;
            LockSupport.unpark(thread);
        }
    }
}
