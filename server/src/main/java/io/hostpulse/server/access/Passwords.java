package io.hostpulse.server.access;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/// The administrator's password: Argon2id with 19 MiB and two passes (OWASP), in the usual encoding
/// `$argon2id$v=19$m=...,t=...,p=...$salt$hash`.
///
/// Argon2id and not the JDK's PBKDF2, because the library that makes certificates has it anyway and
/// a guess costs memory with it.
public final class Passwords {
    /// The fewest characters of a password.
    public static final int CHARS_MIN = 12;

    /// The most characters of a password.
    public static final int CHARS_MAX = 128;

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    private Passwords() {}

    /// Why a password will not do, or nothing.
    public static java.util.Optional<String> refusal(char[] password) {
        if (password.length < CHARS_MIN) {
            return java.util.Optional.of("a password has " + CHARS_MIN + " characters at least");
        }
        if (password.length > CHARS_MAX) {
            return java.util.Optional.of("a password has " + CHARS_MAX + " characters at most");
        }
        char first = password[0];
        boolean one = true;
        for (char c : password) {
            one &= c == first;
        }
        return one
                ? java.util.Optional.of("a password is more than one character repeated")
                : java.util.Optional.empty();
    }

    /// The encoded hash of a password.
    public static String encode(char[] password) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        byte[] hash = hash(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m="
                + MEMORY_KIB
                + ",t="
                + PASSES
                + ",p="
                + LANES
                + "$"
                + base64.encodeToString(salt)
                + "$"
                + base64.encodeToString(hash);
    }

    /// Whether a password is the one of an encoded hash.
    static boolean matches(char[] password, String encoded) {
        String[] parts = encoded.split("\\$", -1);
        if (parts.length != 6 || !parts[1].equals("argon2id") || !parts[2].equals("v=19")) {
            return false;
        }
        String[] costs = parts[3].split(",", -1);
        try {
            byte[] salt = Base64.getDecoder().decode(parts[4]);
            byte[] wanted = Base64.getDecoder().decode(parts[5]);
            byte[] found =
                    hash(
                            password,
                            salt,
                            cost(costs[0], "m="),
                            cost(costs[1], "t="),
                            cost(costs[2], "p="),
                            wanted.length);
            return MessageDigest.isEqual(found, wanted);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return false;
        }
    }

    private static int cost(String part, String name) {
        if (!part.startsWith(name)) {
            throw new IllegalArgumentException(part);
        }
        return Integer.parseInt(part.substring(name.length()));
    }

    private static byte[] hash(
            char[] password, byte[] salt, int memoryKib, int passes, int lanes, int length) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
        byte[] utf8 = new byte[encoded.remaining()];
        encoded.get(utf8);
        var generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withSalt(salt)
                        .withMemoryAsKB(memoryKib)
                        .withIterations(passes)
                        .withParallelism(lanes)
                        .build());
        byte[] hash = new byte[length];
        generator.generateBytes(utf8, hash);
        Arrays.fill(utf8, (byte) 0);
        return hash;
    }
}
