package io.hostpulse.agent.config;

import io.hostpulse.agent.time.TimeOptions;
import io.hostpulse.config.HostPort;

import java.util.Optional;

/// The two ways in which `time.server` may be written.
final class ServerAddress {
    private ServerAddress() {}

    /// Whether an address can be used with a source.
    static boolean fits(TimeOptions.Source source, String address) {
        return switch (source) {
            case SERVER -> isUrl(address);
            case NTP -> isHostAndPort(address);
            case NONE -> false;
        };
    }

    static String expected(TimeOptions.Source source) {
        return switch (source) {
            case SERVER -> "http://HOST:PORT or https://HOST:PORT, with a path if need be";
            case NTP -> "HOST, HOST:PORT or [IPV6]:PORT";
            case NONE -> "no server";
        };
    }

    private static boolean isUrl(String address) {
        int start = address.startsWith("http://") ? 7 : address.startsWith("https://") ? 8 : -1;
        if (start < 0) {
            return false;
        }
        int slash = address.indexOf('/', start);
        int end = slash < 0 ? address.length() : slash;
        return isHostAndPort(address.substring(start, end)) && isPath(address.substring(end));
    }

    /// Whether a server may stand below this path, `/` and more or nothing.
    private static boolean isPath(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean isWord =
                    (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!isWord && "/-._~".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHostAndPort(String address) {
        Optional<HostPort> at = HostPort.of(address);
        return at.isPresent() && at.get().port().orElse(1) != 0;
    }
}
