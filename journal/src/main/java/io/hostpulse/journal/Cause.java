package io.hostpulse.journal;

/// Why a record will not reach an output. The numbers stand in cursor files.
public enum Cause {
    /// Older than the journal's age, or beyond its bytes, or the file system had to be spared.
    EXPIRED(1),
    /// Damaged or gone on disk.
    CORRUPT(2),
    /// The disk was out for longer than the memory could bridge.
    OVERFLOW(3),
    /// Refused by the output for good.
    REJECTED(4);

    private static final Cause[] ALL = values();

    /// How many there are.
    static final int COUNT = ALL.length;

    private final int code;

    Cause(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /// @throws CursorFormat.Malformed for a number that stands for none
    static Cause of(int code) throws CursorFormat.Malformed {
        if (code < 1 || code > ALL.length) {
            throw new CursorFormat.Malformed("no cause of loss has the number " + code);
        }
        return ALL[code - 1];
    }
}
