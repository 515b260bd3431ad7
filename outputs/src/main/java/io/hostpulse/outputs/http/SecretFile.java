package io.hostpulse.outputs.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;

/// A file with one secret and nothing else. Stateless.
final class SecretFile {
    /// The longest secret, in bytes.
    static final int BYTES_MAX = 4_096;

    private SecretFile() {}

    /// Reads the secret, without spaces and line ends after it.
    ///
    /// @param what what it is, for the reason
    /// @throws NoAnswer.Untrusted if it cannot be used: what was found, and what to do
    static String read(String what, Path file) throws NoAnswer.Untrusted {
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
                throw new NoAnswer.Untrusted(
                        what + " " + file + " may be read by everybody: chmod 600 " + file);
            }
            byte[] bytes = in.readNBytes(BYTES_MAX + 1);
            String secret = new String(bytes, StandardCharsets.UTF_8).stripTrailing();
            if (secret.isEmpty() || bytes.length > BYTES_MAX || hasControl(secret)) {
                throw new NoAnswer.Untrusted(
                        what
                                + " "
                                + file
                                + " is empty, has several lines or is larger than "
                                + BYTES_MAX
                                + " bytes; expected the secret alone");
            }
            return secret;
        } catch (IOException e) {
            throw new NoAnswer.Untrusted(
                    what
                            + " "
                            + file
                            + " cannot be read: "
                            + e.getClass().getSimpleName()
                            + "; expected a file with the secret, readable by this user only");
        }
    }

    private static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
