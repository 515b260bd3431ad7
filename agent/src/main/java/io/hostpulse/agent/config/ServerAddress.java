package io.hostpulse.agent.config;

import io.hostpulse.agent.time.TimeOptions;

/// The two ways in which `time.server` may be written.
final class ServerAddress {
    private static final int PORT_MAX = 65_535;

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
        if (address.startsWith("[")) {
            int end = address.indexOf(']');
            return end > 0
                    && isIpv6(address.substring(1, end))
                    && isPort(address.substring(end + 1));
        }
        int colon = address.indexOf(':');
        int end = colon < 0 ? address.length() : colon;
        return isHost(address.substring(0, end)) && isPort(address.substring(end));
    }

    /// A name or an IPv4 address, as far as its characters go.
    private static boolean isHost(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean isWord = isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!isWord && c != '_' && (i == 0 || (c != '.' && c != '-'))) {
                return false;
            }
        }
        return !host.isEmpty() && host.length() <= 253;
    }

    /// Hexadecimal digits and at least two colons, dots of an IPv4 tail, and a zone after `%`.
    private static boolean isIpv6(String host) {
        int percent = host.indexOf('%');
        int colons = 0;
        for (int i = 0; i < (percent < 0 ? host.length() : percent); i++) {
            char c = host.charAt(i);
            boolean isHex = isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
            if (c == ':') {
                colons++;
            } else if (!isHex && c != '.') {
                return false;
            }
        }
        return colons >= 2 && (percent < 0 || isHost(host.substring(percent + 1)));
    }

    /// Empty, or a colon and 1 to 65535.
    private static boolean isPort(String port) {
        if (port.isEmpty()) {
            return true;
        }
        if (port.charAt(0) != ':' || port.length() < 2 || port.length() > 6) {
            return false;
        }
        int number = 0;
        for (int i = 1; i < port.length(); i++) {
            if (!isDigit(port.charAt(i))) {
                return false;
            }
            number = number * 10 + port.charAt(i) - '0';
        }
        return number >= 1 && number <= PORT_MAX;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
