package io.hostpulse.outputs.http;

import java.util.Optional;

/// A one-time token as the administrator sees it: `hpe1_<id>_<secret>_<fingerprint>`. Immutable;
/// its text form does not show the secret.
public final class EnrolmentToken {
    private static final String HEAD = "hpe1_";
    private static final int ID_CHARS = 8;
    private static final int SECRET_CHARS = 43;
    private static final int SECRET_AT = HEAD.length() + ID_CHARS + 1;
    private static final int FINGERPRINT_AT = SECRET_AT + SECRET_CHARS + 1;

    private final String id;
    private final String secret;
    private final Optional<Fingerprint> fingerprint;

    private EnrolmentToken(String id, String secret, Optional<Fingerprint> fingerprint) {
        this.id = id;
        this.secret = secret;
        this.fingerprint = fingerprint;
    }

    /// Reads a token. The parts have fixed lengths, for a secret may hold the mark between them.
    ///
    /// @throws IllegalArgumentException if it is none; the message does not repeat it
    public static EnrolmentToken of(String text) {
        if (!text.startsWith(HEAD)) {
            throw new IllegalArgumentException("no token: one begins with " + HEAD);
        }
        boolean hasLength =
                text.length() == FINGERPRINT_AT
                        || text.length() == FINGERPRINT_AT + Fingerprint.CHARS;
        if (!hasLength
                || text.charAt(SECRET_AT - 1) != '_'
                || text.charAt(FINGERPRINT_AT - 1) != '_') {
            throw new IllegalArgumentException(
                    "a token that is cut or changed: "
                            + text.length()
                            + " characters, "
                            + (FINGERPRINT_AT + Fingerprint.CHARS)
                            + " expected, or "
                            + FINGERPRINT_AT
                            + " for a server without TLS");
        }
        String id = text.substring(HEAD.length(), SECRET_AT - 1);
        String secret = text.substring(SECRET_AT, FINGERPRINT_AT - 1);
        String hex = text.substring(FINGERPRINT_AT);
        Optional<Fingerprint> fingerprint = Fingerprint.of(hex);
        boolean isWhole = isWord(id) && isWord(secret) && fingerprint.isPresent() != hex.isEmpty();
        if (!isWhole) {
            throw new IllegalArgumentException("a token that is changed: it has other characters");
        }
        return new EnrolmentToken(id, secret, fingerprint);
    }

    private static boolean isWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isWord =
                    (c >= '0' && c <= '9')
                            || (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || c == '_'
                            || c == '-';
            if (!isWord) {
                return false;
            }
        }
        return true;
    }

    String id() {
        return id;
    }

    String secret() {
        return secret;
    }

    /// The certificate that the server must show; empty for a server without TLS, or one that an
    /// authority vouches for.
    public Optional<Fingerprint> fingerprint() {
        return fingerprint;
    }

    @Override
    public String toString() {
        return "enrolment token " + id;
    }
}
