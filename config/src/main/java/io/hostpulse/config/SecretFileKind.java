package io.hostpulse.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;

/// The path of a file that holds a secret, which must not be for everybody. A file that is not
/// there, or may not be looked at, is left to its reader: it may come later.
public final class SecretFileKind implements ValueKind<Path> {
    private static final PathKind PATH = new PathKind();

    @Override
    public Path parse(String text) throws Unfit {
        Path path = PATH.parse(text);
        try {
            if (Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_READ)) {
                throw new Unfit(
                        Shown.quoted(text) + ", which everybody may read (chmod 600 would help)");
            }
        } catch (IOException e) {
            // Its reader says what is wrong, each time until it is mended.
        }
        return path;
    }

    @Override
    public String show(Path value) {
        return PATH.show(value);
    }

    @Override
    public String expected() {
        return "the path of a file that not everybody may read";
    }
}
