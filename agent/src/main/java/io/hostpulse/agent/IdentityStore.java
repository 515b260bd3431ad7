package io.hostpulse.agent;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/// The agent's identity in its state directory: who it is, and how often it has started.
///
/// The file `identity` holds one `name value` a line and a checksum of the lines before it. It is
/// written to a temporary file, forced, renamed over the old one and the directory forced, before
/// the first message of a start: no two starts share an epoch, whatever crashes.
///
/// One agent at a time: the file `lock` is held while the agent runs.
public final class IdentityStore implements AutoCloseable {
    /// The state directory is in use by another agent.
    public static final class InUse extends Exception {
        private static final long serialVersionUID = 1;

        InUse(Path directory) {
            super(
                    "cannot start: another agent uses the state directory "
                            + directory
                            + "; stop it, or give this one its own with --agent.state-dir");
        }
    }

    /// What identifies the messages of one start.
    ///
    /// @param agent the agent's UUID, the same at every start
    /// @param journal the UUID of the numbering; a new one when the file was lost
    /// @param epoch the number of this start, from 1
    public record Start(String agent, String journal, long epoch) {
        /// Whether the other says the same. What the Java runtime makes for a record's `equals` at
        /// its first call takes some 20 ms of an agent's CPU.
        boolean isSame(Start other) {
            return epoch == other.epoch
                    && journal.equals(other.journal)
                    && agent.equals(other.agent);
        }
    }

    private static final String HEAD = "hostpulse-identity 1";
    private static final int BYTES_MAX = 4_096;

    private final Path directory;
    private final Consumer<String> log;
    private @Nullable FileChannel lockFile;

    public IdentityStore(Path directory, Consumer<String> log) {
        this.directory = directory;
        this.log = log;
    }

    /// Takes the state directory and counts this start. When the directory cannot be written the
    /// agent still runs, under an identity that lasts until it stops.
    ///
    /// @throws InUse when another agent holds the directory
    public Start begin() throws InUse {
        try {
            makeDirectory();
            lock();
            Start start = next(read());
            write(start);
            return start;
        } catch (IOException e) {
            log.accept(
                    "cannot keep the identity in the state directory: this start counts as a new"
                            + " agent dir="
                            + directory
                            + " reason="
                            + e);
            return new Start(uuid(), uuid(), 1);
        }
    }

    /// The agent's UUID, made and kept if there is none yet; no start is counted. An agent that
    /// runs on the directory is not disturbed.
    ///
    /// @throws InUse when another agent is about to make its identity
    /// @throws IOException if the directory cannot be read or written
    public String agent() throws InUse, IOException {
        Optional<Start> known = read();
        if (known.isPresent()) {
            return known.get().agent();
        }
        makeDirectory();
        lock();
        Start made = read().orElseGet(() -> new Start(uuid(), uuid(), 0));
        write(made);
        return made.agent();
    }

    /// Begins another numbering while the agent runs: a new journal, and the next epoch. It is
    /// durable before it returns, if the directory can be written. A higher epoch alone would not
    /// do: a copy of the state directory counts up to it as well.
    Start renumber(Start now) {
        Start next = new Start(now.agent(), uuid(), now.epoch() + 1);
        try {
            write(next);
        } catch (IOException e) {
            log.accept(
                    "cannot keep the new numbering in the state directory: it lasts until the agent"
                            + " stops dir="
                            + directory
                            + " reason="
                            + e);
        }
        return next;
    }

    /// A directory that is there keeps its permissions; a new one is the owner's alone.
    private void makeDirectory() throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(
                    directory,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
    }

    private void lock() throws IOException, InUse {
        FileChannel file =
                FileChannel.open(
                        directory.resolve("lock"),
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        FileLock lock;
        try {
            lock = file.tryLock();
        } catch (java.nio.channels.OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            file.close();
            throw new InUse(directory);
        }
        lockFile = file;
    }

    private static Start next(Optional<Start> before) {
        return before.map(start -> new Start(start.agent(), start.journal(), start.epoch() + 1))
                .orElseGet(() -> new Start(uuid(), uuid(), 1));
    }

    /// The kernel makes the UUID: java.util.UUID would load a whole random generator for it.
    private static String uuid() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/uuid")).strip();
        } catch (IOException e) {
            return UUID.randomUUID().toString();
        }
    }

    private Optional<Start> read() throws IOException {
        Path file = directory.resolve("identity");
        String text;
        try {
            if (Files.size(file) > BYTES_MAX) {
                return setAside(file, "longer than " + BYTES_MAX + " bytes");
            }
            text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        int end = text.indexOf("crc32c ");
        if (end < 0 || !text.substring(end).equals(checksum(text.substring(0, end)))) {
            return setAside(file, "its checksum does not fit");
        }
        String agent = value(text, "agent ");
        String journal = value(text, "journal ");
        String epoch = value(text, "epoch ");
        if (!text.startsWith(HEAD) || agent.isEmpty() || journal.isEmpty() || epoch.isEmpty()) {
            return setAside(file, "it is of a form that this version does not know");
        }
        return Optional.of(new Start(agent, journal, Long.parseLong(epoch)));
    }

    private Optional<Start> setAside(Path file, String found) throws IOException {
        Path aside = directory.resolve("identity.damaged");
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        log.accept(
                "the identity file is damaged: this start counts as a new agent file="
                        + file
                        + " found=\""
                        + found
                        + "\" kept="
                        + aside);
        return Optional.empty();
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

    private void write(Start start) throws IOException {
        String lines =
                HEAD
                        + "\nagent "
                        + start.agent()
                        + "\njournal "
                        + start.journal()
                        + "\nepoch "
                        + start.epoch()
                        + "\n";
        byte[] bytes = (lines + checksum(lines)).getBytes(StandardCharsets.ISO_8859_1);
        Path temporary = directory.resolve("identity.new");
        Files.deleteIfExists(temporary);
        Files.createFile(
                temporary,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel file = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                file.write(buffer);
            }
            file.force(true);
        }
        Files.move(temporary, directory.resolve("identity"), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel opened = FileChannel.open(directory, StandardOpenOption.READ)) {
            opened.force(true);
        }
    }

    private static String checksum(String lines) {
        CRC32C crc = new CRC32C();
        crc.update(lines.getBytes(StandardCharsets.ISO_8859_1));
        return "crc32c " + Long.toHexString(crc.getValue()) + "\n";
    }

    /// Lets another agent have the state directory.
    @Override
    public void close() {
        FileChannel file = lockFile;
        lockFile = null;
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                log.accept("cannot release the state directory dir=" + directory + " reason=" + e);
            }
        }
    }
}
