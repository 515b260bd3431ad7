package io.hostpulse.outputs.http;

import java.nio.file.Path;

/// Why a server's certificate is believed. Immutable.
public sealed interface Trust {
    /// It is this very certificate. Neither its name nor its dates nor its issuer matter then: a
    /// host whose clock is wrong must still be able to ask for the time. A key that can be broken
    /// is refused all the same.
    record Pinned(Fingerprint fingerprint) implements Trust {}

    /// One of the authorities in a file of PEM certificates vouches for it and for the host's name.
    record Authority(Path file) implements Trust {}

    /// One of the authorities that the Java runtime knows vouches for it and for the host's name.
    record Known() implements Trust {}
}
