package io.hostpulse.sql;

import java.nio.file.Path;
import java.sql.SQLException;

/// What a failure of the database means for the messages. Source:
/// <https://sqlite.org/rescode.html>.
enum Trouble {
    /// Another program holds the lock: try again with the same connection.
    BUSY,
    /// The message itself cannot be stored.
    POISON,
    /// The disk, the file or the connection failed: try again with a new connection.
    BROKEN,
    /// The file is damaged or no database: a person has to act.
    DAMAGED;

    private static final int BUSY_CODE = 5;
    private static final int LOCKED_CODE = 6;
    private static final int CORRUPT_CODE = 11;
    private static final int TOOBIG_CODE = 18;
    private static final int CONSTRAINT_CODE = 19;
    private static final int MISMATCH_CODE = 20;
    private static final int NOTADB_CODE = 26;

    static Trouble of(SQLException e) {
        // The low byte is the primary code; the rest says more about the same thing.
        return switch (e.getErrorCode() & 0xff) {
            case BUSY_CODE, LOCKED_CODE -> BUSY;
            case CONSTRAINT_CODE, MISMATCH_CODE, TOOBIG_CODE -> POISON;
            case CORRUPT_CODE, NOTADB_CODE -> DAMAGED;
            default -> BROKEN;
        };
    }

    /// The failure in one line, with the cause that the driver wraps.
    static String text(Path file, String doing, Exception e) {
        var text = new StringBuilder(128);
        text.append("database ").append(file).append(": ").append(doing).append(": ");
        text.append(e.getMessage());
        Throwable cause = e.getCause();
        if (cause != null && cause.getMessage() != null) {
            text.append(": ").append(cause.getMessage());
        }
        return text.toString().replace('\n', ' ');
    }

    /// What a person does about a damaged file.
    static String damaged(Path file, Exception e) {
        return text(file, "is damaged or no SQLite database", e)
                + ": stop the agent, move the file and its -wal away (sqlite3 FILE .recover may"
                + " save its rows) or name another database, and start the agent";
    }
}
