package io.hostpulse.server;

import io.hostpulse.server.access.Administration;
import io.hostpulse.server.access.Enrolment;
import io.hostpulse.server.access.Login;
import io.hostpulse.server.http.Exchange;
import io.hostpulse.server.http.Front;
import io.hostpulse.server.http.ProblemException;
import io.hostpulse.server.ingest.Ingest;
import io.hostpulse.server.json.JsonOut;
import io.hostpulse.server.options.HostOptions;
import io.hostpulse.server.packages.Packages;
import io.hostpulse.server.page.Page;
import io.hostpulse.server.query.CatalogueAnswer;
import io.hostpulse.server.query.Export;
import io.hostpulse.server.query.Fleet;
import io.hostpulse.server.query.History;
import io.hostpulse.server.query.Hosts;
import io.hostpulse.server.query.Live;
import io.hostpulse.server.state.Health;
import io.hostpulse.server.state.MetricsText;
import io.hostpulse.server.state.OpenApi;
import io.hostpulse.server.state.ToldClock;
import io.hostpulse.store.StoreException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Who answers which endpoint. Forgetting one does not compile.
record Answering(
        ServerClock clock,
        ToldClock told,
        Ingest ingest,
        Hosts hosts,
        HostOptions options,
        History history,
        Export export,
        Live live,
        Fleet fleet,
        CatalogueAnswer catalogue,
        Enrolment enrolment,
        Login login,
        Administration administration,
        Packages packages,
        Health health,
        MetricsText metrics)
        implements Front.Answers {
    private static final byte[] OPENAPI = OpenApi.document();
    private static final Page PAGE_FILES = new Page();

    @Override
    public void answer(Exchange exchange)
            throws ProblemException, StoreException, IOException, InterruptedException {
        switch (exchange.endpoint()) {
            case TIME -> time(exchange);
            case MESSAGES -> ingest.answer(exchange);
            case ENROL -> enrolment.enrol(exchange);
            case HOSTS -> hosts.all(exchange);
            case HOST -> hosts.one(exchange);
            case LATEST -> hosts.latest(exchange);
            case OPTIONS -> options.show(exchange);
            case OPTIONS_SET -> options.set(exchange);
            case OPTIONS_END -> options.end(exchange);
            case COMPLETENESS -> hosts.completeness(exchange);
            case SERIES -> history.series(exchange);
            case TOP -> history.top(exchange);
            case EXPORT -> export.export(exchange);
            case FLEET -> fleet.now(exchange);
            case FLEET_LIVE -> fleet.stream(exchange);
            case FLEET_HISTORY -> history.ofSeveral(exchange);
            case LIVE -> live.stream(exchange);
            case CATALOGUE -> catalogue.catalogue(exchange);
            case SCHEMA -> catalogue.schema(exchange);
            case OPENAPI -> exchange.answer(200, "application/json", OPENAPI, OPENAPI.length);
            case SESSION -> login.show(exchange);
            case LOGIN -> login.login(exchange);
            case LOGOUT -> login.logout(exchange);
            case TOKENS -> administration.tokens(exchange);
            case TOKEN_CREATE -> administration.createToken(exchange);
            case TOKEN_DELETE -> administration.deleteToken(exchange);
            case AGENTS -> administration.agents(exchange);
            case AGENT_REVOKE -> administration.revoke(exchange);
            case EVENTS -> administration.events(exchange);
            case PAGE, PAGE_HOST -> PAGE_FILES.start(exchange);
            case ASSET -> PAGE_FILES.file(exchange);
            case INSTALL -> packages.script(exchange);
            case PACKAGE -> packages.file(exchange);
            case LIVEZ -> text(exchange, 200, "alive\n");
            case READYZ -> ready(exchange);
            case METRICS -> {
                byte[] text = metrics.text();
                exchange.answer(200, MetricsText.TYPE, text, text.length);
            }
        }
    }

    /// The stamps are as near to the socket as they can be: when the request's bytes were read, and
    /// just before the answer's are written.
    private void time(Exchange exchange) {
        long received = exchange.peer().receivedMicros();
        JsonOut out = new JsonOut(128).object().member("receive_us", received);
        told.write(out);
        exchange.answer(out.member("transmit_us", Math.max(received, clock.micros())).endObject());
    }

    private void ready(Exchange exchange) {
        List<String> reasons = health.reasons();
        if (reasons.isEmpty()) {
            text(exchange, 200, "ready\n");
        } else {
            text(exchange, 503, String.join("\n", reasons) + "\n");
        }
    }

    private static void text(Exchange exchange, int status, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.answer(status, "text/plain; charset=utf-8", body, body.length);
    }
}
