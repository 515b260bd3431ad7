package io.hostpulse.config;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/// Tells when the configuration file has changed: one `stat` at most every 2 s, no thread and no
/// kernel watch. A change is told when a further look finds it unchanged, since editors write in
/// steps and replace files by renaming.
///
/// Make it before the file is loaded, so that a change in between is seen. Confined to the main
/// flow's thread, but for [#requested()].
public final class ConfigWatch {
    /// The shortest time between two looks at the file.
    public static final Duration PAUSE = Duration.ofSeconds(2);

    private static final long PAUSE_NANOS = PAUSE.toNanos();

    private final Path file;
    private final BooleanSupplier isAsSeen;
    private volatile boolean isRequested;
    private @Nullable BasicFileAttributes told;
    private @Nullable BasicFileAttributes seen;

    /// Whether the last look found nothing new.
    private boolean isQuiet = true;

    private long lookedNanos;

    /// Remembers how the file is now.
    ///
    /// @param nowNanos the monotonic time
    public ConfigWatch(Path file, long nowNanos) {
        this(file, nowNanos, () -> false);
    }

    /// Remembers how the file is now.
    ///
    /// @param nowNanos the monotonic time
    /// @param isAsSeen whether it is certain that the file is as it was when this was asked last:
    ///   what takes less than a look does
    public ConfigWatch(Path file, long nowNanos, BooleanSupplier isAsSeen) {
        this.file = file;
        this.isAsSeen = isAsSeen;
        told = look(nowNanos);
        seen = told;
    }

    /// Whether the configuration is to be loaded again: because the file has another modification
    /// time, size or inode than when this was last answered with yes, has appeared or is gone, or
    /// because it was requested.
    ///
    /// @param nowNanos the monotonic time
    public boolean changed(long nowNanos) {
        boolean wasRequested = isRequested;
        if (wasRequested) {
            // A request that comes from here on is met by this very look, or by the next.
            isRequested = false;
        }
        if (!wasRequested && nowNanos - lookedNanos < PAUSE_NANOS) {
            return false;
        }
        if (!wasRequested && isQuiet && isAsSeen.getAsBoolean()) {
            lookedNanos = nowNanos;
            return false;
        }
        BasicFileAttributes now = look(nowNanos);
        boolean isNew = !isSame(now, told);
        boolean isSettled = isNew && isSame(now, seen);
        isQuiet = !isNew;
        seen = now;
        if (wasRequested || isSettled) {
            told = now;
            return true;
        }
        return false;
    }

    /// Asks for loading again at the next opportunity, as SIGHUP does. May be called by any thread.
    public void requested() {
        isRequested = true;
    }

    private @Nullable BasicFileAttributes look(long nowNanos) {
        lookedNanos = nowNanos;
        try {
            return Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException absent) {
            return null;
        }
    }

    private static boolean isSame(
            @Nullable BasicFileAttributes a, @Nullable BasicFileAttributes b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        return a.size() == b.size()
                && a.lastModifiedTime().equals(b.lastModifiedTime())
                && Objects.equals(a.fileKey(), b.fileKey());
    }
}
