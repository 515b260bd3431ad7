package io.hostpulse.server.access;

import java.time.Duration;
import java.util.Set;

/// Who gets in how.
///
/// @param loopback whether the server listens on a loopback address alone
/// @param localAgents whether agents on this host need no credential then
/// @param hostNames what the `Host` header may say on a server that needs no login, lower case,
///   without port
/// @param sessionIdle how long a session lives without a request
/// @param sessionLife how long it lives at all
public record AccessRules(
        boolean loopback,
        boolean localAgents,
        Set<String> hostNames,
        Duration sessionIdle,
        Duration sessionLife) {
    public AccessRules {
        hostNames = Set.copyOf(hostNames);
    }
}
