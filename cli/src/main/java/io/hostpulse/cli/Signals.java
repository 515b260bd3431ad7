package io.hostpulse.cli;

import io.hostpulse.agent.Agent;

/// What the program does on signals, signal(7): INT and TERM end it cleanly, HUP makes the agent
/// read its configuration again.
final class Signals {
    private Signals() {}

    /// Routes the signals of this process to the agent.
    static void route(Agent agent) {
        route(agent::stop);
        sun.misc.Signal.handle(new sun.misc.Signal("HUP"), _ -> agent.lookAtOptions());
    }

    /// Has the signals that end a program with a terminal end it by this; one of them says that the
    /// terminal has gone.
    static void routeToEnd(Runnable stop) {
        sun.misc.Signal.handle(new sun.misc.Signal("HUP"), _ -> stop.run());
        sun.misc.Signal.handle(new sun.misc.Signal("TERM"), _ -> stop.run());
    }

    /// Has the signals that end this process end it by this.
    static void route(Runnable stop) {
        sun.misc.Signal.handle(new sun.misc.Signal("INT"), _ -> stop.run());
        sun.misc.Signal.handle(new sun.misc.Signal("TERM"), _ -> stop.run());
    }
}
