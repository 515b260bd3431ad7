package io.hostpulse.collect;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Status;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.TextPool;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A tree of small kernel files, most of one value each, as sysfs has them: opened at each reading,
/// for devices come and go. Reading may block, as long as a device does not answer: only in a task
/// of its own. Confined to one thread at a time.
final class SysFiles {
    /// Of a longer file only so much is read, in bytes.
    static final int BYTES_MAX = 64 << 10;

    /// So many entries of a directory are read.
    static final int NAMES_MAX = 4_096;

    /// Of a file of one value, in bytes: sysfs gives no more than a page.
    static final int VALUE_BYTES_MAX = 4 << 10;

    /// What stands for no number.
    static final long ABSENT = Long.MIN_VALUE;

    /// The largest number without sign of 64 bits: its last digit, and what stands before that.
    private static final long UNSIGNED_TENTH = 1_844_674_407_370_955_161L;

    private static final int UNSIGNED_LAST = 5;

    private static final String[] NO_NAMES = {};

    private final Path root;

    /// Made for the first file: most groups that need it are off.
    private byte[] bytes = {};

    private @Nullable ByteBuffer direct;
    private final TextPool texts = new TextPool();
    private @Nullable String denied;

    SysFiles(Path root) {
        this.root = root;
    }

    /// Starts a reading.
    void begin() {
        denied = null;
    }

    /// Says how the reading went: what may not be read is named once.
    void settle(Status status, boolean isAny, String nothing) {
        if (denied != null) {
            status.worsen(isAny ? State.PARTIAL : State.DENIED, denied);
        } else if (!isAny) {
            status.worsen(State.UNSUPPORTED, nothing);
        } else {
            status.collected(0);
        }
    }

    /// The path of a file, as reasons name it.
    Path path(String file) {
        return root.resolve(file);
    }

    /// The entries of a directory in their order by name; empty when there is none.
    String[] names(String directory) {
        String[] names = new File(root.resolve(directory).toString()).list();
        if (names == null) {
            return NO_NAMES;
        }
        Arrays.sort(names);
        return names.length > NAMES_MAX ? Arrays.copyOf(names, NAMES_MAX) : names;
    }

    boolean isDirectory(String file) {
        return new File(root.resolve(file).toString()).isDirectory();
    }

    boolean exists(String file) {
        return new File(root.resolve(file).toString()).exists();
    }

    /// What a file holds, without the white space around it; null when it is not there, has nothing
    /// in it, or its device does not say.
    @Nullable Text text(String file) {
        return text(read(file));
    }

    /// What was [filled][#fill(FileChannel)] in, without the white space around it; null for
    /// nothing.
    @Nullable Text text(int filled) {
        int from = 0;
        int to = filled;
        while (from < to && bytes[from] <= ' ' && bytes[from] >= 0) {
            from++;
        }
        while (to > from && bytes[to - 1] <= ' ' && bytes[to - 1] >= 0) {
            to--;
        }
        return to > from ? texts.intern(bytes, from, to - from) : null;
    }

