package io.hostpulse.collect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/// The size of a page of memory in bytes. Always 4,096 on x86-64; ARM, POWER and LoongArch kernels
/// are built with pages of 4 to 64 KiB, and `/proc/self/auxv` says which. Source: getauxval(3),
/// `AT_PAGESZ`.
final class PageSize {
    private static final long AT_PAGESZ = 6;
    private static final int X86_64_BYTES = 4_096;

    /// What stands for a size that is not known.
    static final int UNKNOWN = 0;

    private PageSize() {}

    /// The page size of the kernel that the agent runs on, or [#UNKNOWN].
    static int ofThisKernel() {
        return of(System.getProperty("os.arch", ""), Path.of("/proc/self"));
    }

    /// This process's page size, or [#UNKNOWN].
    ///
    /// @param architecture the value of the property `os.arch`
    /// @param self `/proc/self`
    static int of(String architecture, Path self) {
        if (architecture.equals("amd64")) {
            return X86_64_BYTES;
        }
        try (var auxv = new KernelFile(self.resolve("auxv"))) {
            auxv.read();
            return parse(auxv.bytes(), auxv.length());
        } catch (IOException e) {
            // A process with capabilities of its own may not read its auxv.
            return UNKNOWN;
        }
    }

    /// The page size in a vector of pairs of native 64-bit words, or [#UNKNOWN].
    static int parse(byte[] bytes, int length) {
        ByteBuffer words = ByteBuffer.wrap(bytes, 0, length).order(ByteOrder.nativeOrder());
        while (words.remaining() >= 2 * Long.BYTES) {
            long type = words.getLong();
            long value = words.getLong();
            if (type == AT_PAGESZ && value >= X86_64_BYTES && Long.bitCount(value) == 1) {
                return value <= Integer.MAX_VALUE ? (int) value : UNKNOWN;
            }
        }
        return UNKNOWN;
    }
}
