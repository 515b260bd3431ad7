package io.hostpulse.server.access;

import io.hostpulse.server.ServerClock;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/// The certificate that the server shows, from PEM files that may be renewed while it runs: they
/// are looked at every [#LOOK_NANOS] at most, when somebody connects. A renewal that cannot be read
/// leaves the old one in place and is said in the log. Thread-safe.
public final class ServedCertificate {
    /// How long a renewal of the files may go unseen.
    static final long LOOK_NANOS = 30_000_000_000L;

    private static final String ALIAS = "server";

    private final Path certificateFile;
    private final Path keyFile;
    private final ServerClock clock;
    private final Consumer<String> log;
    private final Object lock = new Object();
    private volatile Pair pair;
    private volatile long lookedNanos;

    private record Pair(
            List<X509Certificate> chain,
            PrivateKey key,
            String fingerprint,
            FileTime certificateTime,
            FileTime keyTime) {}

    private ServedCertificate(
            Path certificateFile, Path keyFile, ServerClock clock, Consumer<String> log)
            throws IOException {
        this.certificateFile = certificateFile;
        this.keyFile = keyFile;
        this.clock = clock;
        this.log = log;
        this.pair = read(certificateFile, keyFile);
        this.lookedNanos = clock.nanos();
    }

    /// The certificate in two PEM files: certificate chain and PKCS #8 key.
    ///
    /// @throws IOException when they cannot be read, do not belong together, or others may read the
    ///   key
    public static ServedCertificate of(
            Path certificate, Path key, ServerClock clock, Consumer<String> log)
            throws IOException {
        return new ServedCertificate(certificate, key, clock, log);
    }

    /// The server's own certificate in its data folder, made now if there is none.
    ///
    /// @param names host names beside the addresses of this host
    public static ServedCertificate own(
            Path folder, List<String> names, ServerClock clock, Consumer<String> log)
            throws IOException {
        Path certificate = folder.resolve("certificate.pem");
        Path key = folder.resolve("key.pem");
        if (!Files.exists(certificate) || !Files.exists(key)) {
            Files.createDirectories(folder);
            Instant now = Instant.ofEpochSecond(clock.micros() / 1_000_000);
            OwnCertificate.write(certificate, key, allNames(names), now);
            log.accept("made the server's own certificate " + certificate + ", valid ten years");
        }
        return new ServedCertificate(certificate, key, clock, log);
    }

