package io.hostpulse.collect;

import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Status;

import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A kernel file and how its last reading ended. Confined to one thread at a time.
final class Source implements AutoCloseable {
    /// What it means that the kernel does not give the file.
    enum Need {
        /// Every Linux host has it: its absence is a failure.
        REQUIRED,
        /// Some kernels and containers do not have it, or have it empty.
        OPTIONAL,
        /// As optional; and a kernel that has it switched off refuses the reading, not the opening
        /// (`/proc/pressure` with `psi=0` answers EOPNOTSUPP). The kernel's message is in the
        /// language of the host, so any refusal to read a regular file counts.
        SWITCHABLE
    }

    /// An optional file that is not there is looked for again after so many readings: it rarely
    /// comes.
    static final int MISSING_READS = 300;

    private final KernelFile file;

    /// To ask whether a file has come without an exception when it has not.
    private final File asked;

    private final String name;
    private final Need need;
    private State state = State.OK;
    private String why = "";
    private int skip;
    private boolean missing;

    /// A file whose end is found by reading on.
    Source(Path path, Need need) {
        this(path, need, KernelFile.Form.UNKNOWN);
    }

    Source(Path path, Need need, KernelFile.Form form) {
        this.file = new KernelFile(path, form);
        this.asked = path.toFile();
        this.name = path.toString();
        this.need = need;
    }

    /// Reads the file; false when it gave nothing, then [#state()] and [#why()] say why.
    boolean read() {
        return read(false);
    }

    /// Reads only the file's start, as [KernelFile#readStart()]; false when it gave nothing.
    boolean readStart() {
        return read(true);
    }

    private boolean read(boolean startOnly) {
        if (skip > 0) {
            skip--;
            return false;
        }
        if (missing && !asked.exists()) {
            skip = MISSING_READS;
            return false;
        }
        missing = false;
        try {
            if ((startOnly ? file.readStart() : file.read()) > 0) {
                state = State.OK;
                return true;
            }
            end(need == Need.REQUIRED ? State.FAILED : State.UNSUPPORTED, "empty");
        } catch (NoSuchFileException e) {
            isMissing();
        } catch (AccessDeniedException e) {
            end(State.DENIED, "permission denied; is the agent's user allowed to read it?");
        } catch (IOException e) {
            end(switchedOff(e) ? State.UNSUPPORTED : State.FAILED, reason(e));
        }
        return false;
    }

    /// Learns whether the open file is procfs's own.
    void lookUp(OpenFiles files) {
        file.lookUp(files);
    }

    /// Whether the next reading answers at once: from procfs's own file, or without a look because
    /// the file was missing and it is not time to look again.
    boolean answersAtOnce() {
        return skip > 0 || file.isProcfs();
    }

    /// Whether the file is open and known to be procfs's own.
    boolean isProcfs() {
        return file.isProcfs();
    }

    private void isMissing() {
        if (need == Need.REQUIRED) {
            end(State.FAILED, "no such file; is procfs mounted there?");
        } else {
            end(State.UNSUPPORTED, "no such file; this kernel or container does not have it");
            skip = MISSING_READS;
            missing = true;
        }
    }

    private boolean switchedOff(IOException e) {
        return need == Need.SWITCHABLE
                && !(e instanceof FileSystemException)
                && Files.isRegularFile(file.path());
    }

    private static String reason(IOException e) {
        String reason =
                e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }

    private void end(State ended, String reason) {
        state = ended;
        if (!why.endsWith(reason) || why.length() != name.length() + 2 + reason.length()) {
            why = name + ": " + reason;
        }
    }

    /// Says in a group's status why the file gave nothing.
    void report(Status status) {
        status.worsen(state, why);
    }

    /// How the last reading ended.
    State state() {
        return state;
    }

    /// Why the last reading gave nothing, in one sentence.
    String why() {
        return why;
    }

    /// The file's path, as reasons name it.
    String name() {
        return name;
    }

    byte[] bytes() {
        return file.bytes();
    }

    int length() {
        return file.length();
    }

    @Override
    public void close() {
        file.close();
    }
}
