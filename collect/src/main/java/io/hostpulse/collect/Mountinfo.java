package io.hostpulse.collect;

import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.TextPool;

import java.util.Arrays;

/// The rows of `/proc/PID/mountinfo`, and of its older form `/proc/PID/mounts`. Source:
/// proc_pid_mountinfo(5), proc_pid_mounts(5).
///
/// ```
/// 36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue
/// /dev/root /mnt2 ext3 rw,noatime,errors=continue 0 0
/// ```
///
/// The kernel writes space, tab, newline, backslash and `#` inside a field as three octal digits
/// (`\040`). Rows that do not have this form are left out and counted. Only positions are kept of a
/// row until its texts are asked for: a host of thousands of containers has thousands of rows, of
/// which few are reported. Confined to one thread; holds on to the array it parsed.
final class Mountinfo {
    /// What stands for a number that the older form does not have.
    static final int NONE = -1;

    private static final int ID = 0;
    private static final int PARENT = 1;
    private static final int MAJOR = 2;
    private static final int MINOR = 3;
    private static final int ROOT = 4;
    private static final int MOUNTPOINT = 6;
    private static final int TYPE = 8;
    private static final int SOURCE = 10;
    private static final int READONLY = 12;
    private static final int WIDTH = 13;

    private byte[] bytes = new byte[0];
    private int[] cells = new int[WIDTH * 32];
    private int rows;
    private int malformed;
    private final TextPool texts = new TextPool();

    private int at;
    private int end;

    /// Takes the rows of the `mountinfo` form.
    void parse(byte[] content, int length) {
        start(content);
        for (int line = 0; line < length; line = end + 1) {
            end = lineEnd(line, length);
            at = line;
            int row = addRow();
            if (!mountinfoRow(row)) {
                refuse(line);
            }
        }
    }

    /// Takes the rows of the `mounts` form: no numbers, and the whole file system is taken to be
    /// mounted.
    void parseMounts(byte[] content, int length) {
        start(content);
        for (int line = 0; line < length; line = end + 1) {
            end = lineEnd(line, length);
            at = line;
            int row = addRow();
            Arrays.fill(cells, row, row + ROOT, NONE);
            cells[row + ROOT] = line;
            cells[row + ROOT + 1] = 0;
            boolean whole = field(row + SOURCE) && field(row + MOUNTPOINT) && field(row + TYPE);
            if (!whole || cells[row + MOUNTPOINT + 1] == 0) {
                refuse(line);
            } else {
                cells[row + READONLY] = readonly() ? 1 : 0;
            }
        }
    }

    private void start(byte[] content) {
        bytes = content;
        rows = 0;
        malformed = 0;
    }

    private int addRow() {
        if ((rows + 1) * WIDTH > cells.length) {
            cells = Arrays.copyOf(cells, cells.length * 2);
        }
        return rows++ * WIDTH;
    }

    private void refuse(int line) {
        rows--;
        malformed += end > line ? 1 : 0;
    }

    private boolean mountinfoRow(int row) {
        if (!number(row + ID, ' ')
                || !number(row + PARENT, ' ')
                || !number(row + MAJOR, ':')
                || !number(row + MINOR, ' ')
                || !field(row + ROOT)
                || !field(row + MOUNTPOINT)
                || cells[row + MOUNTPOINT + 1] == 0) {
            return false;
        }
        boolean readonly = readonly();
        if (!skipOptionalFields() || !field(row + TYPE) || !field(row + SOURCE)) {
            return false;
        }
        cells[row + READONLY] = readonly() || readonly ? 1 : 0;
        return true;
    }

    /// The optional fields are any number of words, ended by a single `-`.
    private boolean skipOptionalFields() {
        while (at < end) {
            boolean hyphen = bytes[at] == '-' && (at + 1 == end || bytes[at + 1] == ' ');
            at = fieldEnd() + 1;
            if (hyphen) {
                return true;
            }
        }
        return false;
    }

