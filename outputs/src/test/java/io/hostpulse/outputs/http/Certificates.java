package io.hostpulse.outputs.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// Certificates good and bad, made by the JDK's keytool in one key store. Confined to one thread.
public final class Certificates {
    private static final String PASSWORD = "not-secret";

    private final Path file;

    /// @param directory where the key store is made
    public Certificates(Path directory) {
        file = directory.resolve("keys.p12");
    }

    /// Makes an authority that signs itself.
    public Certificates authority(String alias) throws IOException {
        return make(alias, "-keyalg", "EC", "-ext", "bc:critical=ca:true");
    }

    /// Makes a server's certificate.
    ///
    /// @param more arguments of keytool
    public Certificates make(String alias, String... more) throws IOException {
        var command =
                new ArrayList<String>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                PASSWORD,
                                "-alias",
                                alias,
                                "-dname",
                                "CN=" + alias));
        command.addAll(List.of(more));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(file.resolveSibling("keytool.log").toFile())
                        .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(
                        "keytool: " + Files.readString(file.resolveSibling("keytool.log")));
            }
        } catch (InterruptedException e) {
            throw new IOException("interrupted while keytool ran", e);
        }
        return this;
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    public X509Certificate certificate(String alias) throws IOException, GeneralSecurityException {
        return (X509Certificate) load().getCertificate(alias);
    }

    /// Writes a certificate as PEM.
    public Path pem(String alias) throws IOException, GeneralSecurityException {
        String base64 =
                Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(certificate(alias).getEncoded());
        return Files.writeString(
                file.resolveSibling(alias + ".pem"),
                "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n",
                StandardCharsets.US_ASCII);
    }

    /// Writes a certificate's key as PEM (PKCS #8) that its owner alone may read.
    public Path key(String alias) throws IOException, GeneralSecurityException {
        Path pem = file.resolveSibling(alias + "-key.pem");
        Files.writeString(pem, "");
        Files.setPosixFilePermissions(pem, PosixFilePermissions.fromString("rw-------"));
        byte[] key = load().getKey(alias, PASSWORD.toCharArray()).getEncoded();
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        return Files.writeString(
                pem, "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
    }

    /// A key store of a certificate alone, with its key and chain.
    public Path store(String alias) throws IOException, GeneralSecurityException {
        Path store = file.resolveSibling(alias + ".p12");
        try (OutputStream out = Files.newOutputStream(store)) {
            alone(alias).store(out, PASSWORD.toCharArray());
        }
        return store;
    }

    /// The password of every key store.
    public static String password() {
        return PASSWORD;
    }

    private KeyStore alone(String alias) throws IOException, GeneralSecurityException {
        KeyStore all = load();
        char[] password = PASSWORD.toCharArray();
        KeyStore one = KeyStore.getInstance("PKCS12");
        one.load(null, null);
        one.setKeyEntry(
                alias, all.getKey(alias, password), password, all.getCertificateChain(alias));
        return one;
    }

    /// A door on a loopback port that shows a certificate.
    public ServerSocket door(String alias) throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(alone(alias), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context.getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }
}
