package io.hostpulse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostpulse.store.Store;
import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.Stores;

import org.junit.jupiter.api.Test;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// Who gets in: administrators, local agents, and which servers start at all.
final class AccessTest extends InHouse {
    private String login() throws Exception {
        assertThat(
                        Server.setPassword(
                                house.store.registry(), House.PASSWORD.toCharArray(), house.clock))
                .isEmpty();
        Thread.sleep(1_000);
        Wire.Answer answer =
                house.post("/api/v1/session", "{\"password\":\"" + House.PASSWORD + "\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        String cookie = answer.header("set-cookie");
        assertThat(cookie)
                .startsWith("__Host-hostpulse=")
                .contains("; Path=/;", "Secure", "HttpOnly", "SameSite=Strict");
        return "Cookie: " + cookie.substring(0, cookie.indexOf(';'));
    }

    @Test
    void onLoopbackWithoutAPasswordNoLoginIsNeeded() throws Exception {
        assertThat(house.get("/api/v1/hosts").status()).isEqualTo(200);
        assertThat(house.get("/api/v1/session").text())
                .isEqualTo("{\"login_needed\":false,\"password_set\":false}");
    }

    @Test
    void aPageOfAnotherNameGetsNothing() throws Exception {
        assertThat(house.get("/api/v1/hosts", "Host: evil.example").status()).isEqualTo(403);
        assertThat(house.get("/api/v1/hosts", "Host: 127.0.0.1:99").status()).isEqualTo(200);
        assertThat(house.post("/api/v1/tokens", "{}", "Origin: https://evil.example").status())
                .isEqualTo(403);
        assertThat(house.post("/api/v1/tokens", "{}", "Sec-Fetch-Site: cross-site").status())
                .isEqualTo(403);
    }

    @Test
    void nothingIsChangedWithoutTheHeaderThatOnlyTheOwnPageSends() throws Exception {
        try (Wire wire = house.connect()) {
            Wire.Answer answer =
                    wire.ask(
                            "POST",
                            "/api/v1/tokens",
                            List.of("Content-Type: application/json"),
                            "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(answer.status()).isEqualTo(403);
        }
    }

    @Test
    void aPasswordLocksTheDoorAndOpensIt() throws Exception {
        String cookie = login();
        assertThat(house.get("/api/v1/hosts").status()).isEqualTo(401);
        assertThat(house.get("/api/v1/hosts", cookie).status()).isEqualTo(200);
        assertThat(house.get("/api/v1/hosts", cookie + "x").status()).isEqualTo(401);
        try (Wire wire = house.connect()) {
            assertThat(
                            wire.ask(
                                            "DELETE",
                                            "/api/v1/session",
                                            List.of(cookie, "X-Hostpulse-Request: 1"),
                                            new byte[0])
                                    .status())
                    .isEqualTo(204);
        }
        assertThat(house.get("/api/v1/hosts", cookie).status()).isEqualTo(401);
        assertThat(house.get("/metrics").status()).isEqualTo(200);
    }

    @Test
    void aNewPasswordEndsOldSessions() throws Exception {
        String cookie = login();
        Server.setPassword(house.store.registry(), "another password".toCharArray(), house.clock);
        Thread.sleep(1_000);
        assertThat(house.get("/api/v1/hosts", cookie).status()).isEqualTo(401);
    }

    @Test
    void passwordsAreNotToBeGuessed() throws Exception {
        login();
        int limited = 0;
        for (int i = 0; i < 8; i++) {
            Wire.Answer answer =
                    house.post("/api/v1/session", "{\"password\":\"guess " + i + "\"}");
            assertThat(answer.status()).isIn(401, 429);
            limited += answer.status() == 429 ? 1 : 0;
        }
        assertThat(limited).isEqualTo(4);
        assertThat(house.get("/metrics").text())
                .contains("hostpulse_server_logins_failed_total 4\n");
    }

    @Test
    void shortPasswordsAreRefused() throws Exception {
        var registry = house.store.registry();
        assertThat(Server.setPassword(registry, "short".toCharArray(), house.clock)).isPresent();
        assertThat(Server.setPassword(registry, "x".repeat(20).toCharArray(), house.clock))
                .isPresent();
        assertThat(registry.adminPassword()).isEmpty();
    }

    @Test
    void aLocalAgentCannotClaimToBeOneThatHasEnrolled() throws Exception {
        String credential = house.enrol(Messages.AGENT);
        String line = Messages.line(Messages.AGENT, 1, house.clock.micros());
        assertThat(house.send(line).status()).isEqualTo(403);
        assertThat(house.send(line, credential).status()).isEqualTo(200);
        assertThat(house.send(Messages.line(Messages.OTHER, 1, house.clock.micros())).status())
                .isEqualTo(200);
    }

    private ServerConfig on(String host, ServerConfig.Mode mode) {
        return new ServerConfig(
                host,
                0,
                folder,
                new ServerConfig.TlsChoice(
                        mode, Optional.empty(), Optional.empty(), List.of("pulse.example.org")),
                true,
                HttpLimits.DEFAULT,
                IngestLimits.standard(),
                ServerConfig.QueryLimits.DEFAULT,
                ServerConfig.ClockTrust.AUTO,
                AgentDefaults.NONE,
                ServerConfig.PACKAGES);
    }

    @Test
    void onAnotherAddressItStartsOnlyWithTlsAndAPassword() throws Exception {
        try (Store store = Stores.memory(StoreLimits.DEFAULT)) {
            assertThatThrownBy(() -> new House(on("0.0.0.0", ServerConfig.Mode.OFF), store))
                    .isInstanceOf(BadConfiguration.class)
                    .hasMessageContaining("server.tls");
            assertThatThrownBy(() -> new House(on("0.0.0.0", ServerConfig.Mode.AUTO), store))
                    .isInstanceOf(BadConfiguration.class)
                    .hasMessageContaining("set-password");
        }
    }

    /// Another house in the place of this one, whose server speaks TLS; with the same folder.
    private void moveToTls() throws Exception {
        house.close();
        house =
                new House(
                        on("127.0.0.1", ServerConfig.Mode.ON), Stores.memory(StoreLimits.DEFAULT));
    }

    private static SSLSocket tls(House house, X509Certificate[] seen, String... protocols)
            throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Remembering(seen)}, null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket();
        if (protocols.length > 0) {
            socket.setEnabledProtocols(protocols);
        }
        socket.connect(
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), house.server.address().getPort()),
                5_000);
        socket.startHandshake();
        return socket;
    }

    private static final class Remembering implements X509TrustManager {
        private final X509Certificate[] seen;

        Remembering(X509Certificate[] seen) {
            this.seen = seen;
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            seen[0] = chain[0];
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @Test
    void itsOwnCertificateIsTheOneThatTokensName() throws Exception {
        moveToTls();
        assertThat(house.server.url()).startsWith("https://127.0.0.1:");
        var seen = new X509Certificate[1];
        try (Wire wire = new Wire(tls(house, seen))) {
            assertThat(wire.get("/api/v1/time").status()).isEqualTo(200);
            String token =
                    House.json(wire.post("/api/v1/tokens", "{}")).text("token").orElseThrow();
            String fingerprint =
                    HexFormat.of()
                            .formatHex(
                                    MessageDigest.getInstance("SHA-256")
                                            .digest(seen[0].getEncoded()));
            assertThat(token).endsWith("_" + fingerprint);
            assertThat(house.server.fingerprint()).contains(fingerprint);
        }
        assertThat(seen[0].getSubjectAlternativeNames().toString())
                .contains("pulse.example.org", "127.0.0.1", "localhost");
        assertThat(seen[0].getNotAfter().toInstant())
                .isAfter(Instant.now().plus(java.time.Duration.ofDays(3_600)));
        assertThat(Files.getPosixFilePermissions(folder.resolve("key.pem")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> tls(house, seen, "TLSv1.1")).isInstanceOf(Exception.class);
        try (Wire plain = house.connect()) {
            plain.send("GET /livez HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(plain.ends()).isTrue();
        }
        String first = house.server.fingerprint().orElseThrow();
        moveToTls();
        assertThat(house.server.fingerprint()).contains(first);
    }

    @Test
    void aConnectionThatEndsLeavesNoDescriptorBehind() throws Exception {
        moveToTls();
        long before = sockets();
        for (int i = 0; i < 40; i++) {
            try (Wire wire = new Wire(tls(house, new X509Certificate[1]))) {
                if (i % 2 == 0) {
                    assertThat(wire.get("/livez").status()).isEqualTo(200);
                }
            }
        }
        long end = System.nanoTime() + 30_000_000_000L;
        while (sockets() > before + 4 && System.nanoTime() - end < 0) {
            Thread.sleep(50);
        }
        assertThat(sockets()).isLessThanOrEqualTo(before + 4);
    }

    /// Sockets that this process, the server too, holds open.
    private static long sockets() {
        String[] open = new File("/proc/self/fd").list();
        long sockets = 0;
        for (String one : open == null ? new String[0] : open) {
            try {
                Path link = Files.readSymbolicLink(Path.of("/proc/self/fd", one));
                sockets += link.toString().startsWith("socket:") ? 1 : 0;
            } catch (IOException _) {
                // It was closed since.
            }
        }
        return sockets;
    }

    @Test
    void weakProtocolsAndCiphersAreRefused() throws Exception {
        moveToTls();
        var seen = new X509Certificate[1];
        try (SSLSocket socket = tls(house, seen, "TLSv1.2")) {
            assertThat(socket.getSession().getCipherSuite()).startsWith("TLS_ECDHE_ECDSA_WITH_");
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Remembering(seen)}, null);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket()) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.setEnabledCipherSuites(new String[] {"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"});
            socket.connect(house.server.address(), 5_000);
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void aKeyThatOthersMayReadIsRefused() throws Exception {
        moveToTls();
        house.close();
        Files.setPosixFilePermissions(
                folder.resolve("key.pem"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> new House(on("127.0.0.1", ServerConfig.Mode.ON), house.store))
                .hasMessageContaining("others may read the key");
    }

    @Test
    void aRenewedCertificateIsTakenWhileItRuns() throws Exception {
        var clock = new MovedClock();
        Path other = folder.resolve("other");
        List<String> log = new java.util.ArrayList<>();
        var shown =
                io.hostpulse.server.access.ServedCertificate.own(
                        folder, List.of(), clock, log::add);
        var renewed =
                io.hostpulse.server.access.ServedCertificate.own(other, List.of(), clock, log::add);
        String first = shown.fingerprint();
        Files.copy(
                other.resolve("key.pem"),
                folder.resolve("key.pem"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(
                folder.resolve("key.pem"), FileTime.from(Instant.now().plusSeconds(5)));
        clock.nanos += 31_000_000_000L;
        assertThat(shown.fingerprint()).isEqualTo(first);
        assertThat(log.getLast()).contains("the old one stays");
        Files.copy(
                other.resolve("certificate.pem"),
                folder.resolve("certificate.pem"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        clock.nanos += 31_000_000_000L;
        assertThat(shown.fingerprint()).isEqualTo(renewed.fingerprint()).isNotEqualTo(first);
    }

    private static final class MovedClock implements ServerClock {
        private long nanos;

        @Override
        public long micros() {
            return ServerClock.system().micros();
        }

        @Override
        public long nanos() {
            return nanos;
        }
    }
}
