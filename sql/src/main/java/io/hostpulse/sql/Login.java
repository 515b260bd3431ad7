package io.hostpulse.sql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Properties;

/// Who logs in at a server. The password is read anew for each connection, so that a changed one is
/// taken up, and is kept nowhere.
record Login(String user, Optional<Path> passwordFile) {
    /// The longest password, in bytes.
    private static final int BYTES_MAX = 4_096;

    /// Adds user and password as drivers want them.
    void addTo(Properties properties) throws Refused {
        properties.setProperty("user", user);
        if (passwordFile.isPresent()) {
            properties.setProperty("password", password(passwordFile.get()));
        }
    }

    private static String password(Path file) throws Refused {
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
                throw new Refused(
                        "password file " + file + " may be read by everybody: chmod 600 " + file);
            }
            byte[] bytes = in.readNBytes(BYTES_MAX + 1);
            String text = new String(bytes, StandardCharsets.UTF_8);
            String password = text.stripTrailing();
            if (password.isEmpty() || bytes.length > BYTES_MAX || password.indexOf('\n') >= 0) {
                throw new Refused(
                        "password file "
                                + file
                                + " is empty, has several lines or is larger than "
                                + BYTES_MAX
                                + " bytes; expected the password alone");
            }
            return password;
        } catch (IOException e) {
            throw new Refused(
                    "password file "
                            + file
                            + " cannot be read: "
                            + e
                            + "; expected a file with the password, readable by this user only");
        }
    }
}
