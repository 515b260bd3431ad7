package io.hostpulse.server.http;

/// Who may call an endpoint.
public enum Role {
    /// Whoever reaches the server.
    ANYONE,
    /// An agent with its credential, or one on this host where that is allowed.
    AGENT,
    /// The administrator in a session; on a server that listens on loopback without a password,
    /// whoever is on this host.
    ADMINISTRATOR,
    /// As [#ADMINISTRATOR], and every client on this host: for what reads figures without a name.
    LOCAL_OR_ADMINISTRATOR
}
