package io.hostpulse.wire;

/// What makes a message the same message wherever it arrives: the idempotency key.
///
/// @param agent the agent's UUID
/// @param journal the UUID of the agent's numbering
/// @param epoch the agent's start, from 1
/// @param seq the message's number within the epoch, from 1
public record MessageKey(String agent, String journal, long epoch, long seq) {}
