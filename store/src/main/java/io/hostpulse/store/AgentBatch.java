package io.hostpulse.store;

import java.util.List;

/// What one agent handed over in one request.
///
/// @param agent the agent's UUID as its credential says, whatever stands in the messages
/// @param receivedMicros the server's clock when the request arrived
/// @param arrivals the messages, in the order of the request
/// @param gaps messages that will never come, as the agent reports them
public record AgentBatch(
        String agent, long receivedMicros, List<Arrival> arrivals, List<Gap> gaps) {
    public AgentBatch {
        arrivals = List.copyOf(arrivals);
        gaps = List.copyOf(gaps);
    }
}
