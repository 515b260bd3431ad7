package io.hostpulse.collect;

import io.hostpulse.catalogue.State;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The mounts to report, read anew from time to time. Confined to one thread at a time.
///
/// Where the host's root is mounted elsewhere (an agent in a container), or the configuration says
/// so (a service with a view of its own), the table of the host's first process is asked first,
/// else that of this process; the other and then the older form `mounts` follow where one cannot be
/// read (`hidepid`).
final class MountTable implements AutoCloseable {
    private final KernelFile[] files;
    private final boolean[] olderForm;
    private final Mountinfo parsed = new Mountinfo();
    private final MountSelection selection;
    private int current;
    private byte[] last = new byte[0];
    private int lastLength = -1;
    private List<Mount> mounts = List.of();
    private long changes;
    private final boolean container;
    private OpenFiles.@Nullable News news;
    private int newsOf = OpenFiles.NONE;

    MountTable(Roots roots, CollectOptions options) {
        Path procfs = roots.procfs();
        Path own = procfs.resolve("self");
        Path first = procfs.resolve("1");
        container = !roots.rootfs().equals(Roots.HOST.rootfs());
        boolean firstFirst = container || roots.mounts() == Roots.Mounts.INIT;
        files =
                new KernelFile[] {
                    new KernelFile((firstFirst ? first : own).resolve("mountinfo")),
                    new KernelFile((firstFirst ? own : first).resolve("mountinfo")),
                    new KernelFile((firstFirst ? first : own).resolve("mounts")),
                    new KernelFile(procfs.resolve("mounts"))
                };
        olderForm = new boolean[] {false, false, true, true};
        selection =
                new MountSelection(
                        options.mounts(),
                        options.filesystemTypes(),
                        options.messageMounts(),
                        OtherPlaces.PLACES_MAX,
                        roots.rootfs());
    }

    /// Reads the table; the list is the same object as before when nothing has changed.
    ///
    /// @throws IOException when no form of the table can be read: what was found at the first
    List<Mount> read() throws IOException {
        @Nullable IOException denied = null;
        @Nullable IOException missing = null;
        for (int tried = 0; tried < files.length; tried++) {
            int at = (current + tried) % files.length;
            try {
                if (files[at].read() > 0) {
                    current = at;
                    return select(files[at], olderForm[at]);
                }
            } catch (NoSuchFileException e) {
                missing = missing == null ? e : missing;
            } catch (IOException e) {
                denied = denied == null ? e : denied;
            }
        }
        current = 0;
        lastLength = -1;
        if (denied != null) {
            throw denied;
        }
        throw missing != null
                ? missing
                : new NoSuchFileException("" + files[0].path(), null, "empty");
    }

    private List<Mount> select(KernelFile file, boolean older) {
        int length = file.length();
        if (lastLength == length && Arrays.equals(last, 0, length, file.bytes(), 0, length)) {
            return mounts;
        }
        last = Arrays.copyOf(file.bytes(), length);
        lastLength = length;
        if (older) {
            parsed.parseMounts(last, length);
        } else {
            parsed.parse(last, length);
        }
        mounts = selection.of(parsed);
        changes++;
        return mounts;
    }

    /// Learns by which descriptor the table is read, to ask it for news.
    void lookUp(OpenFiles open) {
        KernelFile own = files[current];
        own.lookUp(open);
        int descriptor = own.descriptor();
        boolean wanted = current == 0 && !container;
        if (descriptor == OpenFiles.NONE || !wanted) {
            news = null;
        } else if (news == null || descriptor != newsOf) {
            news = new OpenFiles.News(descriptor);
            newsOf = descriptor;
        }
    }

    /// Whether the list still is what is mounted: the kernel has no news of the table that is asked
    /// first. Asks the kernel; a change is said once. No, where that cannot be known.
    boolean isCurrent() {
        OpenFiles.News asked = news;
        return asked != null && newsOf == files[0].descriptor() && !asked.any();
    }

    /// Whether the kernel tells of a change by itself.
    boolean hasNews() {
        return news != null;
    }

    /// How often the list has become another one.
    long changes() {
        return changes;
    }

    /// Where the mounts of the list are mounted besides, by their index in it.
    OtherPlaces otherPlaces() {
        return selection.otherPlaces();
    }

    /// What is missing in the list; null when nothing is.
    @Nullable String incomplete() {
        if (selection.leftOut() > 0) {
            return selection.leftOut()
                    + " file systems more than "
                    + MountSelection.MOUNTS_MAX
                    + " are left out";
        }
        if (parsed.malformed() > 0) {
            return files[current].path() + ": " + parsed.malformed() + " lines not understood";
        }
        return null;
    }

    /// What a failure to read the table says of the group.
    static State stateOf(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return State.DENIED;
        }
        return failure instanceof NoSuchFileException ? State.UNSUPPORTED : State.FAILED;
    }

    @Override
    public void close() {
        for (KernelFile file : files) {
            file.close();
        }
    }
}
