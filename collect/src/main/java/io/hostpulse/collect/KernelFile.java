package io.hostpulse.collect;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// A file of procfs or sysfs, read whole from its start into a buffer that is used again, for all
/// files that the thread reads: once a second every page of memory that is touched costs what it
/// takes to find it, and a file's content is not needed after it was parsed.
///
/// A kernel file stays open between reads: the kernel makes its content anew for a read at offset
/// 0. How its end is known is its [Form]. A regular file, as a test's tree has, is opened at each
/// read, because it may be replaced, and read until there is no more.
///
/// Confined to one thread at a time. What a read gave is valid until that thread reads the next
/// kernel file, this one or another.
public final class KernelFile implements AutoCloseable {
    /// Files longer than this are refused: no kernel file of a sane host comes near.
    public static final int BYTES_MAX = 16 << 20;

    /// The first reading's buffer.
    static final int BYTES_START = 4 << 10;

    /// The kernel writes lines into a buffer of at least one page, which has no size below this.
    private static final int PAGE_BYTES_MIN = 4 << 10;

    /// How a kernel file gives its content, and so what ends it without asking once more. Source:
    /// the kernel's `Documentation/filesystems/seq_file.rst`, `seq_read_iter` in `fs/seq_file.c`.
    enum Form {
        /// The content is made in one piece and each read takes of it what it has room for
        /// (`single_open`: loadavg, stat, meminfo, uptime, pressure, a process's stat and statm).
        /// What leaves room in the buffer was all.
        WHOLE,
        /// Lines follow one another until the next does not fit into a page (`seq_open`: diskstats,
        /// net/dev), none longer than half a page. What leaves room for one more was all.
        SHORT_LINES,
        /// As [#SHORT_LINES] with lines of any length (mountinfo), or not known: only a read that
        /// gives nothing is the end.
        UNKNOWN
    }

    /// What a thread reads with. A thread that hangs in a read keeps its own, and nobody else's is
    /// written to when the kernel answers at last.
    private static final class Buffer {
        private static final ThreadLocal<Buffer> OF_THREAD = ThreadLocal.withInitial(Buffer::new);

        private final Thread thread = Thread.currentThread();
        private ByteBuffer direct = ByteBuffer.allocateDirect(BYTES_START);
        private long address = MemorySegment.ofBuffer(direct).address();
        private byte[] bytes = new byte[BYTES_START];

        private void widen(int capacity) {
            direct = ByteBuffer.allocateDirect(capacity);
            address = MemorySegment.ofBuffer(direct).address();
        }

        /// Reads on behind what was read, into the empty buffer.
        ///
        /// @param known the file's descriptor, or [OpenFiles#NONE]
        /// @return how many bytes; 0 or less at the end
        private int read(FileChannel open, int known, int position) throws IOException {
            direct.clear();
            if (known != OpenFiles.NONE) {
                int count = OpenFiles.read(this, known, address, direct.capacity(), position);
                if (count >= 0) {
                    direct.limit(count);
                    return count;
                }
            }
            // Also says what the kernel refuses.
            int count = open.read(direct, position);
            direct.flip();
            return count;
        }
    }

    private final Path path;
    private final Form form;
    private @Nullable Buffer buffer;
    private byte[] bytes = {};
    private int length;
    private @Nullable FileChannel channel;
    private int descriptor = OpenFiles.NONE;
    private boolean isProcfs;

    /// A file whose form is not known: its end costs one more read.
    public KernelFile(Path path) {
        this(path, Form.UNKNOWN);
    }

    KernelFile(Path path, Form form) {
        this.path = path;
        this.form = form;
    }

    /// A file that the kernel gives in one piece: what leaves room in the buffer was all of it, and
    /// no second read asks for more.
    public static KernelFile whole(Path path) {
        return new KernelFile(path, Form.WHOLE);
    }

    /// The file's path.
    public Path path() {
        return path;
    }

