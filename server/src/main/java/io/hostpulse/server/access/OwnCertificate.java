package io.hostpulse.server.access;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;

/// Makes the server's own certificate at its first start: self-signed, EC P-256, ten years. Agents
/// know it by its fingerprint, so nobody has to sign it.
final class OwnCertificate {
    private static final Duration LIFE = Duration.ofDays(3_652);

    private OwnCertificate() {}

    /// Writes certificate and key as PEM, the key readable by its owner alone.
    ///
    /// @param names host names and addresses that the certificate is good for
    static void write(Path certificate, Path key, List<String> names, Instant now)
            throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            X509CertificateHolder made = sign(pair, names, now);
            put(key, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            put(certificate, pem("CERTIFICATE", made.getEncoded()));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("making the server's certificate " + certificate, e);
        }
    }

    private static X509CertificateHolder sign(KeyPair pair, List<String> names, Instant now)
            throws OperatorCreationException, IOException {
        var subject = new X500Name("CN=hostpulse");
        GeneralName[] alternatives =
                names.stream().map(OwnCertificate::generalName).toArray(GeneralName[]::new);
        return new JcaX509v3CertificateBuilder(
                        subject,
                        new BigInteger(127, new SecureRandom()).add(BigInteger.ONE),
                        Date.from(now.minus(Duration.ofDays(1))),
                        Date.from(now.plus(LIFE)),
                        subject,
                        pair.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(
                        Extension.extendedKeyUsage,
                        false,
                        new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .addExtension(
                        Extension.subjectAlternativeName, false, new GeneralNames(alternatives))
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
    }

    private static GeneralName generalName(String name) {
        boolean address =
                name.indexOf(':') >= 0
                        || name.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }

    private static String pem(String kind, byte[] der) {
        String base64 =
                Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n";
    }

    private static void put(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        var owner = PosixFilePermissions.fromString("rw-------");
        try (FileChannel channel =
                FileChannel.open(
                        fresh,
                        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(owner))) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
