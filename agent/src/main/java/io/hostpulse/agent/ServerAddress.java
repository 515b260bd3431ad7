package io.hostpulse.agent;

import io.hostpulse.agent.time.TimeOptions;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;

/// The address of the agent's server: the route to it decides which address the messages carry.
final class ServerAddress {
    private ServerAddress() {}

    /// The server's host as configured, when the time comes from a server.
    private static Optional<String> host(TimeOptions time) {
        if (time.source() != TimeOptions.Source.SERVER) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(URI.create(time.server()).getHost());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// The address when it is given as a number; asks no name server.
    static Optional<InetAddress> literal(TimeOptions time) {
        try {
            return host(time).map(InetAddress::ofLiteral);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Whether a name server must be asked.
    static boolean isName(TimeOptions time) {
        return host(time).isPresent() && literal(time).isEmpty();
    }

    /// The address, asking a name server if needed: may take as long as that takes.
    static Optional<InetAddress> resolve(TimeOptions time) {
        Optional<String> host = host(time);
        try {
            return host.isEmpty()
                    ? Optional.empty()
                    : Optional.of(InetAddress.getByName(host.get()));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
