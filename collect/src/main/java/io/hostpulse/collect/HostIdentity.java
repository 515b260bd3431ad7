package io.hostpulse.collect;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Who the host says it is. What the host does not say is absent.
///
/// `ip` and `mac` are of the interface that holds the route to the server; else of that of the
/// default route; else of the first that is up and not a loopback. A server on this host is reached
/// over loopback, whose address tells nothing: then the default route counts.
///
/// @param hostname `/proc/sys/kernel/hostname`, else the environment's `HOSTNAME`
/// @param bootId `/proc/sys/kernel/random/boot_id`, another one after each boot
/// @param ip the interface's address, IPv4 before IPv6
/// @param mac the interface's hardware address, `/sys/class/net/IF/address`; absent for interfaces
///   that have none
public record HostIdentity(
        Optional<String> hostname,
        Optional<String> bootId,
        Optional<String> ip,
        Optional<String> mac) {
    /// The UDP port that a socket is connected to in order to learn its route; nothing is sent.
    private static final int DISCARD_PORT = 9;

    private record Link(NetworkInterface device, Optional<InetAddress> address) {}

    /// Reads the identity as it is now. Sends nothing and asks no name server.
    ///
    /// @param server an address of the server, if there is one
    public static HostIdentity read(Roots roots, Optional<InetAddress> server) {
        Optional<String> hostname = line(roots.procfs().resolve("sys/kernel/hostname"));
        if (hostname.isEmpty() || hostname.get().equals("(none)")) {
            hostname = environment("HOSTNAME");
        }
        Optional<Link> link = link(roots, server);
        return new HostIdentity(
                hostname,
                line(roots.procfs().resolve("sys/kernel/random/boot_id")),
                link.flatMap(HostIdentity::ip),
                link.flatMap(found -> mac(roots, found.device().getName())));
    }

    private static Optional<Link> link(Roots roots, Optional<InetAddress> server) {
        Optional<Link> toServer = server.flatMap(HostIdentity::linkTo);
        if (toServer.isPresent()) {
            return toServer;
        }
        Optional<Link> byDefault = DefaultRoute.device(roots).flatMap(HostIdentity::linkNamed);
        return byDefault.isPresent() ? byDefault : firstLink();
    }

    private static Optional<Link> linkTo(InetAddress server) {
        try (var socket = new DatagramSocket()) {
            socket.connect(server, DISCARD_PORT);
            InetAddress local = socket.getLocalAddress();
            NetworkInterface device = NetworkInterface.getByInetAddress(local);
            return device == null || device.isLoopback()
                    ? Optional.empty()
                    : Optional.of(new Link(device, Optional.of(local)));
        } catch (IOException | java.io.UncheckedIOException e) {
            // No route to the server now: the default route speaks for the host.
            return Optional.empty();
        }
    }

    private static Optional<Link> linkNamed(String name) {
        try {
            return Optional.ofNullable(NetworkInterface.getByName(name))
                    .map(device -> new Link(device, Optional.empty()));
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    private static Optional<Link> firstLink() {
        try {
            for (NetworkInterface device : NetworkInterface.networkInterfaces().toList()) {
                var link = new Link(device, Optional.empty());
                if (device.isUp() && !device.isLoopback() && ip(link).isPresent()) {
                    return Optional.of(link);
                }
            }
        } catch (SocketException e) {
            // A host without a network has no address to report.
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<String> ip(Link link) {
        if (link.address().isPresent()) {
            return link.address().map(HostIdentity::text);
        }
        List<InetAddress> addresses = Collections.list(link.device().getInetAddresses());
        Optional<String> six = Optional.empty();
        for (InetAddress address : addresses) {
            if (address instanceof Inet4Address) {
                return Optional.of(text(address));
            }
            if (six.isEmpty() && !address.isLinkLocalAddress()) {
                six = Optional.of(text(address));
            }
        }
        return six;
    }

    /// The address without the scope that Java appends.
    private static String text(InetAddress address) {
        String text = address.getHostAddress();
        int scope = text.indexOf('%');
        return scope < 0 ? text : text.substring(0, scope);
    }

    /// A tunnel has none, and says so by zeros or an address of another form.
    static Optional<String> mac(Roots roots, String device) {
        Optional<String> address =
                line(roots.sysfs().resolve("class/net").resolve(device).resolve("address"));
        return address.filter(text -> isHardwareAddress(text));
    }

    private static boolean isHardwareAddress(String text) {
        boolean zeros = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean separator = i % 3 == 2;
            if (separator ? c != ':' : Character.digit(c, 16) < 0) {
                return false;
            }
            zeros &= separator || c == '0';
        }
        return !zeros && text.length() >= 17 && text.length() % 3 == 2;
    }

    private static Optional<String> line(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> environment(String name) {
        String value = System.getenv(name);
        return value == null || value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
}
