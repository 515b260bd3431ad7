package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.groups.Filesystem;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class CollectionAllocationTest {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final Snapshot snapshot = new Snapshot();

    @Test
    void aTickAllocatesNothingWhereAllMountsAreLocal() throws Exception {
        var allocation = new Allocation();
        try (var all = new Collection(CollectOptions.DEFAULT, Roots.HOST, System::nanoTime)) {
            do {
                tick(all, 3_000);
            } while (!isBound());
            for (int i = 0; i < 10; i++) {
                allocation.bytes();
            }
            long first = allocation.bytes();
            long before = allocation.bytes();
            tick(all, 1_000);
            // To look at all threads allocates too: what the look before the ticks took.
            long looking = before - first;
            assertThat(allocation.bytes() - before - looking)
                    .as("bytes in 1,000 ticks")
                    .isLessThan(20_000);
        }
    }

    private void tick(Collection all, int times) {
        for (int i = 0; i < times; i++) {
            snapshot.clear();
            all.collect(snapshot, INTERVAL);
        }
    }

    /// Whether file systems are asked through statvfs by now: only that knows inodes.
    private boolean isBound() {
        var table = snapshot.table(Group.FILESYSTEM);
        return table.rows() == 0 || table.has(0, Filesystem.FILES);
    }
}
