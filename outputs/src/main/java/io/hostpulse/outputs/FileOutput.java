package io.hostpulse.outputs;

import io.hostpulse.outputs.Delivery.Accepted;
import io.hostpulse.outputs.Delivery.Halted;
import io.hostpulse.outputs.Delivery.Later;
import io.hostpulse.wire.Message;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/// Messages as JSON lines in a file that is rotated by size and age. Confined to the pump's thread.
///
/// An accepted message survives the end of the process; it survives a power failure once the file
/// was rotated or closed, or the kernel wrote it back by itself. A file that was renamed or deleted
/// (logrotate(8)) is made anew, its directory too. The path must belong to one agent alone.
public final class FileOutput implements Output {
    private final OutputOptions.File options;
    private final InstantSource wall;
    private final Consumer<String> log;
    private final ActiveFile active;
    private final RotatedFiles rotated;

    /// Opens nothing yet: that is part of the first delivery.
    ///
    /// @param wall the wall clock, for the age of files and the names of rotated ones
    /// @param log takes one line at a time
    public FileOutput(OutputOptions.File options, InstantSource wall, Consumer<String> log) {
        this(options, wall, log, FileGlance.NONE);
    }

    /// @param glance looks at the file's path, for less than the usual way takes
    public FileOutput(
            OutputOptions.File options,
            InstantSource wall,
            Consumer<String> log,
            FileGlance glance) {
        this(options, wall, log, new AppendChannel.Kernel(), glance);
    }

    FileOutput(
            OutputOptions.File options,
            InstantSource wall,
            Consumer<String> log,
            AppendChannel.Opener opener,
            FileGlance glance) {
        this.options = options;
        this.wall = wall;
        this.log = log;
        this.active = new ActiveFile(options.path(), opener, glance, log);
        this.rotated = new RotatedFiles(options.path(), options.keep());
    }

    @Override
    public Delivery deliver(List<Message> batch) {
        int accepted = 0;
        try {
            Instant now = wall.instant();
            active.ensureOpen(now);
            while (accepted < batch.size()) {
                Message message = batch.get(accepted);
                rotateIfDue(message.length() + 1L, now);
                active.append(message.bytes(), message.length());
                accepted++;
            }
            return Accepted.of(accepted);
        } catch (ActiveFile.NotAFile e) {
            return new Halted(e.getMessage() + ": name a file, or move it away");
        } catch (IOException e) {
            return accepted > 0 ? Accepted.of(accepted) : failed(e);
        }
    }

    private Delivery failed(IOException e) {
        String why = "appending to " + options.path() + " failed: " + reason(e);
        return new Later(Duration.ZERO, why);
    }

    private void rotateIfDue(long bytes, Instant now) throws IOException {
        if (active.size() == 0) {
            active.beginAgain(now);
            return;
        }
        boolean isLarge = active.size() + bytes > options.bytesMax();
        long ageMillis = now.toEpochMilli() - active.began().toEpochMilli();
        boolean isOld = ageMillis > options.ageMax().toMillis();
        if (isLarge || isOld) {
            active.release();
            rotated.add(now);
            prune();
            active.ensureOpen(now);
        }
    }

    /// A file that cannot be deleted costs disk space, not messages.
    private void prune() {
        try {
            rotated.prune();
        } catch (IOException e) {
            log.accept(
                    "output "
                            + options.name()
                            + " cannot delete old files beside "
                            + options.path()
                            + ": "
                            + reason(e));
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof FileSystemException e && e.getReason() != null) {
            return e.getReason();
        }
        if (failure instanceof FileAlreadyExistsException e) {
            return e.getFile() + " is there and is no directory";
        }
        if (failure.getClass() == IOException.class && failure.getMessage() != null) {
            return failure.getMessage();
        }
        return OneLine.of(failure);
    }

    @Override
    public void close() {
        try {
            active.release();
        } catch (IOException e) {
            log.accept(
                    "output "
                            + options.name()
                            + " cannot force "
                            + options.path()
                            + " to the disk: "
                            + reason(e));
        }
    }
}
