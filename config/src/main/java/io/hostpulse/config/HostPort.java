package io.hostpulse.config;

import java.util.Optional;
import java.util.OptionalInt;

/// Where something is on the network: `HOST`, `HOST:PORT`, `[IPV6]` or `[IPV6]:PORT`.
///
/// @param host a name, or an IP address, which stands without brackets; checked as far as its
///   characters go
/// @param port 0 to 65535; empty when it was left out
public record HostPort(String host, OptionalInt port) {
    public static final int PORT_MAX = 65_535;

    /// The longest name, in characters, as DNS has it.
    private static final int NAME_LENGTH_MAX = 253;

    /// The address that a text names; empty when it names none.
    public static Optional<HostPort> of(String text) {
        boolean isIpv6 = text.startsWith("[");
        int end = text.indexOf(isIpv6 ? ']' : ':');
        if (isIpv6 && end < 0) {
            return Optional.empty();
        }
        String host = isIpv6 ? text.substring(1, end) : end < 0 ? text : text.substring(0, end);
        String rest = isIpv6 ? text.substring(end + 1) : text.substring(host.length());
        if (!(isIpv6 ? isIpv6(host) : isHost(host))) {
            return Optional.empty();
        }
        if (rest.isEmpty()) {
            return Optional.of(new HostPort(host, OptionalInt.empty()));
        }
        int port = port(rest);
        return port < 0 ? Optional.empty() : Optional.of(new HostPort(host, OptionalInt.of(port)));
    }

    /// The text that [#of(String)] would read as this.
    public String text() {
        String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return port.isPresent() ? name + ":" + port.getAsInt() : name;
    }

    /// A name or an IPv4 address.
    private static boolean isHost(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean isWord = isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!isWord && c != '_' && (i == 0 || (c != '.' && c != '-'))) {
                return false;
            }
        }
        return !host.isEmpty() && host.length() <= NAME_LENGTH_MAX;
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

    /// The number after a colon; -1 when it is none, or too large.
    private static int port(String text) {
        if (text.charAt(0) != ':' || text.length() < 2 || text.length() > 6) {
            return -1;
        }
        int number = 0;
        for (int i = 1; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
            number = number * 10 + text.charAt(i) - '0';
        }
        return number <= PORT_MAX ? number : -1;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
