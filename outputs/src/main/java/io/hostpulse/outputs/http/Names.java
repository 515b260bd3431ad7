package io.hostpulse.outputs.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// What turns a host's name into addresses: the part of the network that can hang by itself.
@FunctionalInterface
public interface Names {
    /// The addresses of a name, the preferred ones first.
    ///
    /// @throws UnknownHostException if it has none, or nobody can be asked
    InetAddress[] lookUp(String host) throws UnknownHostException;

    /// The Java runtime's way, which asks the system and remembers an answer for at most 30 s.
    static Names ofSystem() {
        return InetAddress::getAllByName;
    }
}
