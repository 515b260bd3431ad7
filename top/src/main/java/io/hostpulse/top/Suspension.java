package io.hostpulse.top;

import io.hostpulse.collect.LibcFunction;

/// Stops this process until the shell lets it go on, as SIGTSTP does by itself where nobody
/// listens: `raise(3)` with SIGSTOP, which cannot be caught.
///
/// The signal is for this thread and not, as with `kill(2)`, for the process: any other thread may
/// take that one, and until it has, this one would run on and take the terminal again
/// (pthread_kill(3), signal(7)).
final class Suspension {
    /// signal(7), the same on x86-64 and AArch64.
    private static final int SIGSTOP = 19;

    private Suspension() {}

    /// Returns when the process goes on; at once where it cannot be stopped.
    static void stop() {
        LibcFunction raise = LibcFunction.bind("raise");
        if (raise != null) {
            raise.call(SIGSTOP);
        }
    }
}
