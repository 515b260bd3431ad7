package io.hostpulse.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// Secrets of 256 random bits, and their hashes.
final class Secrets {
    /// How long a secret is as text.
    static final int CHARS = 43;

    private static final SecureRandom RANDOM = new SecureRandom();

    /// Never given a byte, and copied for each hash: to look an algorithm up takes longer than to
    /// hash a secret, and each request has one.
    private static final MessageDigest EMPTY = sha256();

    private static final String ID_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private Secrets() {}

    /// A new secret: 43 characters of base64url.
    static String make() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /// A new public name: 8 lower-case letters and digits.
    static String id() {
        var id = new StringBuilder(8);
        for (int i = 0; i < 8; i++) {
            id.append(ID_LETTERS.charAt(RANDOM.nextInt(ID_LETTERS.length())));
        }
        return id.toString();
    }

    /// Whether a text has the form of a secret.
    static boolean isSecret(String text) {
        if (text.length() != CHARS) {
            return false;
        }
        for (int i = 0; i < CHARS; i++) {
            char c = text.charAt(i);
            boolean fits =
                    (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9')
                            || c == '-'
                            || c == '_';
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /// The SHA-256 of a text in lower-case hexadecimal.
    static String hash(String text) {
        try {
            var digest = (MessageDigest) EMPTY.clone();
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be copied", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
