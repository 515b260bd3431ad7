package io.hostpulse.store;

/// The store cannot do now what it was asked. Nothing of the call has taken effect.
public final class StoreException extends Exception {
    private static final long serialVersionUID = 1;

    /// What stands in the way.
    public enum Kind {
        /// The same call may succeed later: the database is away, locked or restarting.
        UNAVAILABLE,
        /// No space is left; deleting, or retention, helps.
        FULL,
        /// Only a person can mend it: a newer schema, missing rights, a damaged file.
        HALTED
    }

    private final Kind kind;

    /// @param message what was being done, to what, and what was found
    public StoreException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /// What stands in the way.
    public Kind kind() {
        return kind;
    }
}
