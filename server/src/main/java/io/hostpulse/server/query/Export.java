package io.hostpulse.server.query;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Table;
import io.hostpulse.server.ServerClock;
import io.hostpulse.server.http.Exchange;
import io.hostpulse.server.http.ProblemException;
import io.hostpulse.server.json.JsonOut;
import io.hostpulse.store.ExportQuery;
import io.hostpulse.store.Store;
import io.hostpulse.store.StoreException;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Streams a group's rows as they came. Thread-safe.
///
/// In CSV (RFC 4180) a text that begins as a formula would, with `=`, `+`, `-`, `@`, tab or
/// carriage return, gets an apostrophe before it: a host's names are not to be run by whoever opens
/// the file.
public final class Export {
    private static final String FORMULA = "=+-@\t\r";

    private final Store store;
    private final Places places;
    private final ServerClock clock;

    public Export(Store store, Places places, ServerClock clock) {
        this.store = store;
        this.places = places;
        this.clock = clock;
    }

    /// Answers `GET /api/v1/hosts/{id}/export`.
    public void export(Exchange exchange)
            throws ProblemException, StoreException, IOException, InterruptedException {
        String agent = exchange.variable("id");
        Group group = Choice.group(exchange);
        Range range = Range.of(exchange, clock.micros());
        String format = exchange.parameters().text("format").orElse("csv");
        boolean csv = format.equals("csv");
        if (!csv && !format.equals("jsonl")) {
            throw new ProblemException(400, "format: csv or jsonl");
        }
        if (store.host(agent).isEmpty()) {
            throw new ProblemException(404, "there is no such host");
        }
        var query = new ExportQuery(agent, group, range.fromMicros(), range.toMicros());
        try (Places.Place _ = places.stream()) {
            exchange.header(
                    "Content-Disposition",
                    "attachment; filename=\"" + group.word() + (csv ? ".csv\"" : ".jsonl\""));
            write(
                    exchange.stream(csv ? "text/csv; charset=utf-8" : "application/x-ndjson"),
                    query,
                    csv);
        }
    }

    private void write(OutputStream stream, ExportQuery query, boolean csv)
            throws StoreException, IOException {
        try (var out = new BufferedOutputStream(stream, 32 << 10)) {
            if (csv) {
                out.write(head(query.group()).getBytes(StandardCharsets.UTF_8));
            }
            store.export(
                    query,
                    (time, rows) -> {
                        String instant = instant(time);
                        for (int row = 0; row < rows.rows(); row++) {
                            out.write(csv ? csv(instant, rows, row) : json(instant, rows, row));
                        }
                    });
        }
    }

    private static String instant(long micros) {
        return Instant.ofEpochSecond(
                        Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1_000L)
                .toString();
    }

    private static String head(Group group) {
        var line = new StringBuilder("time");
        for (Column column : group.columns()) {
            line.append(',').append(column.field().name());
        }
        return line.append("\r\n").toString();
    }

    private static byte[] csv(String instant, Table rows, int row) {
        var line = new StringBuilder(instant);
        for (Column column : rows.group().columns()) {
            line.append(',');
            if (rows.has(row, column)) {
                line.append(
                        column.field().kind().isText()
                                ? cell(rows.text(row, column).toString())
                                : number(rows, row, column));
            }
        }
        return line.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String number(Table rows, int row, Column column) {
        return BigDecimal.valueOf(rows.number(row, column), column.field().decimals())
                .toPlainString();
    }

    /// A text as a CSV cell.
    static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = false;
        for (int i = 0; i < safe.length(); i++) {
            quoted |= ",\"\r\n".indexOf(safe.charAt(i)) >= 0;
        }
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static byte[] json(String instant, Table rows, int row) {
        JsonOut out = new JsonOut(256).object().member("time", instant);
        for (Column column : rows.group().columns()) {
            if (!rows.has(row, column)) {
                continue;
            }
            if (column.field().kind().isText()) {
                out.member(column.field().name(), rows.text(row, column).toString());
            } else {
                out.name(column.field().name()).raw(number(rows, row, column));
            }
        }
        out.endObject();
        byte[] line = java.util.Arrays.copyOf(out.bytes(), out.length() + 1);
        line[out.length()] = '\n';
        return line;
    }
}
