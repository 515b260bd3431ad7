package io.hostpulse.outputs.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// The SHA-256 of a certificate in DER: 64 hexadecimal digits. Immutable.
///
/// @param hex the digits, lower case
public record Fingerprint(String hex) {
    /// The length of the text form, in characters.
    public static final int CHARS = 64;

    /// Reads 64 hexadecimal digits; colons between pairs are allowed, as openssl(1) prints them.
    public static Optional<Fingerprint> of(String text) {
        var hex = new StringBuilder(CHARS);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':' && i % 3 == 2) {
                continue;
            }
            if (!HexFormat.isHexDigit(c) || hex.length() == CHARS) {
                return Optional.empty();
            }
            hex.append(c);
        }
        return hex.length() == CHARS
                ? Optional.of(new Fingerprint(hex.toString().toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /// The fingerprint of a certificate.
    ///
    /// @throws CertificateEncodingException if the certificate cannot be written as DER
    public static Fingerprint of(X509Certificate certificate) throws CertificateEncodingException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return new Fingerprint(
                    HexFormat.of().formatHex(digest.digest(certificate.getEncoded())));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// Whether it is the same, in a time that tells nothing.
    boolean matches(Fingerprint other) {
        return MessageDigest.isEqual(
                hex.getBytes(StandardCharsets.US_ASCII),
                other.hex.getBytes(StandardCharsets.US_ASCII));
    }
}
