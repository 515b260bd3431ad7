package io.hostpulse.server.http;

/// Who calls.
public sealed interface Caller {
    /// Nobody who has shown anything.
    record Stranger() implements Caller {}

    /// An agent with a valid credential.
    ///
    /// @param agent its UUID
    record Agent(String agent) implements Caller {}

    /// An agent on this host that needs no credential; its messages say who it is.
    record LocalAgent() implements Caller {}

    /// The administrator.
    ///
    /// @param session names the session, or the address that needs none
    record Administrator(String session) implements Caller {}
}
