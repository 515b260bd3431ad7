package io.hostpulse.top;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What `hostpulse top` is asked for.
///
/// @param interval the time between samples, 1 s or more
/// @param server the server's URL; empty for this host alone
/// @param host the host's name or its agent's UUID; empty for the list of all
/// @param passwordFile where the administrator's password stands, if not typed
/// @param tlsCa PEM certificates that may vouch for the server
/// @param tlsFingerprint the server's certificate itself
/// @param screens how many screens are printed as text; 0 for the terminal
/// @param language the words' language
public record TopOptions(
        Duration interval,
        Optional<String> server,
        Optional<String> host,
        Optional<Path> passwordFile,
        Optional<Path> tlsCa,
        Optional<String> tlsFingerprint,
        int screens,
        Language language) {
    public static final Duration INTERVAL = Duration.ofSeconds(1);
    public static final Duration INTERVAL_MIN = Duration.ofSeconds(1);
    public static final Duration INTERVAL_MAX = Duration.ofHours(1);

    /// The most screens that are printed.
    public static final int SCREENS_MAX = 1_000_000;
}
