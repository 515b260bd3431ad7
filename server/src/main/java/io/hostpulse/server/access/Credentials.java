package io.hostpulse.server.access;

import io.hostpulse.server.ServerClock;
import io.hostpulse.store.Registry;
import io.hostpulse.store.StoreException;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// Agents' credentials, looked up by their hash. What was found is believed for [#BELIEVED_NANOS],
/// so that a revocation counts within a second on every server, and at once on this one.
/// Thread-safe.
final class Credentials {
    static final long BELIEVED_NANOS = 900_000_000L;
    private static final int KEPT_MAX = 50_000;

    private final Registry registry;
    private final ServerClock clock;
    private final AtomicInteger generation = new AtomicInteger();
    private final Map<String, Found> found =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(64, 0.75f, true) {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<String, Found> eldest) {
                            return size() > KEPT_MAX;
                        }
                    });
    private volatile Names names = new Names(Set.of(), Long.MIN_VALUE, -1);

    private record Found(String agent, long nanos, int generation) {}

    private record Names(Set<String> agents, long nanos, int generation) {}

    Credentials(Registry registry, ServerClock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /// Grows whenever something was changed here: what was found before counts no more.
    int generation() {
        return generation.get();
    }

    /// Something was changed.
    void changed() {
        generation.incrementAndGet();
        found.clear();
    }

    /// The agent whose credential has this hash, if it may come in.
    Optional<String> agent(String secretHash) throws StoreException {
        long now = clock.nanos();
        int current = generation.get();
        Found known = found.get(secretHash);
        if (known != null
                && known.generation() == current
                && now - known.nanos() < BELIEVED_NANOS) {
            return Optional.of(known.agent());
        }
        Optional<String> agent =
                registry.bySecretHash(secretHash)
                        .filter(credential -> credential.revokedMicros() == 0)
                        .map(Registry.Credential::agent);
        if (agent.isPresent()) {
            found.put(secretHash, new Found(agent.get(), now, current));
        }
        return agent;
    }

    /// Whether this agent has ever enrolled, revoked or not.
    boolean isEnrolled(String agent) throws StoreException {
        Names known = names;
        long now = clock.nanos();
        int current = generation.get();
        if (known.generation() != current || now - known.nanos() > BELIEVED_NANOS) {
            Set<String> agents =
                    registry.credentials().stream()
                            .map(Registry.Credential::agent)
                            .collect(Collectors.toUnmodifiableSet());
            known = new Names(agents, now, current);
            names = known;
        }
        return known.agents().contains(agent);
    }
}
