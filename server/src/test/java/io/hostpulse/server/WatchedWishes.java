package io.hostpulse.server;

import io.hostpulse.store.StoreException;
import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.Stores;
import io.hostpulse.store.Wishes;

import java.util.List;

/// Wishes in memory that count how often they are asked, and can be away.
final class WatchedWishes implements Wishes {
    private final Wishes wishes = Stores.memory(StoreLimits.DEFAULT).wishes();
    boolean isAway;
    int versions;
    int lists;

    private void ask() throws StoreException {
        if (isAway) {
            throw new StoreException(
                    StoreException.Kind.UNAVAILABLE,
                    "looking for new wishes: nobody answers",
                    new IllegalStateException("away"));
        }
    }

    @Override
    public void set(Wish wish) throws StoreException {
        wishes.set(wish);
    }

    @Override
    public boolean end(String agent) throws StoreException {
        return wishes.end(agent);
    }

    @Override
    public List<Wish> all() throws StoreException {
        ask();
        lists++;
        return wishes.all();
    }

    @Override
    public long version() throws StoreException {
        ask();
        versions++;
        return wishes.version();
    }
}
