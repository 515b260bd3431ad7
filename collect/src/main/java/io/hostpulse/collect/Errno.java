package io.hostpulse.collect;

import io.hostpulse.catalogue.State;

/// Names of the system's errors. Source: errno(3) and the numbers that Linux has on x86_64, aarch64
/// and every other architecture but alpha, mips, parisc and sparc.
final class Errno {
    static final int ENOENT = 2;
    static final int ESTALE = 116;

    private Errno() {}

    /// The error's name, or its number where no name is known.
    static String name(int errno) {
        return switch (errno) {
            case 1 -> "EPERM";
            case ENOENT -> "ENOENT";
            case 4 -> "EINTR";
            case 5 -> "EIO";
            case 6 -> "ENXIO";
            case 11 -> "EAGAIN";
            case 12 -> "ENOMEM";
            case 13 -> "EACCES";
            case 19 -> "ENODEV";
            case 20 -> "ENOTDIR";
            case 36 -> "ENAMETOOLONG";
            case 38 -> "ENOSYS";
            case 40 -> "ELOOP";
            case 75 -> "EOVERFLOW";
            case 107 -> "ENOTCONN";
            case 108 -> "ESHUTDOWN";
            case 110 -> "ETIMEDOUT";
            case 111 -> "ECONNREFUSED";
            case 112 -> "EHOSTDOWN";
            case 113 -> "EHOSTUNREACH";
            case ESTALE -> "ESTALE";
            case 117 -> "EUCLEAN";
            case 121 -> "EREMOTEIO";
            default -> "errno " + errno;
        };
    }

    /// What a target is called whose call ended so.
    static State state(int errno) {
        return errno == 1 || errno == 13 ? State.DENIED : State.FAILED;
    }
}
