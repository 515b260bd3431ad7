package io.hostpulse.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Whose a directory is. A command of root in a service's directory would leave files there that
/// the service cannot read.
final class Owner {
    private static final Path SELF = Path.of("/proc/self");

    private Owner() {}

    /// The directory's owner, if it is there and belongs to another user than the one who runs this
    /// program.
    static Optional<String> other(Path directory) throws IOException {
        if (!Files.isDirectory(directory) || !Files.isDirectory(SELF)) {
            return Optional.empty();
        }
        Object owner = Files.getAttribute(directory, "unix:uid");
        return owner.equals(Files.getAttribute(SELF, "unix:uid"))
                ? Optional.empty()
                : Optional.of(Files.getOwner(directory).getName());
    }

    /// What to do about it.
    static String advice(Path directory, String owner) {
        return directory
                + " belongs to the user "
                + owner
                + "; run this as that user: runuser -u "
                + owner
                + " -- hostpulse ...";
    }
}
