package io.hostpulse.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// The page's files, here those of `src/test/resources`.
final class PageTest extends InHouse {
    private static final String FILE = "/assets/page-0123456789.js";

    /// The page's build packs its files; here it is done beside the copy on the class path.
    @BeforeAll
    static void pack() throws Exception {
        URL plain = PageTest.class.getResource("/hostpulse-page" + FILE);
        Path file = Path.of(Objects.requireNonNull(plain, FILE).toURI());
        Path packed = file.resolveSibling(file.getFileName() + ".gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(file, out);
        }
    }

    @Test
    void thePageIsTheSameAtEachOfItsAddresses() throws Exception {
        for (String path :
                List.of("/", "/?q=web&sort=cpu", "/hosts/" + Messages.AGENT + "?last=1h")) {
            Wire.Answer answer = house.get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.header("content-type")).isEqualTo("text/html; charset=utf-8");
            assertThat(answer.header("cache-control")).isEqualTo("no-cache");
            assertThat(answer.text()).contains("a page under test");
        }
        assertThat(house.get("/index.html").status()).isEqualTo(404);
        assertThat(house.get("/anything").status()).isEqualTo(404);
    }

    @Test
    void thePageMayRunItsOwnFilesAloneAndMakeNoTextAScript() throws Exception {
        String policy = house.get("/").header("content-security-policy");
        assertThat(policy.split("; ?", -1))
                .contains(
                        "default-src 'none'",
                        "script-src 'self'",
                        "style-src 'self'",
                        "connect-src 'self'",
                        "base-uri 'none'",
                        "frame-ancestors 'none'",
                        "require-trusted-types-for 'script'",
                        "trusted-types 'none'")
                .noneMatch(rule -> rule.contains("unsafe") || rule.contains("http"));
        for (String path : List.of("/", FILE, "/assets/none.js", "/api/v1/session", "/none")) {
            Wire.Answer answer = house.get(path);
            assertThat(answer.header("x-content-type-options")).as(path).isEqualTo("nosniff");
            assertThat(answer.header("content-security-policy")).contains("default-src 'none'");
            assertThat(answer.header("referrer-policy")).isEqualTo("no-referrer");
            assertThat(answer.header("cross-origin-opener-policy")).isEqualTo("same-origin");
            assertThat(answer.header("access-control-allow-origin")).isEmpty();
        }
    }

    @Test
    void aFileThatIsNamedByItsBytesIsKeptForEverAndComesPacked() throws Exception {
        Wire.Answer plain = house.get(FILE);
        assertThat(plain.status()).isEqualTo(200);
        assertThat(plain.header("content-type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(plain.header("cache-control")).contains("immutable").contains("31536000");
        assertThat(plain.header("content-encoding")).isEmpty();
        Wire.Answer packed = house.get(FILE, "Accept-Encoding: br, gzip");
        assertThat(packed.header("content-encoding")).isEqualTo("gzip");
        assertThat(packed.body().length).isLessThan(plain.body().length);
        byte[] unpacked =
                new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
        assertThat(unpacked).isEqualTo(plain.body());
        assertThat(house.get(FILE, "Accept-Encoding: gzip;q=0").header("content-encoding"))
                .isEmpty();
    }

    @Test
    void whatTheBrowserHasIsNotSentAgain() throws Exception {
        for (String path : List.of("/", FILE)) {
            String tag = house.get(path).header("etag");
            Wire.Answer again = house.get(path, "If-None-Match: " + tag);
            assertThat(again.status()).as(path).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(house.get(path, "If-None-Match: \"other\"").status()).isEqualTo(200);
        }
    }

    @Test
    void noPathLeadsOutOfThePagesFolder() throws Exception {
        for (String path :
                List.of(
                        "/assets/../index.html",
                        "/assets/..%2findex.html",
                        "/assets/%2e%2e/index.html",
                        "/assets/%252e%252e%252findex.html",
                        "/assets/..%5c..%5csecret.txt",
                        "/assets/..",
                        "/assets/.",
                        "/assets/",
                        "/assets//etc/passwd",
                        "/assets/page-0123456789.js%00",
                        "/assets/page-0123456789.js.gz",
                        "/assets/files.txt",
                        "/assets/secret.txt",
                        "/secret.txt",
                        "/files.txt",
                        "/hosts/..%2f..%2fsecret.txt",
                        "//etc/passwd",
                        "/../../../../etc/passwd")) {
            Wire.Answer answer = house.get(path);
            assertThat(answer.status()).as(path).isBetween(400, 404);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                    .as(path)
                    .doesNotContain("never listed")
                    .doesNotContain("root:")
                    .doesNotContain("a page under test");
        }
    }

    @Test
    void thePageIsForAnyoneAndWhatItShowsIsNot() throws Exception {
        Server.setPassword(house.store.registry(), House.PASSWORD.toCharArray(), house.clock);
        Thread.sleep(1_100);
        assertThat(house.get("/").status()).isEqualTo(200);
        assertThat(house.get(FILE).status()).isEqualTo(200);
        assertThat(house.get("/api/v1/fleet").status()).isEqualTo(401);
        assertThat(house.get("/api/v1/fleet/live").status()).isEqualTo(401);
        assertThat(house.get("/api/v1/catalogue").status()).isEqualTo(401);
    }
}
