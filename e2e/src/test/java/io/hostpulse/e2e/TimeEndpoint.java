package io.hostpulse.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The time of a Hostpulse server as docs/formats/time.md describes it, from a clock that is ahead
/// by a known amount.
final class TimeEndpoint implements AutoCloseable {
    private final HttpServer server;
    private final Duration ahead;

    private TimeEndpoint(HttpServer server, Duration ahead) {
        this.server = server;
        this.ahead = ahead;
    }

    /// Starts an endpoint on a free port of the loopback interface.
    static TimeEndpoint start(Duration ahead) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var endpoint = new TimeEndpoint(server, ahead);
        server.createContext("/api/v1/time", endpoint::answer);
        server.start();
        return endpoint;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        long received = micros();
        String start = "{\"receive_us\": " + received + ", \"transmit_us\": ";
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        byte[] body =
                (start + micros() + ", \"error_us\": 0, \"synchronized\": true}")
                        .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now().plus(ahead));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
