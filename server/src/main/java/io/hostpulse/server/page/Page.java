package io.hostpulse.server.page;

import io.hostpulse.server.http.Exchange;
import io.hostpulse.server.http.ProblemException;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// Answers the page and its files. Thread-safe: the files are read once, at the first request.
public final class Page {
    /// What a browser may do with the page: run and style it with its own files, ask this server,
    /// draw, and nothing else; no text ever becomes a script.
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'; require-trusted-types-for 'script';"
                    + " trusted-types 'none'";

    private static final byte[] LEFT_OUT =
            """
            This server was built without its page (no Node was found, or -DskipWeb was given).
            The interface is there: /api/v1/openapi.json describes it.
            """
                    .getBytes(StandardCharsets.UTF_8);

    private static final class Holder {
        static final PageFiles FILES = PageFiles.onClassPath(Page.class.getClassLoader());
    }

    /// Answers the page's first file, at whichever of the page's addresses it was opened.
    public void start(Exchange exchange) {
        Optional<PageFile> start = Holder.FILES.find(PageFiles.START);
        if (start.isEmpty()) {
            exchange.answer(404, "text/plain; charset=utf-8", LEFT_OUT, LEFT_OUT.length);
            return;
        }
        exchange.header("Content-Security-Policy", POLICY);
        exchange.header("Cache-Control", "no-cache");
        answer(exchange, start.get());
    }

    /// Answers one of the page's other files. Its name holds a hash of its bytes: it never changes.
    public void file(Exchange exchange) throws ProblemException {
        PageFile file =
                Holder.FILES
                        .find("assets/" + exchange.variable("file"))
                        .orElseThrow(() -> new ProblemException(404, "there is no such file"));
        exchange.header("Cache-Control", "public, max-age=31536000, immutable");
        answer(exchange, file);
    }

    private static void answer(Exchange exchange, PageFile file) {
        exchange.header("ETag", file.tag());
        exchange.header("Vary", "Accept-Encoding");
        if (exchange.header("If-None-Match").orElse("").contains(file.tag())) {
            exchange.answerUnchanged();
            return;
        }
        byte[] body = file.plain();
        if (file.packed().isPresent() && takesGzip(exchange)) {
            exchange.header("Content-Encoding", "gzip");
            body = file.packed().get();
        }
        exchange.answer(200, file.type(), body, body.length);
    }

    private static boolean takesGzip(Exchange exchange) {
        String accepted = exchange.header("Accept-Encoding").orElse("").toLowerCase(Locale.ROOT);
        for (String coding : accepted.split(",", 20)) {
            String word = coding.strip();
            if (word.equals("gzip") || (word.startsWith("gzip;") && !word.endsWith("q=0"))) {
                return true;
            }
        }
        return false;
    }
}
