package io.hostpulse.journal;

import io.hostpulse.journal.Disk.DiskFile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// The files of the cursors. An output has two, of which one takes its states as they change; when
/// that is full, a new one takes the place of the other, so that one is whole whatever happens.
/// Confined to the journal's thread.
///
/// A state that was [noted][#note()] survives the end of the process; one that was [saved][#save()]
/// survives a loss of power too.
final class CursorStore {
    private static final String ENDING = ".cursor";
    private static final String TEMPORARY_ENDING = ".cursor.tmp";

    private final Disk disk;
    private final CursorTable table;
    private final int bytesMax;
    private final ByteBuffer buffer;
    private final Faults faults;
    private final boolean isWatched;
    private final Consumer<String> log;

    /// Those that take states at the moment, by output.
    private final Map<String, CursorFile> open = new HashMap<>();

    /// Whether any of them may hold a state that a loss of power takes: asked some times a tick.
    private boolean mayBeUnforced;

    /// Which of its two files holds an output's newest state.
    private final Map<String, Integer> slots = new HashMap<>();

    /// @param bytesMax beyond, a new file is begun
    /// @param buffer for what is written; whatever is in it is gone afterwards
    CursorStore(
            Disk disk,
            CursorTable table,
            int bytesMax,
            ByteBuffer buffer,
            Faults faults,
            Consumer<String> log) {
        this.disk = disk;
        this.table = table;
        this.bytesMax = bytesMax;
        this.buffer = buffer;
        this.faults = faults;
        this.isWatched = !faults.equals(Faults.NONE);
        this.log = log;
    }

    /// One of an output's two files.
    static String name(String output, int slot) {
        return output + "." + slot + ENDING;
    }

    static boolean isCursor(String name) {
        return name.endsWith(ENDING);
    }

    /// The output a cursor file belongs to by its name.
    static String outputOf(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /// Writes every cursor that changed, so that it survives the end of the process.
    void note() throws IOException {
        boolean isAnyNew = false;
        for (String output : table.namesInOrder()) {
            byte[] state = table.toSave(output);
            if (state != null) {
                isAnyNew |= write(output, state);
            }
        }
        if (isAnyNew) {
            forceDirectory();
        }
    }

    /// Writes every cursor that changed and makes all of them durable.
    void save() throws IOException {
        note();
        for (String output : List.copyOf(open.keySet())) {
            CursorFile file = open.get(output);
            if (file != null && file.isUnforced()) {
                force(output, file);
            }
        }
        mayBeUnforced = false;
    }

    /// Whether [#save()] has something to do for cursors that did not change since [#note()].
    boolean hasUnforced() {
        return mayBeUnforced;
    }

    /// The directory was made anew: the files are gone, and every cursor is to be written again.
    void directoryIsNew() {
        List.copyOf(open.keySet()).forEach(this::letGo);
        table.touchAll();
    }

    private void forceDirectory() throws IOException {
        try {
            disk.forceDirectory();
        } catch (IOException e) {
            directoryIsNew();
            throw e;
        }
        faults.at(FaultPoint.CURSOR_DIRECTORY_FORCED);
    }

    /// @return whether the directory is to be forced
    private boolean write(String output, byte[] state) throws IOException {
        try {
            boolean isFirst = table.generation(output) == 1;
            CursorFile file = open.get(output);
            if (file != null && !isFirst && file.length() + state.length <= bytesMax) {
                mayBeUnforced = true;
                file.append(state, buffer);
                if (isWatched) {
                    faults.at(FaultPoint.CURSOR_APPENDED);
                }
                return false;
            }
            letGo(output);
            begin(output, state, isFirst);
            return true;
        } catch (IOException e) {
            letGo(output);
            table.notSaved(output);
            throw e;
        }
    }

    private void begin(String output, byte[] state, boolean isFirst) throws IOException {
        if (isFirst) {
            disk.delete(name(output, 0));
            disk.delete(name(output, 1));
        }
        int slot = 1 - slots.getOrDefault(output, 1);
        String temporary = output + TEMPORARY_ENDING;
        disk.delete(temporary);
        CursorFile file = new CursorFile(disk.create(temporary), slot);
        open.put(output, file);
        file.append(state, buffer);
        faults.at(FaultPoint.CURSOR_WRITTEN);
        file.force();
        faults.at(FaultPoint.CURSOR_FORCED);
        disk.rename(temporary, name(output, slot));
        slots.put(output, slot);
        faults.at(FaultPoint.CURSOR_RENAMED);
    }

    private void force(String output, CursorFile file) throws IOException {
        try {
            file.force();
            faults.at(FaultPoint.CURSOR_APPENDED_FORCED);
            String name = name(output, file.slot());
            if (!disk.exists(name)) {
                throw new IOException("the file is gone from the directory: " + name);
            }
        } catch (IOException e) {
            letGo(output);
            table.notSaved(output);
            throw e;
        }
    }

    private void letGo(String output) {
        CursorFile file = open.remove(output);
        if (file != null) {
            file.close();
        }
    }

    /// Lets go of all files.
    void close() {
        List.copyOf(open.keySet()).forEach(this::letGo);
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
        for (String output : List.copyOf(open.keySet())) {
            if (!outputs.contains(output)) {
                letGo(output);
            }
        }
        slots.keySet().retainAll(outputs);
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
                CursorState state = read(disk, name).state();
                if (best == null || state.generation > best.generation) {
                    best = state;
                    slots.put(output, slot);
                }
            } catch (NoSuchFileException _) {
                // Gone since it was listed.
            } catch (CursorFormat.Malformed e) {
                isAnyDamaged = true;
                log.accept(
                        "a cursor file is damaged, the output's other one counts file="
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
    static CursorFormat.Found read(Disk disk, String name)
            throws IOException, CursorFormat.Malformed {
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
            CursorFormat.Found found = CursorFormat.read(read);
            if (!found.state().output.equals(outputOf(name))) {
                throw new CursorFormat.Malformed("it is the cursor of " + found.state().output);
            }
            return found;
        }
    }
}
