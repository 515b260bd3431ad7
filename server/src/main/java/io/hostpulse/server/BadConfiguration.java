package io.hostpulse.server;

/// The server does not start with this configuration; the program ends with exit code 78.
public final class BadConfiguration extends Exception {
    private static final long serialVersionUID = 1L;

    /// @param message what is wrong and what to do
    public BadConfiguration(String message) {
        super(message);
    }
}
