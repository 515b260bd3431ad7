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
            case SERVER -> "http://HOST:PORT or https://HOST:PORT, without a path";
            case NTP -> "HOST, HOST:PORT or [IPV6]:PORT";
            case NONE -> "no server";
        };
    }

    private static boolean isUrl(String address) {
        int start = address.startsWith("http://") ? 7 : address.startsWith("https://") ? 8 : -1;
        if (start < 0) {
            return false;
        }
        int end = address.endsWith("/") ? address.length() - 1 : address.length();
        return end > start && isHostAndPort(address.substring(start, end));
    }

    private static boolean isHostAndPort(String address) {
        Optional<HostPort> at = HostPort.of(address);
        return at.isPresent() && at.get().port().orElse(1) != 0;
    }
}
