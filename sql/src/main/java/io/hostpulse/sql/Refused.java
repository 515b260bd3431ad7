package io.hostpulse.sql;

/// A database that this program must not write to until a person has looked. The text says why, and
/// what to do.
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final String why;

    Refused(String why) {
        super(why);
        this.why = why;
    }

    /// What was found, and what to do.
    String why() {
        return why;
    }
}
