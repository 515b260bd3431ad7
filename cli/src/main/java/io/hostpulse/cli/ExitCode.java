package io.hostpulse.cli;

/// What the program's exit code says: sysexits(3) where it has a word for it.
final class ExitCode {
    static final int OK = 0;
    static final int FAILURE = 1;

    /// The command line was not understood.
    static final int USAGE = 2;

    /// Something that may be gone at the next try: EX_TEMPFAIL.
    static final int TRY_LATER = 75;

    /// The configuration is bad: EX_CONFIG. systemd is told not to try again.
    static final int BAD_CONFIGURATION = 78;

    private ExitCode() {}
}