    private boolean number(int cell, char after) {
        int value = 0;
        int from = at;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9' && at - from < 10) {
            value = value * 10 + (bytes[at++] - '0');
        }
        if (at == from || at == end || bytes[at] != after) {
            return false;
        }
        at++;
        cells[cell] = value;
        return true;
    }

    /// A field may be empty: a mount without a source leaves nothing between two spaces.
    private boolean field(int cell) {
        if (at > end) {
            return false;
        }
        int fieldEnd = fieldEnd();
        cells[cell] = at;
        cells[cell + 1] = fieldEnd - at;
        at = fieldEnd + 1;
        return true;
    }

    /// Whether the options that stand here hold the word `ro`; goes on behind them.
    private boolean readonly() {
        boolean found = false;
        int optionsEnd = fieldEnd();
        for (int word = at; word < optionsEnd; ) {
            int wordEnd = word;
            while (wordEnd < optionsEnd && bytes[wordEnd] != ',') {
                wordEnd++;
            }
            found |= wordEnd - word == 2 && bytes[word] == 'r' && bytes[word + 1] == 'o';
            word = wordEnd + 1;
        }
        at = optionsEnd + 1;
        return found;
    }

    private int fieldEnd() {
        int i = at;
        while (i < end && bytes[i] != ' ') {
            i++;
        }
        return i;
    }

    private int lineEnd(int from, int length) {
        int i = from;
        while (i < length && bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    int rows() {
        return rows;
    }

    /// The number of lines that are not rows of a known form.
    int malformed() {
        return malformed;
    }

    int id(int row) {
        return cells[row * WIDTH + ID];
    }

    int parent(int row) {
        return cells[row * WIDTH + PARENT];
    }

    int major(int row) {
        return cells[row * WIDTH + MAJOR];
    }

    int minor(int row) {
        return cells[row * WIDTH + MINOR];
    }

    /// Whether the mount or the file system beneath is read-only.
    boolean isReadonly(int row) {
        return cells[row * WIDTH + READONLY] == 1;
    }

    /// How deep in its file system the directory lies that is mounted, as the length of its path.
    int rootDepth(int row) {
        return cells[row * WIDTH + ROOT + 1];
    }

    Text mountpoint(int row) {
        return text(row * WIDTH + MOUNTPOINT);
    }

    Text type(int row) {
        return text(row * WIDTH + TYPE);
    }

    /// What is mounted; empty when the mount has no source.
    Text source(int row) {
        return text(row * WIDTH + SOURCE);
    }

    /// Whether the mount point of `upper` is that of `lower`, or a directory above it.
    boolean covers(int upper, int lower) {
        int from = cells[upper * WIDTH + MOUNTPOINT];
        int length = cells[upper * WIDTH + MOUNTPOINT + 1];
        int lowerFrom = cells[lower * WIDTH + MOUNTPOINT];
        int lowerLength = cells[lower * WIDTH + MOUNTPOINT + 1];
        return length <= lowerLength
                && Arrays.equals(bytes, from, from + length, bytes, lowerFrom, lowerFrom + length)
                && (length == lowerLength || length == 1 || bytes[lowerFrom + length] == '/');
    }

    /// Whether both are mounted at the same place.
    boolean samePlace(int one, int other) {
        return cells[one * WIDTH + MOUNTPOINT + 1] == cells[other * WIDTH + MOUNTPOINT + 1]
                && covers(one, other);
    }

    private Text text(int cell) {
        int from = cells[cell];
        int length = cells[cell + 1];
        for (int i = from; i < from + length; i++) {
            if (bytes[i] == '\\') {
                return unescaped(from, length);
            }
        }
        return texts.intern(bytes, from, length);
    }

    private Text unescaped(int from, int length) {
        byte[] out = new byte[length];
        int written = 0;
        for (int i = from; i < from + length; i++) {
            if (isEscape(i, from + length)) {
                out[written++] =
                        (byte)
                                ((bytes[i + 1] - '0') << 6
                                        | (bytes[i + 2] - '0') << 3
                                        | (bytes[i + 3] - '0'));
                i += 3;
            } else {
                out[written++] = bytes[i];
            }
        }
        return texts.intern(out, 0, written);
    }

    private boolean isEscape(int i, int limit) {
        return bytes[i] == '\\'
                && i + 3 < limit
                && isOctal(bytes[i + 1])
                && isOctal(bytes[i + 2])
                && isOctal(bytes[i + 3]);
    }

    private static boolean isOctal(byte digit) {
        return digit >= '0' && digit <= '7';
    }
}
