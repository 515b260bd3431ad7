package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Status;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.Textfile;
import io.hostpulse.collect.TextfileFormat.Content;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// Reads the files of a directory whose names end with `.prom`: samples that other programs leave
/// there. A file that is not as it should be is left out whole, and said. A file is read again only
/// when its time, size or number has changed.
///
/// Limits: [#FILES_MAX] files, [#BYTES_MAX] for each, [Table#ROWS_MAX] samples of all.
final class TextfileCollector implements Collector {
    /// Further files are left out, and said.
    static final int FILES_MAX = 256;

    /// A larger file is left out, in bytes.
    static final int BYTES_MAX = 4 << 20;

    private static final List<Group> GROUPS = List.of(Group.TEXTFILE, Group.TEXTFILE_SAMPLE);
    private static final String END = ".prom";

    /// The size of what is no file.
    private static final long UNREADABLE = -1;

    /// The size of the first file of too many.
    private static final long BEYOND = -2;

    /// A file as it was found.
    ///
    /// @param number its number on its file system, or how many files there are too many
    private record Stamp(String path, long mtimeMicros, long size, String number) {}

    private final Path directory;
    private final Table files = new Table(Group.TEXTFILE);
    private final Table samples = new Table(Group.TEXTFILE_SAMPLE);
    private Map<Stamp, Content> known = new HashMap<>();
    private List<Stamp> shown = List.of();

    TextfileCollector(Path directory) {
        this.directory = directory;
    }

    @Override
    public List<Group> groups() {
        return GROUPS;
    }

    @Override
    public void collect(Snapshot into) {
        String[] names = new File(directory.toString()).list();
        if (names == null) {
            boolean isThere = Files.exists(directory);
            String why = isThere ? ": permission denied" : ": no such directory";
            for (Group group : GROUPS) {
                into.status(group).worsen(isThere ? State.DENIED : State.FAILED, directory + why);
            }
            return;
        }
        Arrays.sort(names);
        List<Stamp> found = new ArrayList<>();
        String first = "";
        int beyond = 0;
        for (String name : names) {
            if (name.endsWith(END) && found.size() < FILES_MAX) {
                look(directory.resolve(name), found);
            } else if (name.endsWith(END)) {
                first = beyond++ > 0 ? first : directory.resolve(name).toString();
            }
        }
        if (beyond > 0) {
            found.add(new Stamp(first, 0, BEYOND, Integer.toString(beyond)));
        }
        if (!found.equals(shown)) {
            read(found);
        }
        into.table(Group.TEXTFILE).copyFrom(files);
        into.table(Group.TEXTFILE_SAMPLE).copyFrom(samples);
        for (Group group : GROUPS) {
            say(into.status(group));
        }
    }

    private static void look(Path path, List<Stamp> into) {
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            into.add(
                    new Stamp(
                            path.toString(),
                            file.lastModifiedTime().to(TimeUnit.MICROSECONDS),
                            file.isRegularFile() ? file.size() : UNREADABLE,
                            Objects.toString(file.fileKey())));
        } catch (NoSuchFileException e) {
            // Taken away since the directory was read.
            return;
        } catch (IOException e) {
            into.add(new Stamp(path.toString(), 0, UNREADABLE, ""));
        }
    }

    private void read(List<Stamp> found) {
        Map<Stamp, Content> next = new HashMap<>();
        var merged = new TextfileMerge(Table.ROWS_MAX);
        files.clear();
        for (Stamp file : found) {
            Content before = known.get(file);
            Content content = before == null ? content(file) : before;
            next.put(file, content);
            int row = files.addRow();
            files.set(row, Textfile.FILE, Text.of(file.path()));
            String why =
                    switch (content) {
                        case Content.Taken taken -> {
                            files.set(row, Textfile.SAMPLES, taken.samples().size());
                            yield merged.add(file.path(), taken.samples());
                        }
                        case Content.Refused refused -> refused.why();
                    };
            if (why.isEmpty()) {
                files.set(row, Textfile.MTIME, file.mtimeMicros());
            } else {
                files.set(row, Textfile.WHY, Text.of(why));
                files.unset(row, Textfile.SAMPLES.ordinal());
            }
        }
        samples.clear();
        merged.fill(samples);
        known = next;
        shown = found;
    }

    private static Content content(Stamp file) {
        if (file.size() == BEYOND) {
            return new Content.Refused(
                    "is beyond the "
                            + FILES_MAX
                            + " files that are read; so many are: "
                            + file.number());
        }
        if (file.size() == UNREADABLE) {
            return new Content.Refused("is not a file that can be read");
        }
        if (file.size() > BYTES_MAX) {
            return new Content.Refused("is larger than " + BYTES_MAX + " bytes");
        }
        try (var in = new FileInputStream(file.path())) {
            byte[] bytes = in.readNBytes(BYTES_MAX + 1);
            return bytes.length > BYTES_MAX
                    ? new Content.Refused("is larger than " + BYTES_MAX + " bytes")
                    : TextfileFormat.read(bytes, bytes.length, Table.ROWS_MAX);
        } catch (IOException e) {
            return new Content.Refused(
                    Files.isReadable(Path.of(file.path()))
                            ? "cannot be read: " + e.getMessage()
                            : "permission denied");
        }
    }

    private void say(Status status) {
        status.collected(0);
        int refused = 0;
        String first = "";
        for (int row = 0; row < files.rows(); row++) {
            if (files.has(row, Textfile.WHY)) {
                first =
                        refused++ > 0
                                ? first
                                : files.text(row, Textfile.FILE)
                                        + ": "
                                        + files.text(row, Textfile.WHY);
            }
        }
        if (refused > 0) {
            String more = refused > 1 ? "; " + (refused - 1) + " more such files" : "";
            status.worsen(State.PARTIAL, first + more);
        }
    }

    @Override
    public void close() {
        // Nothing is kept open between readings.
    }
}
