package io.hostpulse.collect;

/// How full one file system is, or why that is not known. Filled again and again; confined to the
/// thread that asks, handed over whole.
final class Space {
    /// The error of a file system that has not been asked in a way that tells one.
    static final int NOT_KNOWN = -1;

    /// What stands for a number that the file system does not give.
    static final long ABSENT = -1;

    /// 0, or the errno of the call, or [#NOT_KNOWN]: then nothing else is set.
    int error;

    long size;
    long free;
    long available;
    long files;
    long filesFree;

    /// Says that the sizes are not known, and why.
    void failed(int errno) {
        set(errno, ABSENT, ABSENT, ABSENT);
        files(ABSENT, ABSENT);
    }

    /// Says the sizes in bytes; inodes are not counted.
    void bytes(long total, long unused, long usable) {
        set(0, total, unused, usable);
        files(ABSENT, ABSENT);
    }

    /// Says how many inodes there are; a file system that has none does not count them.
    void files(long total, long unused) {
        files = total > 0 ? total : ABSENT;
        filesFree = total > 0 && unused >= 0 ? unused : ABSENT;
    }

    private void set(int errno, long total, long unused, long usable) {
        error = errno;
        size = total;
        free = unused;
        available = usable;
    }

    /// Blocks in bytes; absent when that does not fit: no file system has 8 EiB, but some say so.
    static long inBytes(long blocks, long blockBytes) {
        if (blocks < 0 || blockBytes < 0 || Math.multiplyHigh(blocks, blockBytes) != 0) {
            return ABSENT;
        }
        long bytes = blocks * blockBytes;
        return bytes < 0 ? ABSENT : bytes;
    }
}
