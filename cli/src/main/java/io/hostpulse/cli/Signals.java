package io.hostpulse.cli;

import io.hostpulse.agent.Agent;

/// What the agent does on signals, signal(7): INT and TERM end it cleanly, HUP makes it read its
/// configuration again.
final class Signals {
    private Signals() {}

    /// Routes the signals of this process to the agent.
    static void route(Agent agent) {
        sun.misc.Signal.handle(new sun.misc.Signal("INT"), _ -> agent.stop());
        sun.misc.Signal.handle(new sun.misc.Signal("TERM"), _ -> agent.stop());
        sun.misc.Signal.handle(new sun.misc.Signal("HUP"), _ -> agent.lookAtOptions());
    }
}
