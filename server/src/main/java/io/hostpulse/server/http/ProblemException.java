package io.hostpulse.server.http;

import java.util.OptionalInt;

/// A request that is answered with an error (RFC 9457). Says to the client what was found and
/// nothing about the server's inside.
public final class ProblemException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final int retryAfterSeconds;

    /// @param detail one sentence for whoever reads the answer
    public ProblemException(int status, String detail) {
        this(status, detail, 0);
    }

    /// @param retryAfterSeconds when to try again, 1 or more; 0 for no advice
    public ProblemException(int status, String detail, int retryAfterSeconds) {
        super(detail, null, false, false);
        this.status = status;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /// The HTTP status.
    public int status() {
        return status;
    }

    /// What was found.
    public String detail() {
        return String.valueOf(getMessage());
    }

    /// When to try again, if that is known.
    public OptionalInt retryAfterSeconds() {
        return retryAfterSeconds > 0 ? OptionalInt.of(retryAfterSeconds) : OptionalInt.empty();
    }
}
