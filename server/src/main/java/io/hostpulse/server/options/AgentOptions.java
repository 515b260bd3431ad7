package io.hostpulse.server.options;

import io.hostpulse.server.AgentDefaults;
import io.hostpulse.server.ServerClock;
import io.hostpulse.server.json.JsonOut;
import io.hostpulse.store.StoreException;
import io.hostpulse.store.Wishes;
import io.hostpulse.store.Wishes.Wish;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// What each agent is told beside the acknowledgement, ready to be written: looked up in memory.
/// What was read is believed for [#BELIEVED_NANOS], so that a change counts within a second on
/// every server, and at once on this one. Then whoever comes first asks the store for the number of
/// the last change, and only after a change for all wishes; the others do not wait for that. While
/// the store does not answer, what was wished last holds on: an answer without options would end
/// it. Thread-safe.
public final class AgentOptions {
    static final long BELIEVED_NANOS = 900_000_000L;

    private final Wishes wishes;
    private final AgentDefaults defaults;
    private final ServerClock clock;
    private final Consumer<String> log;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Known known;
    private boolean isAway;

    /// @param version of the wishes
    /// @param nanos when the store was asked
    /// @param byAgent the JSON object of each agent of which something of its own is wished
    /// @param others that of all others; empty for nothing
    private record Known(long version, long nanos, Map<String, String> byAgent, String others) {}

    /// Asks the store.
    ///
    /// @param defaults what is wished of every agent, unless something else is wished of it
    public AgentOptions(
            Wishes wishes, AgentDefaults defaults, ServerClock clock, Consumer<String> log)
            throws StoreException {
        this.wishes = wishes;
        this.defaults = defaults;
        this.clock = clock;
        this.log = log;
        this.known = read(wishes.version(), clock.nanos());
    }

    /// The JSON object that this agent is told, ASCII only; absent when there is nothing to say.
    public Optional<String> of(String agent) {
        Known now = known;
        if (clock.nanos() - now.nanos() > BELIEVED_NANOS && asking.tryLock()) {
            try {
                refresh();
            } finally {
                asking.unlock();
            }
            now = known;
        }
        String json = now.byAgent().getOrDefault(agent, now.others());
        return json.isEmpty() ? Optional.empty() : Optional.of(json);
    }

    /// Something was changed here.
    void changed() {
        asking.lock();
        try {
            refresh();
        } finally {
            asking.unlock();
        }
    }

    private void refresh() {
        Known before = known;
        long now = clock.nanos();
        try {
            long version = wishes.version();
            known =
                    version == before.version()
                            ? new Known(version, now, before.byAgent(), before.others())
                            : read(version, now);
            if (isAway) {
                isAway = false;
                log.accept("what is wished of agents can be read again");
            }
        } catch (StoreException e) {
            known = new Known(before.version(), now, before.byAgent(), before.others());
            if (!isAway) {
                isAway = true;
                log.accept("agents are told the options of before: " + e.getMessage());
            }
        }
    }

    private Known read(long version, long nanos) throws StoreException {
        Map<String, String> byAgent = new HashMap<>();
        for (Wish wish : wishes.all()) {
            Map<String, Boolean> groups = new HashMap<>(defaults.switches());
            groups.putAll(wish.groups());
            OptionalLong interval =
                    wish.intervalMillis().isPresent()
                            ? wish.intervalMillis()
                            : defaults.intervalMillis();
            byAgent.put(wish.agent(), json(interval, groups));
        }
        return new Known(
                version, nanos, byAgent, json(defaults.intervalMillis(), defaults.switches()));
    }

    private static String json(OptionalLong intervalMillis, Map<String, Boolean> groups) {
        if (intervalMillis.isEmpty() && groups.isEmpty()) {
            return "";
        }
        byte[] json =
                WishJson.write(new JsonOut().object(), intervalMillis, groups)
                        .endObject()
                        .toBytes();
        return new String(json, StandardCharsets.US_ASCII);
    }
}
