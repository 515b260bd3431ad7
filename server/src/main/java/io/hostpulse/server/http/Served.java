package io.hostpulse.server.http;

/// Hears of every answer, for the counts. Thread-safe.
public interface Served {
    /// A request was answered.
    ///
    /// @param endpoint the endpoint's path as the table writes it, or `other`
    /// @param nanos from the first line read to the answer written
    void answered(String endpoint, int status, long nanos);

    /// A request could not be read and was answered with this status.
    void unreadable(int status);

    /// A connection was refused or cut.
    void cut(Cut why);

    /// Why a connection was cut.
    enum Cut {
        /// Too many connections of one address without credential.
        TOO_MANY,
        /// A header or body came too slowly, or an answer was taken too slowly.
        TOO_SLOW,
        /// No next request came.
        IDLE,
        /// The agent's credential was revoked.
        REVOKED
    }
}
