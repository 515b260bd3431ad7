package io.hostpulse.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// A path of the file system; a relative one starts at the working directory.
public final class PathKind implements ValueKind<Path> {
    /// The kernel's own limit, PATH_MAX.
    public static final int LENGTH_MAX = 4_096;

    @Override
    public Path parse(String text) throws Unfit {
        TextKind.check(text, LENGTH_MAX);
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new Unfit(Shown.quoted(text) + ", which cannot be a path here: " + e.getReason());
        }
    }

    @Override
    public String show(Path value) {
        return value.toString();
    }

    @Override
    public String expected() {
        return "a path";
    }
}
