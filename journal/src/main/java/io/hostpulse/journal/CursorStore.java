package io.hostpulse.journal;

import io.hostpulse.journal.Disk.DiskFile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// The files of the cursors: two generations each, so that one is whole whatever happens while the
/// other is replaced. Confined to the journal's thread.
final class CursorStore {
    private static final String ENDING = ".cursor";
    private static final String TEMPORARY_ENDING = ".cursor.tmp";

    private final Disk disk;
    private final CursorTable table;
    private final Faults faults;
    private final Consumer<String> log;

    CursorStore(Disk disk, CursorTable table, Faults faults, Consumer<String> log) {
        this.disk = disk;
        this.table = table;
        this.faults = faults;
        this.log = log;
    }

    /// The file that holds a generation of an output's cursor.
    static String name(String output, long generation) {
        return output + "." + (generation & 1) + ENDING;
    }

    static boolean isCursor(String name) {
        return name.endsWith(ENDING);
    }

    /// The output a cursor file belongs to by its name.
    static String outputOf(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /// Saves every cursor that changed.
    void save() throws IOException {
        boolean isSaved = false;
        for (String output : table.names()) {
            byte[] bytes = table.toSave(output);
            if (bytes != null) {
                saveOne(output, bytes);
                isSaved = true;
            }
        }
        if (isSaved) {
            forceDirectory();
        }
    }

    private void forceDirectory() throws IOException {
        try {
            disk.forceDirectory();
        } catch (IOException e) {
            table.touchAll();
            throw e;
        }
        faults.at(FaultPoint.CURSOR_DIRECTORY_FORCED);
    }

    private void saveOne(String output, byte[] bytes) throws IOException {
        long generation = table.generation(output);
        try {
            if (generation == 1) {
                disk.delete(name(output, 0));
                disk.delete(name(output, 1));
            }
            String temporary = output + TEMPORARY_ENDING;
            disk.delete(temporary);
            try (DiskFile file = disk.create(temporary)) {
                write(file, bytes);
                faults.at(FaultPoint.CURSOR_WRITTEN);
                file.force();
                faults.at(FaultPoint.CURSOR_FORCED);
            }
            disk.rename(temporary, name(output, generation));
            faults.at(FaultPoint.CURSOR_RENAMED);
        } catch (IOException e) {
            table.notSaved(output);
            throw e;
        }
    }

    private static void write(DiskFile file, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            if (file.write(buffer) <= 0) {
                throw new IOException("the disk takes no bytes for a cursor");
            }
        }
    }

    /// Reads the cursors of these outputs and removes the files of others.
    List<CursorState> load(List<String> names, Set<String> outputs) throws IOException {
        List<CursorState> states = new ArrayList<>();
        for (String output : outputs) {
            CursorState state = load(names, output);
            if (state != null) {
                states.add(state);
            }
        }
        deleteOthers(names, outputs);
        return states;
    }

    /// Removes what belongs to none of these outputs.
    void deleteOthers(List<String> names, Set<String> outputs) throws IOException {
        for (String name : names) {
            boolean isOurs = isCursor(name) && !outputs.contains(outputOf(name));
            if (isOurs || name.endsWith(TEMPORARY_ENDING)) {
                disk.delete(name);
            }
        }
    }

    private @Nullable CursorState load(List<String> names, String output) throws IOException {
        CursorState best = null;
        boolean isAnyDamaged = false;
        for (int slot = 0; slot < 2; slot++) {
            String name = name(output, slot);
            if (!names.contains(name)) {
                continue;
            }
            try {
                CursorState state = read(disk, name);
                if (best == null || state.generation > best.generation) {
                    best = state;
                }
            } catch (NoSuchFileException _) {
                // Gone since it was listed.
            } catch (CursorFormat.Malformed e) {
                isAnyDamaged = true;
                log.accept(
                        "a cursor file is damaged, its other generation counts file="
                                + disk.name()
                                + "/"
                                + name
                                + " found=\""
                                + e.getMessage()
                                + "\"");
            }
        }
        if (best == null && isAnyDamaged) {
            log.accept("no cursor is left: resuming at the oldest record output=" + output);
            best = new CursorState(output);
        }
        return best;
    }

    /// Reads one cursor file.
    static CursorState read(Disk disk, String name) throws IOException, CursorFormat.Malformed {
        try (DiskFile file = disk.open(name)) {
            long size = file.size();
            if (size > CursorFormat.BYTES_MAX) {
                throw new CursorFormat.Malformed("it has " + size + " bytes");
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) size);
            while (bytes.hasRemaining() && file.read(bytes, bytes.position()) > 0) {
                // One read more.
            }
            byte[] read = new byte[bytes.position()];
            bytes.flip().get(read);
            CursorState state = CursorFormat.decode(read);
            if (!state.output.equals(outputOf(name))) {
                throw new CursorFormat.Malformed("it is the cursor of " + state.output);
            }
            return state;
        }
    }
}
