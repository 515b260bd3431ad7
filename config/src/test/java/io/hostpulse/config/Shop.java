package io.hostpulse.config;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/// The configuration of a program that is neither agent nor server.
///
/// @param door where customers come in
/// @param pause how long the shop is closed at noon
record Shop(HostPort door, Duration pause) {
    static final Shop DEFAULT =
            new Shop(HostPort.of("localhost:80").orElseThrow(), Duration.ofHours(1));

    static final Key<Shop, HostPort> DOOR =
            Key.of("shop.door", new ListenKind(), Shop::door, "Where customers come in.");
    static final Key<Shop, Duration> PAUSE =
            Key.of(
                    "shop.hours.pause",
                    new DurationKind(Duration.ZERO, Duration.ofHours(3)),
                    Shop::pause,
                    "How long the shop is closed at noon.");

    /// Without named things.
    static final Vocabulary<Shop> PLAIN = Vocabulary.of(List.of(DOOR, PAUSE));

    /// With shelves, beside a program that has a `cellar` and a key of its own in `shop`.
    static final Vocabulary<Shop> FULL =
            PLAIN.with(new NamedSection("shelves", "shelf", Set.of("height")))
                    .besides(Set.of("cellar", "shop.back-door"));
}
