package io.hostpulse.server.query;

import io.hostpulse.server.http.Exchange;
import io.hostpulse.server.http.ProblemException;

/// The time that a question is about, from `from` and `to`.
record Range(long fromMicros, long toMicros) {
    private static final String LAST_HOUR = "-1h";

    static Range of(Exchange exchange, long nowMicros) throws ProblemException {
        String from = exchange.parameters().text("from").orElse(LAST_HOUR);
        String to = exchange.parameters().text("to").orElse("now");
        var range =
                new Range(
                        Instants.micros("from", from, nowMicros),
                        Instants.micros("to", to, nowMicros));
        if (range.toMicros() <= range.fromMicros()) {
            throw new ProblemException(400, "to is not after from");
        }
        return range;
    }
}
