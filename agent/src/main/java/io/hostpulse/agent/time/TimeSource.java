package io.hostpulse.agent.time;

/// A clock on the network that can be asked for its time. Confined to one thread at a time.
public interface TimeSource {
    /// Asks once. Ends within about twice the source's timeout, name resolution excepted; never
    /// throws for what the network or the source does.
    ProbeResult probe();

    /// The word of the message for this kind of source: `server` or `ntp`.
    String word();

    /// The source's address for log lines and reasons, without secrets: `ntp time.example.org:123`.
    String describe();
}
