package io.hostpulse.top;

import java.util.Locale;
import java.util.Optional;

/// A figure that tells whether a host needs somebody, by its name in `GET /api/v1/fleet`. Shares
/// are percent, sizes bytes, rates bytes per second, times what their names end with.
enum Figure {
    INTERVAL_MS,
    LAST_SEEN_US,
    NEWEST_US,
    OFFSET_US,
    ERROR_US,
    MESSAGES,
    MISSING,
    PENDING,
    UNEXPLAINED,
    LOAD1,
    CPUS,
    CPU,
    STEAL,
    PRESSURE_CPU,
    PRESSURE_MEMORY,
    PRESSURE_IO,
    MEM,
    MEM_TOTAL,
    FS,
    DISK_READ,
    DISK_WRITE,
    NET_RECV,
    NET_SENT,
    /// From when on a host that is not heard is silent: the same for all hosts of a server.
    HEARD_FROM_US;

    private final String member = name().toLowerCase(Locale.ROOT);

    /// The figure of a member of the server's answer.
    static Optional<Figure> ofMember(String member) {
        for (Figure figure : values()) {
            if (figure.member.equals(member)) {
                return Optional.of(figure);
            }
        }
        return Optional.empty();
    }
}
