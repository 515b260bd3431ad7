package io.hostpulse.outputs.http;

import java.time.Duration;

/// How long the parts of one exchange may take, all by the monotonic clock.
///
/// @param connect one address, until the connection stands; and the name server
/// @param tls the handshake
/// @param answer from the end of the request to the end of the answer
/// @param whole all of it, a second try on a new connection included
public record Limits(Duration connect, Duration tls, Duration answer, Duration whole) {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration TLS = Duration.ofSeconds(10);

    /// The limits of an answer that may take this long: connecting 5 s, TLS 10 s, the whole twice
    /// the answer, and no part longer than the answer.
    public static Limits of(Duration answer) {
        // Not multipliedBy: it computes with BigDecimal, whose tables take 2 MB to make.
        return new Limits(least(CONNECT, answer), least(TLS, answer), answer, answer.plus(answer));
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
