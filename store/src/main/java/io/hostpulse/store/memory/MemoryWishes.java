package io.hostpulse.store.memory;

import io.hostpulse.store.Wishes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is wished of agents, in memory. Thread-safe: one lock.
final class MemoryWishes implements Wishes {
    private final Map<String, Wish> wishes = new HashMap<>();
    private long version;

    @Override
    public synchronized void set(Wish wish) {
        wishes.put(wish.agent(), wish);
        version++;
    }

    @Override
    public synchronized boolean end(String agent) {
        version++;
        return wishes.remove(agent) != null;
    }

    @Override
    public synchronized List<Wish> all() {
        return List.copyOf(wishes.values());
    }

    @Override
    public synchronized long version() {
        return version;
    }
}
