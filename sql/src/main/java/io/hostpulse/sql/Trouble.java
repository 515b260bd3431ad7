package io.hostpulse.sql;

import java.sql.SQLException;

/// What a failure of the database means for the messages.
enum Trouble {
    /// Another program holds a lock: try again with the same connection.
    BUSY,
    /// The message itself cannot be stored.
    POISON,
    /// One of the messages is too large for the connection, which is lost; nobody says which.
    OVERSIZED,
    /// The disk, the network, the server or the connection failed: try again with a new connection.
    BROKEN,
    /// A table is not as this program made it: a new connection makes it again, or cannot.
    CHANGED,
    /// A person has to act: a damaged file, a wrong password, a missing right.
    HALTED;

    /// The longest text of a failure, in characters.
    private static final int TEXT_MAX = 500;

    /// The failure in one line, with the cause that the driver wraps.
    static String text(String place, String doing, Exception e) {
        var text = new StringBuilder(128);
        text.append("database ").append(place).append(": ").append(doing).append(": ");
        Throwable said = said(e);
        text.append(said.getMessage());
        Throwable cause = said.getCause();
        if (cause != null && cause.getMessage() != null) {
            text.append(": ").append(cause.getMessage());
        }
        if (text.length() > TEXT_MAX) {
            text.setLength(TEXT_MAX);
            text.append("...");
        }
        return text.toString().replace('\n', ' ');
    }

    /// A batch's failure only says which row failed, not why: that stands in its cause.
    private static Throwable said(Exception e) {
        return e instanceof java.sql.BatchUpdateException batch
                        && batch.getCause() instanceof SQLException cause
                ? cause
                : e;
    }
}
