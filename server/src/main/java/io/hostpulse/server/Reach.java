package io.hostpulse.server;

import io.hostpulse.server.access.ServedCertificate;
import io.hostpulse.server.packages.Invitation;
import io.hostpulse.server.packages.Packages;
import io.hostpulse.store.Store;
import io.hostpulse.store.StoreException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Consumer;

/// How a server with a given configuration is reached, and by what it is known. Stateless.
public final class Reach {
    private Reach() {}

    static InetAddress address(String host) throws BadConfiguration {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new BadConfiguration("server.listen: no address is known for '" + host + "'");
        }
    }

    static boolean isEncrypted(ServerConfig config, InetAddress listen) {
        return switch (config.tls().mode()) {
            case ON -> true;
            case OFF -> false;
            case AUTO -> !listen.isLoopbackAddress() || config.tls().certificate().isPresent();
        };
    }

    static void refuseOpenDoor(
            ServerConfig config, InetAddress listen, boolean encrypted, Store store)
            throws BadConfiguration, StoreException {
        if (listen.isLoopbackAddress()) {
            return;
        }
        if (!encrypted) {
            throw new BadConfiguration(
                    "server.listen: "
                            + config.host()
                            + " is reached from other hosts, and server.tls is off; plain HTTP is"
                            + " for 127.0.0.1 alone");
        }
        if (store.registry().adminPassword().isEmpty()) {
            throw new BadConfiguration(
                    "server.listen: "
                            + config.host()
                            + " is reached from other hosts, and no administrator's password is"
                            + " set; run 'hostpulse server set-password' first");
        }
    }

    static ServedCertificate certificate(
            ServerConfig config, ServerClock clock, Consumer<String> log)
            throws BadConfiguration, IOException {
        ServerConfig.TlsChoice tls = config.tls();
        if (tls.certificate().isPresent() != tls.key().isPresent()) {
            throw new BadConfiguration("server.tls: certificate and key are given together");
        }
        if (tls.certificate().isPresent() && tls.key().isPresent()) {
            return ServedCertificate.of(tls.certificate().get(), tls.key().get(), clock, log);
        }
        return ServedCertificate.own(config.dataFolder(), tls.names(), clock, log);
    }

    /// How agents on other hosts reach a server with this configuration: by the first name of its
    /// certificate, or by the address it listens on, or, when that is every address, by this host's
    /// name.
    public static String publicUrl(ServerConfig config) throws BadConfiguration {
        InetAddress listen = address(config.host());
        String name = config.host();
        if (!config.tls().names().isEmpty()) {
            name = config.tls().names().getFirst();
        } else if (listen.isAnyLocalAddress()) {
            try {
                name = InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException e) {
                throw new BadConfiguration(
                        "server.tls.names: this host does not know its own name; give the name"
                                + " under which agents reach it");
            }
        }
        return url(config, name, isEncrypted(config, listen));
    }

    /// The line that installs, enrols and starts the agent on another host.
    ///
    /// @return nothing when there are no packages to give
    public static Optional<String> installLine(
            ServerConfig config, String token, ServerClock clock, Consumer<String> log)
            throws BadConfiguration, IOException {
        if (!Packages.areIn(config.packagesFolder())) {
            return Optional.empty();
        }
        Optional<String> pin =
                isEncrypted(config, address(config.host()))
                        ? Optional.of(certificate(config, clock, log).pin())
                        : Optional.empty();
        return Optional.of(new Invitation(publicUrl(config), pin).line(token));
    }

    /// How a host that is to be added reaches a server that listens on this port.
    static Invitation invitation(
            ServerConfig config, int port, Optional<ServedCertificate> certificate) {
        ServerConfig running = config.withPort(port);
        Optional<String> pin = certificate.map(ServedCertificate::pin);
        try {
            return new Invitation(publicUrl(running), pin);
        } catch (BadConfiguration e) {
            // A host without a name of its own: the address that is listened on has to do.
            return new Invitation(url(running, config.host(), pin.isPresent()), pin);
        }
    }

    private static String url(ServerConfig config, String name, boolean encrypted) {
        String host = name.indexOf(':') >= 0 ? "[" + name + "]" : name;
        return (encrypted ? "https://" : "http://") + host + ":" + config.port();
    }
}