    /// The lines of a file that have anything in them; empty when it is not there.
    List<String> lines(String file) {
        int length = read(file);
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= length; i++) {
            if (i > from && (i == length || bytes[i] == '\n')) {
                lines.add(Text.of(bytes, from, i - from).toString());
                from = i + 1;
            } else if (i < length && bytes[i] == '\n') {
                from = i + 1;
            }
        }
        return lines;
    }

    /// As [#lines(String)] of a file that others' permissions may hide, which is no fault.
    List<String> readable(String file) {
        String before = denied;
        List<String> lines = lines(file);
        denied = before;
        return lines;
    }

    /// The words of a line.
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= line.length(); i++) {
            boolean isSpace = i == line.length() || line.charAt(i) == ' ' || line.charAt(i) == '\t';
            if (isSpace) {
                if (i > from) {
                    words.add(line.substring(from, i));
                }
                from = i + 1;
            }
        }
        return words;
    }

    /// The number that a word is; [#ABSENT] when it is none.
    static long number(String word) {
        return word.isEmpty() ? ABSENT : number(Text.of(word));
    }

    /// The number without sign of 64 bits that a word is, as the number with sign that has the same
    /// bits: what a counter that was taken below zero is. [#ABSENT] when it is none, or 2^63.
    static long unsigned(String word) {
        long value = 0;
        for (int i = 0; i < word.length(); i++) {
            int digit = word.charAt(i) - '0';
            boolean isFull =
                    Long.compareUnsigned(value, UNSIGNED_TENTH) > 0
                            || (value == UNSIGNED_TENTH && digit > UNSIGNED_LAST);
            if (digit < 0 || digit > 9 || isFull) {
                return ABSENT;
            }
            value = value * 10 + digit;
        }
        return word.isEmpty() ? ABSENT : value;
    }

    private int read(String file) {
        Path path = root.resolve(file);
        File asked = new File(path.toString());
        if (!asked.isFile()) {
            return 0;
        }
        if (bytes.length == 0) {
            bytes = new byte[BYTES_MAX];
        }
        try (var open = new RandomAccessFile(asked, "r")) {
            int length = 0;
            int count = open.read(bytes, 0, bytes.length);
            while (count > 0) {
                length += count;
                count = length < bytes.length ? open.read(bytes, length, bytes.length - length) : 0;
            }
            return length;
        } catch (IOException e) {
            // EINVAL, ENODATA, ENODEV: the device does not have what the file is for.
            if (!Files.isReadable(path)) {
                denied(path);
            }
            return 0;
        }
    }

    /// Says that a file may not be read.
    void denied(Path path) {
        denied = denied == null ? path + ": permission denied" : denied;
    }

    /// Reads a file that is open, from its start; of one with more than [#VALUE_BYTES_MAX] only so
    /// much.
    ///
    /// @return how many bytes there are to make a [text][#text(int)] of
    /// @throws IOException as the kernel says
    int fill(FileChannel open) throws IOException {
        direct = direct == null ? ByteBuffer.allocateDirect(VALUE_BYTES_MAX) : direct;
        if (bytes.length == 0) {
            bytes = new byte[BYTES_MAX];
        }
        direct.clear();
        int length = open.read(direct, 0);
        direct.flip();
        direct.get(bytes, 0, Math.max(length, 0));
        return Math.max(length, 0);
    }

    /// Lets go of a file that was only read: it has nothing to lose by a failed close.
    static void close(FileChannel open) {
        try {
            open.close();
        } catch (IOException _) {
            // Nothing is owed to it.
        }
    }

    /// The number that a file holds, decimal or with 0x before it; [#ABSENT] when there is none.
    long numberIn(String file) {
        Text text = text(file);
        return text == null ? ABSENT : number(text);
    }

    /// The number that a text is, decimal or with 0x before it; [#ABSENT] when it is none.
    static long number(Text text) {
        byte[] raw = text.raw();
        if (raw.length > 2 && raw[0] == '0' && raw[1] == 'x') {
            long value = Hex.of(raw, 2, raw.length);
            return value == Hex.NONE ? ABSENT : value;
        }
        boolean isNegative = raw[0] == '-';
        int from = isNegative ? 1 : 0;
        if (raw.length == from) {
            return ABSENT;
        }
        long value = 0;
        for (int i = from; i < raw.length; i++) {
            int digit = raw[i] - '0';
            if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
                return ABSENT;
            }
            value = value * 10 + digit;
        }
        return isNegative ? -value : value;
    }

    /// Sets a cell to what a file holds, if it holds it: a text, or a number times a factor.
    void set(Table table, int row, Column column, String file, long factor) {
        set(table, row, column, text(file), factor);
    }

    /// Sets a cell to a text, or the number that it is times a factor; null sets nothing.
    static void set(Table table, int row, Column column, @Nullable Text text, long factor) {
        if (text == null) {
            return;
        }
        if (column.field().kind().isText()) {
            table.set(row, column, text);
            return;
        }
        long value = number(text);
        if (value != ABSENT && Math.abs(value) <= Long.MAX_VALUE / factor) {
            table.set(row, column, value * factor);
        }
    }
}