    private static List<String> allNames(List<String> names) throws IOException {
        var all = new TreeSet<>(names);
        all.add("localhost");
        for (NetworkInterface one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : Collections.list(one.getInetAddresses())) {
                String text = address.getHostAddress();
                int zone = text.indexOf('%');
                all.add(zone < 0 ? text : text.substring(0, zone));
            }
        }
        return List.copyOf(all);
    }

    private static Pair read(Path certificateFile, Path keyFile) throws IOException {
        refuseOpenKey(keyFile);
        FileTime certificateTime = Files.getLastModifiedTime(certificateFile);
        FileTime keyTime = Files.getLastModifiedTime(keyFile);
        List<X509Certificate> chain = new ArrayList<>();
        try {
            byte[] pem = Files.readAllBytes(certificateFile);
            for (Certificate one :
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(pem))) {
                chain.add((X509Certificate) one);
            }
            if (chain.isEmpty()) {
                throw new IOException(certificateFile + " holds no certificate");
            }
            PrivateKey key = key(keyFile, chain.getFirst().getPublicKey().getAlgorithm());
            refuseStrangers(chain.getFirst(), key, certificateFile, keyFile);
            return new Pair(
                    List.copyOf(chain),
                    key,
                    fingerprint(chain.getFirst()),
                    certificateTime,
                    keyTime);
        } catch (GeneralSecurityException e) {
            throw new IOException("reading " + certificateFile + " and " + keyFile, e);
        }
    }

    private static void refuseOpenKey(Path keyFile) throws IOException {
        var permissions = Files.getPosixFilePermissions(keyFile);
        if (permissions.contains(PosixFilePermission.OTHERS_READ)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IOException(
                    "others may read the key " + keyFile + "; 'chmod 600 " + keyFile + "'");
        }
    }

    private static PrivateKey key(Path file, String algorithm)
            throws IOException, GeneralSecurityException {
        String pem = Files.readString(file, StandardCharsets.US_ASCII);
        String begin = "-----BEGIN PRIVATE KEY-----";
        int from = pem.indexOf(begin);
        int to = pem.indexOf("-----END PRIVATE KEY-----");
        if (from < 0 || to < from) {
            throw new IOException(
                    file + " holds no '" + begin + "'; 'openssl pkcs8 -topk8 -nodes' makes one");
        }
        byte[] der = Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), to));
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    private static void refuseStrangers(
            X509Certificate certificate, PrivateKey key, Path certificateFile, Path keyFile)
            throws IOException, GeneralSecurityException {
        String algorithm = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        byte[] words = "hostpulse".getBytes(StandardCharsets.US_ASCII);
        var signing = java.security.Signature.getInstance(algorithm);
        signing.initSign(key);
        signing.update(words);
        var checking = java.security.Signature.getInstance(algorithm);
        checking.initVerify(certificate);
        checking.update(words);
        if (!checking.verify(signing.sign())) {
            throw new IOException(
                    "the key " + keyFile + " is not that of the certificate " + certificateFile);
        }
    }

    private static String fingerprint(X509Certificate certificate) throws GeneralSecurityException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }

    /// The SHA-256 of the certificate (DER) in 64 lower-case hexadecimal digits.
    public String fingerprint() {
        return current().fingerprint();
    }

    /// The SHA-256 of the certificate's public key (SubjectPublicKeyInfo, DER) in base64, as curl's
    /// `--pinnedpubkey` takes it.
    public String pin() {
        byte[] key = current().chain().getFirst().getPublicKey().getEncoded();
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime knows SHA-256", e);
        }
    }

    /// Where the certificate is.
    public Path file() {
        return certificateFile;
    }

    private Pair current() {
        if (clock.nanos() - lookedNanos > LOOK_NANOS) {
            synchronized (lock) {
                if (clock.nanos() - lookedNanos > LOOK_NANOS) {
                    lookedNanos = clock.nanos();
                    look();
                }
            }
        }
        return pair;
    }

    private void look() {
        try {
            boolean same =
                    Files.getLastModifiedTime(certificateFile).equals(pair.certificateTime())
                            && Files.getLastModifiedTime(keyFile).equals(pair.keyTime());
            if (!same) {
                pair = read(certificateFile, keyFile);
                log.accept("took the renewed certificate " + certificateFile);
            }
        } catch (IOException e) {
            log.accept(
                    "the renewed certificate is not taken, the old one stays: " + e.getMessage());
        }
    }

    /// TLS with this certificate.
    public SSLContext context() throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new Keys()}, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("preparing TLS", e);
        }
    }

    private final class Keys extends X509ExtendedKeyManager {
        private @Nullable String alias(@Nullable String type) {
            String algorithm = pair.key().getAlgorithm();
            return type != null && type.startsWith(algorithm) ? ALIAS : null;
        }

        @Override
        public @Nullable String chooseServerAlias(
                String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
            current();
            return alias(type);
        }

        @Override
        public @Nullable String chooseEngineServerAlias(
                String type, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
            current();
            return alias(type);
        }

        @Override
        public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
            return alias(type) == null ? null : new String[] {ALIAS};
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return pair.chain().toArray(X509Certificate[]::new);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return pair.key();
        }

        @Override
        public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseClientAlias(
                String @Nullable [] types,
                Principal @Nullable [] issuers,
                @Nullable Socket socket) {
            return null;
        }
    }
}
