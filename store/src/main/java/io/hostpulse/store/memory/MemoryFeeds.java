package io.hostpulse.store.memory;

import io.hostpulse.store.Feeds;
import io.hostpulse.store.Mark;
import io.hostpulse.store.Overtaken;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// How far feeds are read, in memory. Thread-safe: one lock.
final class MemoryFeeds implements Feeds {
    private final Map<String, Claim> claims = new HashMap<>();

    @Override
    public synchronized Claim claim(String feed) {
        Claim before = claims.getOrDefault(feed, new Claim(0, OptionalLong.empty()));
        var claim = new Claim(before.owner() + 1, before.next());
        claims.put(feed, claim);
        return claim;
    }

    /// Moves all marks, or none.
    synchronized void advance(List<Mark> marks) throws Overtaken {
        for (Mark mark : marks) {
            Claim claim = claims.get(mark.feed());
            if (claim == null || claim.owner() != mark.owner()) {
                throw new Overtaken(mark.feed());
            }
        }
        for (Mark mark : marks) {
            claims.put(mark.feed(), new Claim(mark.owner(), OptionalLong.of(mark.next())));
        }
    }
}
