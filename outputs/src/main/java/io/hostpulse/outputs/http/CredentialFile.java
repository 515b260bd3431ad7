package io.hostpulse.outputs.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// The file that holds a host's credential: one `name value` a line, readable by its owner alone.
/// Written to a temporary file, forced, and renamed. Stateless.
public final class CredentialFile {
    /// The file's name in the state directory.
    public static final String NAME = "credential";

    private static final String HEAD = "hostpulse-credential 1";
    private static final int BYTES_MAX = 4_096;

    /// What systemd's LoadCredential= gives a service shows as readable by the group.
    private static final Set<PosixFilePermission> OPEN =
            EnumSet.of(
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE);

    /// The file cannot be used: what was found, and what to do.
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable(Path file, String found) {
            super("the credential file " + file + " " + found, null, false, false);
        }

        /// What was found, and what to do.
        public String why() {
            return String.valueOf(getMessage());
        }
    }

    private CredentialFile() {}

    /// Reads the file; empty if it is not there.
    ///
    /// @throws Unusable if it cannot be read, is open to others, or is of another form
    public static Optional<Credential> read(Path file) throws Unusable {
        try (InputStream in = Files.newInputStream(file)) {
            Set<PosixFilePermission> open = EnumSet.copyOf(OPEN);
            open.retainAll(Files.getPosixFilePermissions(file));
            if (!open.isEmpty()) {
                throw new Unusable(
                        file,
                        "is open to others: its secret may be known; chmod 600 it, and enrol"
                                + " again if others use this host");
            }
            byte[] bytes = in.readNBytes(BYTES_MAX + 1);
            if (bytes.length > BYTES_MAX) {
                throw new Unusable(file, "is longer than " + BYTES_MAX + " bytes");
            }
            return Optional.of(parse(file, new String(bytes, StandardCharsets.US_ASCII)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new Unusable(
                    file, "cannot be read by this user: " + e.getClass().getSimpleName());
        }
    }

    private static Credential parse(Path file, String text) throws Unusable {
        String agent = value(text, "agent ");
        String secret = value(text, "credential ");
        String server = value(text, "server ");
        String fingerprint = value(text, "fingerprint ");
        boolean isWhole =
                text.startsWith(HEAD + "\n") && !agent.isEmpty() && Credential.isToken(secret);
        Optional<Fingerprint> pinned = Fingerprint.of(fingerprint);
        if (!isWhole || (!fingerprint.isEmpty() && pinned.isEmpty())) {
            throw new Unusable(file, "is damaged or of another version; enrol again");
        }
        try {
            return new Credential(agent, secret, ServerUrl.of(server), pinned);
        } catch (IllegalArgumentException e) {
            throw new Unusable(file, "names no server; enrol again");
        }
    }

    private static String value(String text, String name) {
        int from = text.indexOf("\n" + name);
        if (from < 0) {
            return "";
        }
        int start = from + 1 + name.length();
        int end = text.indexOf('\n', start);
        return end < 0 ? "" : text.substring(start, end);
    }

    /// Writes the file in place of the one that is there.
    public static void write(Path file, Credential credential) throws IOException {
        String lines =
                HEAD
                        + "\nagent "
                        + credential.agent()
                        + "\ncredential "
                        + credential.secret()
                        + "\nserver "
                        + credential.server().text()
                        + "\nfingerprint "
                        + credential.fingerprint().map(Fingerprint::hex).orElse("")
                        + "\n";
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(temporary);
        Files.createFile(
                temporary,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(lines.getBytes(StandardCharsets.US_ASCII));
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory =
                FileChannel.open(
                        file.toAbsolutePath().normalize().resolveSibling("."),
                        StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
