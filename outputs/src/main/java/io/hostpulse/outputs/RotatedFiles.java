package io.hostpulse.outputs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The files beside an active file that were active before: `messages-20261122T112500.000Z.jsonl`
/// beside `messages.jsonl`, named by when they were rotated. Their names sort by age. Confined to
/// the thread of its output.
///
/// A file with a name of any other form is not one of them and is never touched.
final class RotatedFiles {
    private static final String FORM = "00000000T000000.000Z";

    private final Path directory;
    private final Path active;
    private final String prefix;
    private final String suffix;
    private final int keep;

    /// @param keep how many are kept
    RotatedFiles(Path active, int keep) {
        this.active = active;
        this.directory = directoryOf(active);
        this.keep = keep;
        String name = String.valueOf(active.getFileName());
        int dot = name.lastIndexOf('.');
        int stem = dot > 0 ? dot : name.length();
        this.prefix = name.substring(0, stem) + "-";
        this.suffix = name.substring(stem);
    }

    /// The directory that a file stands in.
    static Path directoryOf(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    /// Forces the directory's names to the disk.
    static void forceDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// Renames the active file. Its new name is later than all others, by a millisecond at least,
    /// even if the clock was set back.
    void add(Instant now) throws IOException {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        List<String> names = names();
        if (!names.isEmpty()) {
            Instant newest = timeOf(names.getLast()).orElse(at);
            at = newest.isBefore(at) ? at : newest.plusMillis(1);
        }
        Files.move(active, directory.resolve(prefix + form(at) + suffix));
        forceDirectory(directory);
    }

    /// Deletes the oldest beyond the number that is kept.
    void prune() throws IOException {
        List<String> names = names();
        for (int i = 0; i < names.size() - keep; i++) {
            Path file = directory.resolve(names.get(i));
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.deleteIfExists(file);
            }
        }
    }

    /// The names of the rotated files, oldest first.
    List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (timeOf(name).isPresent()) {
                    names.add(name);
                }
            }
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
        Collections.sort(names);
        return names;
    }

    /// When the file of this name was rotated, if it is the name of a rotated file.
    private Optional<Instant> timeOf(String name) {
        int from = prefix.length();
        if (name.length() != from + FORM.length() + suffix.length()
                || !name.startsWith(prefix)
                || !name.endsWith(suffix)) {
            return Optional.empty();
        }
        for (int i = 0; i < FORM.length(); i++) {
            char expected = FORM.charAt(i);
            char found = name.charAt(from + i);
            boolean isDigit = found >= '0' && found <= '9';
            if (expected == '0' ? !isDigit : found != expected) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(
                    LocalDateTime.of(
                                    digits(name, from, 4),
                                    digits(name, from + 4, 2),
                                    digits(name, from + 6, 2),
                                    digits(name, from + 9, 2),
                                    digits(name, from + 11, 2),
                                    digits(name, from + 13, 2),
                                    digits(name, from + 16, 3) * 1_000_000)
                            .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int digits(String name, int from, int count) {
        return Integer.parseInt(name, from, from + count, 10);
    }

    private static String form(Instant at) {
        LocalDateTime time = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
        var out = new StringBuilder(FORM.length());
        digits(out, time.getYear(), 4);
        digits(out, time.getMonthValue(), 2);
        digits(out, time.getDayOfMonth(), 2);
        out.append('T');
        digits(out, time.getHour(), 2);
        digits(out, time.getMinute(), 2);
        digits(out, time.getSecond(), 2);
        out.append('.');
        digits(out, time.getNano() / 1_000_000, 3);
        return out.append('Z').toString();
    }

    private static void digits(StringBuilder out, int number, int count) {
        String digits = Integer.toString(number);
        for (int i = digits.length(); i < count; i++) {
            out.append('0');
        }
        out.append(digits);
    }
}