    /// Reads the file whole.
    ///
    /// @return the number of bytes, which stand in [#bytes()]; 0 for an empty file
    /// @throws IOException as the kernel says; the next read opens the file anew
    public int read() throws IOException {
        length = 0;
        FileChannel open = channel;
        channel = null;
        boolean kept = open != null;
        if (open == null) {
            open = FileChannel.open(path, StandardOpenOption.READ);
        }
        try {
            readWhole(open, kept ? form : Form.UNKNOWN);
            if (length > 0 && (kept || open.size() == 0)) {
                channel = open;
            }
        } finally {
            if (channel == null) {
                descriptor = OpenFiles.NONE;
                isProcfs = false;
                open.close();
            }
        }
        return length;
    }

    /// Learns whether the file that is open is procfs's own, if that is not known yet.
    void lookUp(OpenFiles files) {
        if (channel != null && descriptor == OpenFiles.NONE) {
            descriptor = files.inProcfs(path);
            isProcfs = descriptor != OpenFiles.NONE || files.areInProcfs(path);
        }
    }

    /// Whether the open file is known to be procfs's own: then the next read waits for no device,
    /// no server and no other process.
    boolean isProcfs() {
        return isProcfs;
    }

    /// The descriptor of the open file, if that is known to be procfs's own and the only one. Else
    /// [OpenFiles#NONE].
    int descriptor() {
        return descriptor;
    }

    /// Reads only the start of the file, as much as one read gives: at least the first lines of a
    /// kernel file, at most 4 KiB.
    ///
    /// @return the number of bytes, which stand in [#bytes()]
    /// @throws IOException as the kernel says
    public int readStart() throws IOException {
        length = 0;
        Buffer into = bufferOfThread();
        ByteBuffer direct = into.direct;
        bytes = into.bytes;
        try (FileChannel open = FileChannel.open(path, StandardOpenOption.READ)) {
            direct.clear().limit(BYTES_START);
            int count = open.read(direct, 0);
            direct.flip();
            length = Math.max(count, 0);
            direct.get(bytes, 0, length);
        }
        return length;
    }

    /// The calling thread's buffer. It is the one of the last read, as a rule: to look for it among
    /// what belongs to the thread is a call of the JVM's for each file.
    @SuppressWarnings("ReferenceEquality") // A thread is itself alone.
    private Buffer bufferOfThread() {
        Buffer known = buffer;
        if (known == null || known.thread != Thread.currentThread()) {
            known = Buffer.OF_THREAD.get();
            buffer = known;
        }
        return known;
    }

    private void readWhole(FileChannel open, Form known) throws IOException {
        Buffer into = bufferOfThread();
        bytes = into.bytes;
        boolean ended = false;
        while (!ended) {
            int count = into.read(open, descriptor, length);
            if (count <= 0) {
                return;
            }
            if (length + count > bytes.length) {
                grow(into, length + count);
            }
            ByteBuffer direct = into.direct;
            direct.get(bytes, length, count);
            length += count;
            int capacity = direct.capacity();
            ended = isLast(count, capacity, known);
            if (count == capacity && capacity < BYTES_MAX) {
                into.widen(capacity * 2);
            }
        }
    }

    private void grow(Buffer into, int bytesMin) throws IOException {
        if (bytesMin > BYTES_MAX) {
            throw new IOException(path + ": longer than " + BYTES_MAX + " bytes");
        }
        bytes = Arrays.copyOf(bytes, Math.max(bytesMin, Math.min(bytes.length * 2, BYTES_MAX)));
        into.bytes = bytes;
    }

    /// Whether a read that gave so many bytes, where there was room for `capacity`, was the last.
    private static boolean isLast(int count, int capacity, Form known) {
        return switch (known) {
            case WHOLE -> count < capacity;
            case SHORT_LINES -> count < PAGE_BYTES_MIN / 2;
            case UNKNOWN -> false;
        };
    }

    /// The bytes of the last read, valid up to the length it returned, and until this thread reads
    /// another kernel file.
    public byte[] bytes() {
        return bytes;
    }

    /// The number of bytes of the last read.
    public int length() {
        return length;
    }

    @Override
    public void close() {
        FileChannel open = channel;
        channel = null;
        descriptor = OpenFiles.NONE;
        isProcfs = false;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // A file that was only read has nothing to lose by a failed close.
                length = 0;
            }
        }
    }
}
