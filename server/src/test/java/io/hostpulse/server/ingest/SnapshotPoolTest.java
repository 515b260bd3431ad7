package io.hostpulse.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Snapshot;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

final class SnapshotPoolTest {
    private final SnapshotPool pool = new SnapshotPool();

    @Test
    void theOneThatWasUsedLastIsUsedFirst() {
        Snapshot first = pool.take();
        Snapshot second = pool.take();
        assertThat(second).isNotSameAs(first);
        pool.giveBack(List.of(first, second));
        assertThat(pool.take()).isSameAs(second);
        assertThat(pool.take()).isSameAs(first);
        assertThat(pool.take()).isNotSameAs(first).isNotSameAs(second);
    }

    @Test
    void noMoreAreKeptThanThereIsRoomFor() {
        List<Snapshot> many = new ArrayList<>();
        for (int i = 0; i < SnapshotPool.KEPT + 10; i++) {
            many.add(pool.take());
        }
        pool.giveBack(many);
        Set<Snapshot> given = Collections.newSetFromMap(new IdentityHashMap<>());
        given.addAll(many);
        int kept = 0;
        while (given.contains(pool.take())) {
            kept++;
        }
        assertThat(kept).isEqualTo(SnapshotPool.KEPT);
    }
}
