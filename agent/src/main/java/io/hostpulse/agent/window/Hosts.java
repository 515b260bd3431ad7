package io.hostpulse.agent.window;

import io.hostpulse.config.HostPort;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which hosts a request may name as the one that it wants: IP addresses, localhost, and names from
/// the configuration. A page in a browser that made its own name lead here (DNS rebinding) names
/// itself, and is refused. Immutable.
final class Hosts {
    private final List<String> names;

    Hosts(List<String> names) {
        this.names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    /// Whether a value of `Host` is admitted.
    boolean admits(String header) {
        Optional<HostPort> parsed = HostPort.of(header);
        if (parsed.isEmpty()) {
            return false;
        }
        String host = parsed.get().host().toLowerCase(Locale.ROOT);
        return isAddress(host) || host.equals("localhost") || names.contains(host);
    }

    private static boolean isAddress(String host) {
        if (host.indexOf(':') >= 0) {
            return true;
        }
        int points = 0;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            points += c == '.' ? 1 : 0;
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return points == 3;
    }
}
