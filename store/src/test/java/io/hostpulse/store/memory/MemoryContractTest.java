package io.hostpulse.store.memory;

import io.hostpulse.store.Store;
import io.hostpulse.store.StoreContract;
import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.Stores;

final class MemoryContractTest extends StoreContract {
    @Override
    protected Store open(StoreLimits limits) {
        return Stores.memory(limits);
    }

    @Override
    protected Store reopen(Store store, StoreLimits limits) {
        return store;
    }
}
