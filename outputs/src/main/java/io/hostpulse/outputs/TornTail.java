package io.hostpulse.outputs;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/// Mends the end of a file of lines that a crash tore, so that the next line never joins it.
/// Stateless.
///
/// A last line without a line break that begins as a message (`{`), or with the zeros that a file
/// system leaves after a power failure, is cut off: it was never accepted, and its message comes
/// again. Any other last line was not written by this output and is ended with a line break.
final class TornTail {
    private static final int BLOCK = 8_192;

    private TornTail() {}

    /// Mends the end of the file, if it is torn.
    static void mend(Path path, Consumer<String> log) throws IOException {
        try (FileChannel file =
                FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long size = file.size();
            if (size == 0 || byteAt(file, size - 1) == '\n') {
                return;
            }
            long start = lastLineStart(file, size);
            byte first = byteAt(file, start);
            if (first == '{' || first == 0) {
                file.truncate(start);
                log.accept("cut a torn line off the end of " + path + " bytes=" + (size - start));
            } else {
                file.write(ByteBuffer.wrap(new byte[] {'\n'}), size);
                log.accept(
                        "ended a last line that is no message path="
                                + path
                                + " bytes="
                                + (size - start));
            }
        }
    }

    private static byte byteAt(FileChannel file, long position) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        if (file.read(one, position) != 1) {
            throw new EOFException("the file became shorter while it was read");
        }
        return one.get(0);
    }

    private static long lastLineStart(FileChannel file, long size) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        long end = size;
        while (end > 0) {
            long from = Math.max(0, end - BLOCK);
            block.clear().limit((int) (end - from));
            while (block.hasRemaining()) {
                if (file.read(block, from + block.position()) < 0) {
                    throw new EOFException("the file became shorter while it was read");
                }
            }
            for (int i = block.position() - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return from + i + 1;
                }
            }
            end = from;
        }
        return 0;
    }
}
